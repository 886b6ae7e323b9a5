import type { Meeting, SubmittedFile } from '../work-programme/meeting.ts'
import type { PackFile, PackVersion } from './pack-version.ts'

/**
 * Takes public packs out of the open that hold papers which became exempt since they were compiled: they are kept
 * with what is restricted, and cannot be released (`mayRelease`). A released pack is public, and stays as it is.
 */
export function withholdPacks(
  packs: readonly PackVersion[],
  leaving: readonly SubmittedFile[],
): { packs: PackVersion[]; withheld: PackFile[] } {
  const hashes = new Set(leaving.map(({ sha256 }) => sha256))
  const withheld: PackFile[] = []
  const isHeld = ({ released, plan }: PackVersion): boolean =>
    released === null &&
    plan.items.some(({ papers }) => papers.some((one) => one.secrecy === null && hashes.has(one.sha256)))
  return {
    packs: packs.map((pack) => {
      if (!isHeld(pack)) return pack
      withheld.push(...pack.files.filter(({ store }) => store === 'open'))
      return { ...pack, files: pack.files.map((file) => ({ ...file, store: 'restricted' as const })) }
    }),
    withheld,
  }
}

/** Whether a pack that was planned a while ago shows the public a paper that became exempt since. */
export const revealsExempt = (
  { items }: Pick<Meeting, 'items'>,
  { plan }: Pick<PackVersion, 'plan'>,
): boolean =>
  plan.items.some(({ key, papers }) => {
    const sent = items.find((item) => item.key === key)?.submissions.flatMap(({ files }) => files) ?? []
    return papers.some(
      ({ secrecy, sha256 }) =>
        secrecy === null && (sent.findLast((one) => one.sha256 === sha256)?.secrecy ?? null) !== null,
    )
  })

/** Whether a version's public pack was taken out of the open. */
export const isWithheld = ({ files }: PackVersion): boolean =>
  files.some(({ kind, store }) => kind === 'public' && store === 'restricted')

/**
 * The newest pack or supplement and its version before, as everybody who signs in may hold them against each other: what
 * was withheld says in its differences what became exempt. Null where there are no two.
 */
export function lastTwoInTheOpen(
  packs: readonly PackVersion[],
): { before: PackVersion; newest: PackVersion } | null {
  const supplement = packs.at(-1)?.supplement
  const [before, newest] = packs
    .filter((pack) => pack.supplement === supplement && !isWithheld(pack))
    .slice(-2)
  return before === undefined || newest === undefined ? null : { before, newest }
}
