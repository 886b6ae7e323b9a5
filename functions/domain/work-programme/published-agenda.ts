import type { Item } from './meeting.ts'

/** What an agenda prints of an item in the work programme's own words, by the column that says it. */
const PRINTED = ['title', 'section', 'description', 'recommended', 'contact', 'reason'] as const

type Printed = Pick<Item, (typeof PRINTED)[number]>

/** What came onto the agenda after it was public is printed once its supplement is released, and not before. */
const isPublished = ({ standing, key }: Item, published: ReadonlySet<string>): boolean =>
  !standing && published.has(key)

/** The columns in which somebody wants what is published of an item to say something else; `published` by key. */
export const printedOtherwise = (item: Item, wanted: Printed, published: ReadonlySet<string>): string[] =>
  isPublished(item, published)
    ? PRINTED.filter((column) => inOneLine(item[column]) !== inOneLine(wanted[column]))
    : []

/** How lines are broken is not worded anew. */
const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

const asPrinted = ({ title, section, description, recommended, contact, reason }: Item): Printed => ({
  title,
  section,
  description,
  recommended,
  contact,
  reason,
})

/**
 * A published agenda is neither numbered nor worded again: what stood on it keeps its number and says what two people
 * released, its standing business stays as it was printed, and whatever is added since comes after it. Who writes a report
 * that is to follow may still change.
 */
export function asPublished(
  before: readonly Item[],
  merged: readonly Item[],
  published: ReadonlySet<string>,
): Item[] {
  const known = new Map(before.map((item) => [item.key, item]))
  let last = Math.max(0, ...before.map(({ number }) => number))
  const own = merged
    .filter(({ standing }) => !standing)
    .map((item) => {
      const was = known.get(item.key)
      if (was === undefined) return { ...item, number: ++last }
      return { ...item, ...(isPublished(was, published) ? asPrinted(was) : {}), number: was.number }
    })
  return [...before.filter(({ standing }) => standing), ...own]
}
