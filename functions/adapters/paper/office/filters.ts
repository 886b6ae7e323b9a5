import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OfficeKind, OlderKind } from '../../../ports/word-converter.ts'

interface Filters {
  /** The office program's name for what it reads. Told, so that it does not guess. */
  reads: string
  writes: 'writer_pdf_Export' | 'calc_pdf_Export' | 'impress_pdf_Export'
  /** What the paper is called in its folder, whatever its sender called it. */
  ending: string
}

export const FILTERS: Record<OfficeKind, Filters> = {
  docx: { reads: 'MS Word 2007 XML', writes: 'writer_pdf_Export', ending: 'docx' },
  doc: { reads: 'MS Word 97', writes: 'writer_pdf_Export', ending: 'doc' },
  odt: { reads: 'writer8', writes: 'writer_pdf_Export', ending: 'odt' },
  rtf: { reads: 'Rich Text Format', writes: 'writer_pdf_Export', ending: 'rtf' },
  xlsx: { reads: 'Calc MS Excel 2007 XML', writes: 'calc_pdf_Export', ending: 'xlsx' },
  xls: { reads: 'MS Excel 97', writes: 'calc_pdf_Export', ending: 'xls' },
  // A table in plain text is written out as a document first, by us.
  csv: { reads: 'OpenDocument Text Flat XML', writes: 'writer_pdf_Export', ending: 'fodt' },
  pptx: { reads: 'Impress MS PowerPoint 2007 XML', writes: 'impress_pdf_Export', ending: 'pptx' },
}

const on = { type: 'boolean', value: 'true' }
const off = { type: 'boolean', value: 'false' }

/** PDF 1.7, tagged and bookmarked; pictures as fine as they are; nothing that is not on the page. */
const OPTIONS = {
  SelectPdfVersion: { type: 'long', value: '0' },
  UseTaggedPDF: on,
  ExportBookmarks: on,
  DisplayPDFDocumentTitle: on,
  UseLosslessCompression: off,
  Quality: { type: 'long', value: '92' },
  ReduceImageResolution: off,
  ExportNotes: off,
  ExportNotesInMargin: off,
  ExportNotesPages: off,
  ExportHiddenSlides: off,
  ExportFormFields: off,
  IsAddStream: off,
  IsSkipEmptyPages: off,
}

/** What an older paper is written anew as. */
export const RENEWED: Record<OlderKind, 'docx' | 'xlsx'> = { doc: 'docx', rtf: 'docx', xls: 'xlsx' }

/** What the program makes of a paper, and how what it makes is called. */
export type Made = 'pdf' | 'docx' | 'xlsx'

/** What the program is told to do with the paper in a folder. */
export function conversion(kind: OfficeKind, made: Made, folder: string): string[] {
  const { reads, writes, ending } = FILTERS[kind]
  return [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
    '--headless',
    '--norestore',
    '--nolockcheck',
    `--infilter=${reads}`,
    '--convert-to',
    made === 'pdf' ? `pdf:${writes}:${JSON.stringify(OPTIONS)}` : `${made}:${FILTERS[made].reads}`,
    '--outdir',
    folder,
    join(folder, `paper.${ending}`),
  ]
}
