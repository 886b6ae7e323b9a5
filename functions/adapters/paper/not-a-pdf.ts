/** How far into a file PDF readers look for its header. */
const HEADER_WITHIN = 1024

/** What a file that is no PDF seems to be, and what to do about it; null for a PDF. */
export function notAPdf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, HEADER_WITHIN)).toString('latin1')
  if (start.includes('%PDF-') && !start.startsWith('MZ')) return null
  if (bytes.length === 0)
    return 'The file is empty. Look at it on your computer, and send the one with the report in it.'
  const kind = KINDS.find(({ is }) => is(start, bytes))
  return (
    kind?.told ??
    'This is not a PDF file. Save the report as PDF from the program it was written in, and send that.'
  )
}

interface Kind {
  is(start: string, bytes: Uint8Array): boolean
  told: string
}

const begins =
  (...starts: string[]) =>
  (start: string): boolean =>
    starts.some((one) => start.startsWith(one))

const zipHolding =
  (folder: string) =>
  (start: string, bytes: Uint8Array): boolean =>
    start.startsWith('PK') && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(folder)

const saveFrom = (what: string, program: string): string =>
  `This is ${what}, not a PDF. Save it as PDF from ${program} and send that.`

const KINDS: readonly Kind[] = [
  { is: zipHolding('word/'), told: saveFrom('a Word document', 'Word') },
  { is: zipHolding('xl/'), told: saveFrom('a spreadsheet', 'Excel') },
  { is: zipHolding('ppt/'), told: saveFrom('a presentation', 'PowerPoint') },
  { is: zipHolding('opendocument'), told: saveFrom('an OpenDocument file', 'the program it was written in') },
  { is: begins('PK'), told: 'This is a zip folder, not a PDF. Unpack it, and send the PDF that is in it.' },
  { is: begins('\xD0\xCF\x11\xE0'), told: saveFrom('an older Word or Office document', 'Word') },
  { is: begins('{\\rtf'), told: saveFrom('a rich text document', 'Word') },
  {
    is: begins('\xFF\xD8\xFF', '\x89PNG', 'GIF8', 'II*\0', 'MM\0*', 'BM'),
    told: 'This is a picture, not a PDF. Put it into a document, save that as PDF, and send it.',
  },
  {
    is: begins('MZ', '\x7FELF', '#!'),
    told: 'This is a program, not a PDF, and it was not opened. Send the report itself, saved as PDF.',
  },
  {
    is: (start) => /^\s*<(!doctype html|html|head|body)/i.test(start),
    told: 'This is a web page, not a PDF. Print it to PDF from the browser, and send that.',
  },
  {
    is: (start) => [...start].every((one) => one >= ' ' || '\t\r\n\f'.includes(one)),
    told: 'This is plain text, not a PDF. Put it into a document, save that as PDF, and send it.',
  },
]
