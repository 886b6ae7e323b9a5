import { PAPER_KINDS } from '../papers/paper-kind.ts'
import type { SubmittedFile } from '../work-programme/meeting.ts'

/** A file among the others of its submission: `Report`, `Appendix 2`. */
export const roleInWords = (files: readonly SubmittedFile[], file: SubmittedFile): string =>
  file.role === 'report'
    ? 'Report'
    : `Appendix ${files.filter(({ role }) => role === 'appendix').indexOf(file) + 1}`

/** What was sent, and what is bound of it: `A PDF of 4 pages`. */
export function takenAs({ pages, original }: SubmittedFile): string {
  const count = pages === 1 ? '1 page' : `${pages} pages`
  if (original === undefined) return `A PDF of ${count}`
  if (original.kind === 'pdf') return `A PDF of ${count}, whose scanned pages were read by machine`
  const { words } = PAPER_KINDS[original.kind]
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, of which a PDF of ${count} was made`
}

/** As much of a hash as tells files apart when two people read it to each other. */
export const shortHash = (sha256: string): string => sha256.slice(0, 12)
