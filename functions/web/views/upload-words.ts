import { endingsFor } from '../../domain/papers/paper-kind.ts'

const REPORT =
  'A Word document, or a PDF. From Word send the document itself: its headings and descriptions of pictures are kept for those who read with their ears. At most 100 MB.'
const APPENDIX = 'Word documents, PDFs, spreadsheets, presentations or pictures'

/** What the pages say of files that may be sent, and what the browser offers to choose from. */
export const uploadWords = {
  reportHint: REPORT,
  reportEndings: endingsFor('report'),
  appendicesHint: `${APPENDIX}, in the order in which they are to stand.`,
  appendixEndings: endingsFor('appendix'),
  formsHint: `The next pages ask for the report, and then for each of them: ${APPENDIX}, of at most 100 MB each.`,
}

/** The same for one file by itself, the report being the first. */
export const oneFileWords = (isReport: boolean): { hint: string; endings: string } =>
  isReport
    ? { hint: REPORT, endings: endingsFor('report') }
    : {
        hint: 'A Word document, a PDF, a spreadsheet, a presentation or a picture, of at most 100 MB.',
        endings: endingsFor('appendix'),
      }
