import type { PackPlan, PlannedItem } from './pack-plan.ts'

/** A page's printed label as the numbers that it stands for: `45`, or `7 - 28` where a notice stands for a run. */
const LABEL = /^(\d+)(?: - (\d+))?$/

function numbersOf(label: string): { from: number; to: number } | null {
  const [, from, to] = LABEL.exec(label) ?? []
  return from === undefined ? null : { from: Number(from), to: Number(to ?? from) }
}

/** At which page, counted from 1, a printed number stands, or the notice that stands for it; null where it does not. */
export function pageOfNumber(labels: readonly string[], number: number): number | null {
  const at = labels.findIndex((label) => {
    const numbers = numbersOf(label)
    return numbers !== null && numbers.from <= number && number <= numbers.to
  })
  return at === -1 ? null : at + 1
}

/** The page, counted from 1, that somebody means who asks for a printed label, be it `iv`, `45`, or one of `7 - 28`. */
export function pageOfLabel(labels: readonly string[], asked: string): number | null {
  const label = asked.trim().toLowerCase()
  const at = labels.indexOf(label)
  if (at !== -1) return at + 1
  return /^\d+$/.test(label) ? pageOfNumber(labels, Number(label)) : null
}

/** The items whose papers a page shows, or stands for: none of them in front matter, several where a notice does. */
export function itemsOnPage(plan: PackPlan, label: string): PlannedItem[] {
  const numbers = numbersOf(label)
  if (numbers === null) return []
  return plan.items.filter(
    ({ from, to }) => from !== null && to !== null && from <= numbers.to && numbers.from <= to,
  )
}

/**
 * The page, counted from 1, that a check's words lead to: the first that they name, by its place in the file or by its
 * label. Null where they name none.
 */
export function pageNamedIn(detail: string, labels: readonly string[]): number | null {
  const place = Number(/\bpage (\d+) of the file\b/i.exec(detail)?.[1] ?? 0)
  if (place > 0 && place <= labels.length) return place
  const label = /\bpages? ([ivxlcdm]+|\d+)\b/i.exec(detail)?.[1]
  return label === undefined ? null : pageOfLabel(labels, label)
}
