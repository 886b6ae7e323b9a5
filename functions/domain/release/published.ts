import type { PackVersion } from './pack-version.ts'

/** The newest released pack version that carries an item's papers; null while none does. */
export function publishedVersionOf(packs: readonly PackVersion[], itemKey: string): number | null {
  const carrying = packs.filter(
    (pack) =>
      pack.released !== null &&
      pack.plan.items.some(({ key, papers }) => key === itemKey && papers.length > 0),
  )
  return carrying.at(-1)?.version ?? null
}

/** Whether anything of a meeting is out: what comes after it is a supplement. */
export const isOut = (packs: readonly PackVersion[]): boolean =>
  packs.some(({ released }) => released !== null)
