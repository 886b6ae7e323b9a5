/** Who changed what: people are counted and never named. */
export interface Marked {
  count: number
  people: Set<string>
}

/** What a look into an office document gathers. */
export interface Found {
  changes: Marked
  comments: Marked
  /** Ready sentences, in the order they are found in. Each is said once. */
  warnings: Set<string>
}

export const nothingFound = (): Found => ({
  changes: { count: 0, people: new Set() },
  comments: { count: 0, people: new Set() },
  warnings: new Set(),
})

/** `Sheet 1`; `Sheet 1 and Sheet 3`; `Sheet 1, Sheet 3 and 4 more`. */
export function listed(places: Iterable<string>, most = 3): string {
  const all = [...new Set(places)]
  if (all.length > most) return `${all.slice(0, most).join(', ')} and ${all.length - most} more`
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

export const counted = (count: number, one: string, several: string): string =>
  count === 1 ? `one ${one}` : `${count} ${several}`
