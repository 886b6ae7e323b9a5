import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  type IParagraphStylePropertiesOptions,
  type ITableCellOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** Where it is kept, to be handed out. */
export const WORD_TEMPLATE = new URL('../../templates/word/committee-report.docx', import.meta.url)

/** Measures of Word: twentieths of a point, and half points for letters. */
const CM = 567
const COLOUR = '1D4F5C'
const FONT = 'Arial'

/** A made-up instant, so that the same sources make the same file. */
const MADE_AT = '2026-11-01T09:00:00Z'

const spaced = (before: number, after: number): IParagraphStylePropertiesOptions => ({
  spacing: { before: before * 20, after: after * 20 },
})
const heading = (size: number, before: number) => ({
  run: { font: FONT, size: size * 2, bold: true, italics: false, color: COLOUR },
  paragraph: { ...spaced(before, 6), keepNext: true },
})

const styles = {
  default: {
    document: {
      run: { font: FONT, size: 24, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 160, line: 288 } },
    },
    title: {
      run: { font: FONT, size: 48, bold: true, color: COLOUR },
      paragraph: spaced(0, 18),
    },
    heading1: heading(16, 18),
    heading2: heading(14, 14),
    heading3: heading(12, 12),
  },
  paragraphStyles: [
    {
      id: 'NumberedParagraph',
      name: 'Numbered paragraph',
      basedOn: 'Normal',
      next: 'NumberedParagraph',
      quickFormat: true,
      paragraph: { numbering: { reference: 'paragraphs', level: 0 } },
    },
    {
      id: 'Recommendation',
      name: 'Recommendation',
      basedOn: 'Normal',
      next: 'Recommendation',
      quickFormat: true,
      paragraph: { numbering: { reference: 'recommendations', level: 0 } },
    },
    {
      id: 'Guidance',
      name: 'Guidance: delete it',
      basedOn: 'Normal',
      next: 'NumberedParagraph',
      quickFormat: true,
      run: { color: '4A4A4A' },
      paragraph: {
        ...spaced(8, 8),
        indent: { left: 0.4 * CM },
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: 'B1B4B6' } },
      },
    },
    { id: 'CoverBlock', name: 'Cover block', basedOn: 'Normal', quickFormat: true, paragraph: spaced(3, 3) },
    { id: 'CoverLabel', name: 'Cover label', basedOn: 'CoverBlock', quickFormat: true, run: { bold: true } },
  ],
}

type Numbers = (typeof LevelFormat)[keyof typeof LevelFormat]

const numbered = (reference: string, format: Numbers, text: string, left: number) => ({
  reference,
  levels: [
    {
      level: 0,
      format,
      text,
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left, hanging: CM } } },
    },
  ],
})

const h1 = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
const h2 = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 })
const h3 = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_3 })
const paragraph = (text: string) => new Paragraph({ text, style: 'NumberedParagraph' })
const recommendation = (text: string) => new Paragraph({ text, style: 'Recommendation' })
const guidance = (text: string) => new Paragraph({ text, style: 'Guidance' })

const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const LABELS = 4.5 * CM
const VALUES = 11.5 * CM

function row(label: string, value: string, { isHeader = false } = {}): TableRow {
  const cell = (text: string, style: string, options: Partial<ITableCellOptions>) =>
    new TableCell({ ...options, children: [new Paragraph({ style, text })] })
  const head = { width: { size: LABELS, type: WidthType.DXA }, shading: { fill: 'EEF3F4' } }
  const said = { width: { size: VALUES, type: WidthType.DXA } }
  const cells = isHeader
    ? [cell(label, 'CoverLabel', head), cell(value, 'CoverLabel', { ...said, shading: { fill: 'EEF3F4' } })]
    : [cell(label, 'CoverLabel', head), cell(value, 'CoverBlock', said)]
  return new TableRow({ cantSplit: true, tableHeader: isHeader, children: cells })
}

/** What it is about, at a glance: its first row heads its columns, and its first column its rows, for whoever hears it read. */
const coverBlock = new Table({
  width: { size: LABELS + VALUES, type: WidthType.DXA },
  columnWidths: [LABELS, VALUES],
  layout: TableLayoutType.FIXED,
  tableLook: {
    firstRow: true,
    lastRow: false,
    firstColumn: true,
    lastColumn: false,
    noHBand: true,
    noVBand: true,
  },
  borders: { top: RULE, bottom: RULE, insideHorizontal: RULE, left: NONE, right: NONE, insideVertical: NONE },
  rows: [
    row('This report', 'In short', { isHeader: true }),
    row('Committee', '[Name of the committee]'),
    row('Date of meeting', '[Wednesday 8 April 2026]'),
    row('Title', '[Title of the report, as on the agenda]'),
    row('Report of', '[Post of the director]'),
    row('Contact', '[Post, telephone and e-mail of the author]'),
  ],
})

const children = [
  new Paragraph({ text: '[Title of the report]', heading: HeadingLevel.TITLE }),
  coverBlock,
  guidance(
    'Write over what stands in [brackets], and delete every paragraph with a line beside it, like this one.',
  ),
  h1('Recommendations'),
  paragraph('The committee is asked to:'),
  recommendation('[note, consider, support or recommend what];'),
  recommendation('[ask whom to do what, and by when].'),
  h1('Reasons'),
  paragraph('[Why this is recommended, in a few sentences.]'),
  h1('Background'),
  paragraph('[What the committee resolved or asked for, and when.]'),
  paragraph('[What was done since, and what is known now.]'),
  guidance(
    'Use the styles: Heading 1, 2 and 3 for headings, Numbered paragraph for text. Members refer to paragraphs by their numbers, and who hears the report read moves by its headings.',
  ),
  guidance(
    'Give each picture, map and chart words for those who do not see it: right-click it, View Alt Text. Give each table a header row: Table Layout, Repeat Header Rows.',
  ),
  h1('Options'),
  h2('Option 1: [name]'),
  paragraph('[What would be done.]'),
  h3('For it'),
  paragraph('[What speaks for it.]'),
  h3('Against it'),
  paragraph('[What speaks against it.]'),
  h2('Option 2: [name]'),
  paragraph('[What would be done, and what speaks for and against it.]'),
  h1('Financial, legal and equality implications'),
  h2('Financial'),
  paragraph('[What it costs, from which budget. Cleared by: post, date.]'),
  h2('Legal'),
  paragraph('[Under which power or duty. Cleared by: post, date.]'),
  h2('Equality'),
  paragraph('[Whom it affects, and the outcome of the equality impact assessment.]'),
  h1('Background papers'),
  guidance(
    'List what the report relies on and what is not published yet: the Local Government Act 1972, section 100D, asks for it. Leave out what would disclose exempt information.',
  ),
  paragraph('[Title, date, and where it can be read; or: None.]'),
  h1('Appendices'),
  paragraph('[Appendix 1: title; or: None.]'),
  guidance(
    'When it is ready, send this document itself: a PDF is made of it that keeps its headings and descriptions. Leave page numbers and “Appendix” stamps out: the pack numbers its pages itself.',
  ),
]

/** Our Word template for a committee report. The same sources give the same bytes. */
export async function wordTemplate(): Promise<Uint8Array> {
  const made = new Document({
    title: 'Committee report',
    creator: 'Packhorse',
    lastModifiedBy: 'Packhorse',
    description: 'A template for reports to a scrutiny committee',
    styles,
    numbering: {
      config: [
        numbered('paragraphs', LevelFormat.DECIMAL, '%1.', CM),
        numbered('recommendations', LevelFormat.LOWER_LETTER, '(%1)', 2 * CM),
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 2.5 * CM, right: 2.5 * CM, bottom: 2.5 * CM, left: 2.5 * CM },
          },
        },
        children,
      },
    ],
  })
  return withoutChance(new Uint8Array(await Packer.toBuffer(made)))
}

/** The same document, made at a made-up instant. */
function withoutChance(docx: Uint8Array): Uint8Array {
  const files: Zippable = {}
  for (const [name, bytes] of Object.entries(unzipSync(docx)).sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const text = strFromU8(bytes).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, tag: string) => tag + MADE_AT,
    )
    files[name] = name.endsWith('.xml') || name.endsWith('.rels') ? strToU8(text) : bytes
  }
  // Word looks for this one first.
  const { '[Content_Types].xml': types, ...rest } = files
  return zipSync(
    { '[Content_Types].xml': types ?? new Uint8Array(), ...rest },
    { level: 9, mtime: new Date(2026, 10, 1) },
  )
}
