/** One page of a pack, as comparing needs it. */
export interface ComparedPage {
  label: string
  text: string
  /** The same for two pages that are drawn alike, whatever is stamped on them. */
  fingerprint: string
}

/** What became of one page. */
export type PageChange =
  | { change: 'same' | 'renumbered'; page: string; was: string }
  | { change: 'changed'; page: string; was: string; added: string[]; removed: string[] }
  | { change: 'added'; page: string }
  | { change: 'removed'; was: string }

/**
 * Holds one version of a pack against an earlier one, page by page in the order of the later. A page that is drawn
 * alike is the same page wherever it stands now; one that is not is a change of the page in its place. `added` and
 * `removed` are lines of its text.
 */
export function comparePacks(earlier: readonly ComparedPage[], later: readonly ComparedPage[]): PageChange[] {
  const partners = partnersOf(earlier, later)
  const changes = later.map((page, at): PageChange => {
    const other = partners[at]
    const before = other === undefined ? undefined : earlier[other]
    if (before === undefined) return { change: 'added', page: page.label }
    const [now, was] = [page.label, before.label]
    if (page.fingerprint === before.fingerprint)
      return { change: now === was ? 'same' : 'renumbered', page: now, was }
    const added = linesOnlyIn(page, before)
    return { change: 'changed', page: now, was, added, removed: linesOnlyIn(before, page) }
  })
  const kept = new Set(partners)
  const removed = earlier.flatMap(({ label }, at): PageChange[] =>
    kept.has(at) ? [] : [{ change: 'removed', was: label }],
  )
  return [...changes, ...removed]
}

/** For each later page the index of the earlier one that it continues. */
function partnersOf(
  earlier: readonly ComparedPage[],
  later: readonly ComparedPage[],
): (number | undefined)[] {
  const alike = Map.groupBy(earlier.keys(), (at) => earlier[at]?.fingerprint)
  const partners = later.map(({ fingerprint }) => alike.get(fingerprint)?.shift())
  const free = new Set(earlier.keys())
  for (const partner of partners) if (partner !== undefined) free.delete(partner)
  for (const [at, { label }] of later.entries()) {
    if (partners[at] !== undefined) continue
    const behind = (partners[at - 1] ?? -2) + 1
    const inPlace = [...free].find((one) => earlier[one]?.label === label)
    const partner = free.has(behind) ? behind : inPlace
    if (partner === undefined) continue
    partners[at] = partner
    free.delete(partner)
  }
  return partners
}

function linesOnlyIn({ text }: ComparedPage, other: ComparedPage): string[] {
  const known = new Set(linesOf(other.text))
  return linesOf(text).filter((line) => !known.has(line))
}

/** The stamped number changes with the place, and is told apart. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^Page \d+( - \d+)?$/.test(line))
