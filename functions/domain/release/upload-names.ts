import type { PackVersion } from './pack-version.ts'

/** A paper of a released pack, and the name under which a clerk uploads it to the council's own system. */
export interface NamedPaper {
  name: string
  key: string
}

const LONGEST_TITLE = 80

/**
 * The public papers of a pack, named for upload to modern.gov or the like: by item and order, so that a list of names is
 * in the order of the agenda (`07.1 Gritting routes - Report.pdf`). Exempt ones are not among them.
 */
export function uploadNames({ plan, files }: PackVersion): NamedPaper[] {
  const papers = plan.items.flatMap(({ number, title, papers: of }) =>
    of
      .map((paper, at) => ({ ...paper, at }))
      .filter(({ store, secrecy }) => store === 'open' && secrecy === null)
      .map(({ key, role, at }) => ({
        name: `${String(number).padStart(2, '0')}.${at + 1} ${plain(title)} - ${role === 'report' ? 'Report' : `Appendix ${at}`}.pdf`,
        key,
      })),
  )
  const pack = files
    .filter(({ kind }) => kind === 'public')
    .map(({ key }) => ({ name: '00 Public Document Pack.pdf', key }))
  return [...pack, ...papers]
}

/** Letters that every system's file names may have. */
const plain = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[^\w ()&',-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE)
    .trim()
