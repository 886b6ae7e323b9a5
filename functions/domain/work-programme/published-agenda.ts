import type { Item } from './meeting.ts'

/** What an agenda prints of an item in the work programme's own words, by the column that says it. */
const PRINTED = ['title', 'section', 'description', 'recommended', 'contact', 'reason'] as const

type Printed = Pick<Item, (typeof PRINTED)[number]>

/** What came onto the agenda after it was public stands in no pack yet. */
const isPublished = ({ standing, late }: Item): boolean => !standing && late === undefined

/** The columns in which somebody wants what is published of an item to say something else. */
export const printedOtherwise = (item: Item, wanted: Printed): string[] =>
  isPublished(item) ? PRINTED.filter((column) => inOneLine(item[column]) !== inOneLine(wanted[column])) : []

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
export function asPublished(before: readonly Item[], merged: readonly Item[]): Item[] {
  const known = new Map(before.map((item) => [item.key, item]))
  let last = Math.max(0, ...before.map(({ number }) => number))
  const own = merged
    .filter(({ standing }) => !standing)
    .map((item) => {
      const was = known.get(item.key)
      if (was === undefined) return { ...item, number: ++last }
      return { ...item, ...(isPublished(was) ? asPrinted(was) : {}), number: was.number }
    })
  return [...before.filter(({ standing }) => standing), ...own]
}
