/** What officers send, told by its content and never by its name. */
export type PaperKind =
  | 'pdf'
  | 'docx'
  | 'doc'
  | 'odt'
  | 'rtf'
  | 'xlsx'
  | 'xls'
  | 'csv'
  | 'pptx'
  | 'jpg'
  | 'png'

interface KindFacts {
  /** As people call it, with its article: `a Word document`. */
  words: string
  /** Endings of names that say the truth, in lower case; the first is how a kept file ends. */
  endings: readonly string[]
  /** Where a report is made as PDF from. */
  program: string
  /** Only a document is a report; everything else belongs to one. */
  isDocument: boolean
}

export const PAPER_KINDS: Record<PaperKind, KindFacts> = {
  pdf: {
    words: 'a PDF',
    endings: ['pdf'],
    program: 'the program it was written in',
    isDocument: true,
  },
  docx: {
    words: 'a Word document',
    endings: ['docx', 'docm', 'dotx', 'dotm'],
    program: 'Word',
    isDocument: true,
  },
  doc: { words: 'an older Word document', endings: ['doc', 'dot'], program: 'Word', isDocument: true },
  odt: {
    words: 'an OpenDocument text',
    endings: ['odt', 'ott'],
    program: 'the program it was written in',
    isDocument: true,
  },
  rtf: { words: 'a rich text document', endings: ['rtf', 'doc'], program: 'Word', isDocument: true },
  xlsx: {
    words: 'a spreadsheet',
    endings: ['xlsx', 'xlsm', 'xltx', 'xltm'],
    program: 'Excel',
    isDocument: false,
  },
  xls: { words: 'an older spreadsheet', endings: ['xls', 'xlt'], program: 'Excel', isDocument: false },
  csv: {
    words: 'a table in plain text (CSV)',
    endings: ['csv', 'tsv', 'txt'],
    program: 'Excel',
    isDocument: false,
  },
  pptx: {
    words: 'a presentation',
    endings: ['pptx', 'pptm', 'ppsx', 'potx'],
    program: 'PowerPoint',
    isDocument: false,
  },
  jpg: {
    words: 'a picture (JPEG)',
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    program: 'Word',
    isDocument: false,
  },
  png: { words: 'a picture (PNG)', endings: ['png'], program: 'Word', isDocument: false },
}

/** What is said of a file whose name says something else than its content; null where they agree. */
export function nameLies(name: string, kind: PaperKind): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === undefined || PAPER_KINDS[kind].endings.includes(ending)) return null
  return `The file is called ${name}, and is ${PAPER_KINDS[kind].words}. It was read as what it is.`
}

/** What is said of a file that is no document, where a report is wanted; null for one that may be a report. */
export const noReport = (kind: PaperKind): string | null =>
  PAPER_KINDS[kind].isDocument
    ? null
    : `This is ${PAPER_KINDS[kind].words}, which may be an appendix. Send the report itself as a Word document or a PDF, and this with it.`

/** The endings of names that a report may have, or an appendix, as a browser's file chooser takes them: `.pdf,.docx`. */
export const endingsFor = (role: 'report' | 'appendix'): string =>
  Object.values(PAPER_KINDS)
    .filter(({ isDocument }) => isDocument || role === 'appendix')
    .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
    .filter((ending, at, all) => all.indexOf(ending) === at)
    .join(',')
