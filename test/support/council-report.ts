import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { writePng } from './write-png.ts'

export interface ReportWanted {
  title: string
  /** How many chapters of numbered paragraphs it has. */
  chapters?: number
  language?: string
  /** What its properties say of it; nothing where left out. */
  properties?: { title?: string; creator?: string }
  /** What its chart shows. */
  chart?: string
}

const SENTENCES = [
  'The service visited every route twice, once in frost and once in thaw, and kept its notes with the depot.',
  'Where a route crosses the boundary, the neighbouring council salts it, and is paid by the mile.',
  'The cost is met from the revenue budget that the Council agreed in February.',
  'Residents of Tŷ Newydd and Pentre-bâch answered in writing, and asked for the hill to be done first.',
]

/** A report as councils write them in Word: cover block, numbered paragraphs, tables, a chart, an appendix across. */
export async function councilReport(wanted: ReportWanted): Promise<Uint8Array> {
  const {
    title,
    chapters = 3,
    language = 'en-GB',
    properties = {},
    chart = 'Tonnes of salt, by winter',
  } = wanted
  const report = new Document({
    ...properties,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 24, language: { value: language } } },
        title: { run: { font: 'Cambria', size: 40, bold: true } },
        heading1: {
          run: { font: 'Arial', size: 28, bold: true },
          paragraph: { spacing: { before: 240, after: 120 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'paragraphs',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 720, hanging: 720 } } },
            },
            {
              level: 1,
              format: LevelFormat.DECIMAL,
              text: '%1.%2',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 720, hanging: 720 } } },
            },
          ],
        },
        {
          reference: 'bullets',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 1080, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Highways Act 1980, section 41(1A).')] } },
    sections: [
      {
        headers: {
          default: new Header({ children: [new Paragraph('Penwyllt Council: Environment Scrutiny')] }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          table([
            ['Meeting', 'Environment and Transport Scrutiny Committee, 8 April 2026'],
            ['Report of', 'The Assistant Director, Highways'],
            ['Ward', 'All wards, ac ŵyl y gaeaf'],
          ]),
          ...Array.from({ length: chapters }, (_, at) => chapter(at)).flat(),
          new Paragraph({ children: [bars(chart)] }),
        ],
      },
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [
          new Paragraph({ text: 'Appendix: routes', heading: HeadingLevel.HEADING_1 }),
          table(
            [
              ['Route', 'Depot', 'Miles', 'Priority', 'Last salted'],
              ...Array.from({ length: 40 }, (_, at) => [
                `R${at + 1}`,
                'Dôl-y-bont',
                `${at + 4}`,
                `${(at % 3) + 1}`,
                '3 March 2026',
              ]),
            ],
            true,
          ),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(report))
}

const HEADINGS = ['Summary', 'Background', 'What was done', 'Costs', 'Risks', 'Next steps']

const chapter = (at: number): Paragraph[] => [
  new Paragraph({
    text: HEADINGS[at % HEADINGS.length] ?? '',
    heading: HeadingLevel.HEADING_1,
    numbering: { reference: 'paragraphs', level: 0 },
  }),
  ...SENTENCES.map(
    (_, line) =>
      new Paragraph({
        numbering: { reference: 'paragraphs', level: 1 },
        children: [
          new TextRun([0, 1, 2].map((one) => SENTENCES[(at + line + one) % SENTENCES.length]).join(' ')),
          ...(at === 0 && line === 0 ? [new FootnoteReferenceRun(1)] : []),
        ],
      }),
  ),
  ...['before dawn', 'after rain'].map(
    (words) => new Paragraph({ text: words, numbering: { reference: 'bullets', level: 0 } }),
  ),
]

const table = (rows: string[][], isHeaded = false): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: isHeaded && at === 0,
          children: cells.map((words) => new TableCell({ children: [new Paragraph(words)] })),
        }),
    ),
  })

/** A chart as a picture, with what it shows in words. */
const bars = (description: string): ImageRun =>
  new ImageRun({
    type: 'png',
    data: writePng({
      width: 240,
      height: 120,
      point: (x, y) => (x % 40 < 25 && y > 110 - 15 * Math.floor(x / 40) ? [0, 84, 120] : [255, 255, 255]),
    }),
    transformation: { width: 360, height: 180 },
    altText: { name: 'Chart', title: 'Chart', description },
  })
