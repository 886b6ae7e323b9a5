import type { PdfPrinter } from '../../ports/pdf-printer.ts'
import type { Templates } from '../../ports/templates.ts'

/** A paper of the demonstration: enough to print a report of the length that the story needs. */
export interface SamplePaper {
  title: string
  author: string
  meeting: string
  /** How many chapters of running text follow the summary. */
  chapters: number
}

const CHAPTERS = [
  'Background',
  'What was done',
  'What the figures show',
  'What residents told us',
  'Costs',
  'Risks',
  'Equality',
  'Climate',
  'Options',
  'Next steps',
]

const SENTENCES = [
  'Officers visited every site twice, once in term time and once outside it, and counted for a whole day each time.',
  'The figures come from the county’s own records and were checked against those of the police and the hospital trust.',
  'Where two wards share a boundary road, the numbers are given for the road and not for either ward.',
  'The cost is met from the capital programme that the Council agreed in February, and no further money is asked for.',
  'Residents answered in writing, at four drop-in sessions and through the parish councils, and their answers are summed up by theme.',
  'The working group met five times; its notes are background papers and can be inspected on request.',
  'No option removes the risk altogether, and the table sets out what each would leave.',
  'The programme will be looked at again in the autumn, when a full year of figures is in.',
]

/** Prints a report of the made-up council as its author would send it: a tagged PDF with a table. */
export const printSamplePaper = (
  tools: { printer: PdfPrinter; templates: Templates },
  { title, author, meeting, chapters }: SamplePaper,
): Promise<Uint8Array> =>
  tools.printer.print(
    tools.templates.render('samples/report', {
      language: 'en-GB',
      title,
      author,
      meeting,
      chapters: Array.from({ length: chapters }, (_, at) => ({
        number: at + 2,
        heading: CHAPTERS[at % CHAPTERS.length],
        paragraphs: Array.from({ length: 9 }, (_unused, line) => ({
          number: `${at + 2}.${line + 1}`,
          words: [0, 1, 2, 3]
            .map((sentence) => SENTENCES[(at * 3 + line * 2 + sentence) % SENTENCES.length])
            .join(' '),
        })),
      })),
    }),
  )

/** The beginning of a Word document with a password: a compound file (MS-CFB) with a locked package (MS-OFFCRYPTO) in it. */
export const lockedDocument = (): Uint8Array =>
  Buffer.concat([
    Buffer.from('D0CF11E0A1B11AE1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage\0', 'utf16le'),
  ])
