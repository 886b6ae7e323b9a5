import type { ZipTroubleKind } from './zip-archive.ts'

/** What is said of an office document whose archive cannot be opened. */
export const ZIP_TROUBLE: Record<ZipTroubleKind, string> = {
  damaged:
    'The file is damaged and cannot be opened. Open it on your computer, save it again, and send that.',
  encrypted:
    'The file is locked with a password, so nobody could read it. Save it without a password, and send that.',
  'over-full':
    'The file unfolds to far more than a report can need, as files made to do harm do, and it was not opened. Copy the report into a new document, and send that.',
  'odd-names':
    'The file holds parts with names that lead elsewhere on a computer, as files made to do harm do, and it was not opened. Copy the report into a new document, and send that.',
}
