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

/** The items, by key, that stand on what is released of a meeting, its supplements among it; null while nothing is. */
export function publishedItems(packs: readonly PackVersion[]): ReadonlySet<string> | null {
  const out = packs.filter(({ released }) => released !== null)
  return out.length === 0 ? null : new Set(out.flatMap(({ plan }) => plan.items.map(({ key }) => key)))
}

/** Whether anything of a meeting is out: what comes after it is a supplement. */
export const isOut = (packs: readonly PackVersion[]): boolean =>
  packs.some(({ released }) => released !== null)
