import type { ProgrammeRow } from './read-programme.ts'

/** The agenda numbers of one meeting: standing business first, then the work programme's items. */
export interface AgendaNumbers {
  standing: number[]
  /** In the order of the rows. */
  rows: number[]
  /** Set where the file's numbers could not be kept as they are: what was done instead. */
  warning: string | null
}

/**
 * Numbers an agenda from 1. A number that the file states is the number on the agenda and is kept; rows without
 * one take the next that are free. Where standing business stands on the stated numbers, they are taken as an
 * order, and numbering runs on after it.
 */
export function agendaNumbers(standing: number, rows: readonly Pick<ProgrammeRow, 'item'>[]): AgendaNumbers {
  const before = Array.from({ length: standing }, (_, at) => at + 1)
  const stated = rows.flatMap(({ item }) => (item === null ? [] : [item]))
  const collides = standing > 0 && stated.some((item) => item <= standing)
  if (collides) {
    const order = rows
      .map(({ item }, at) => ({ at, item: item ?? Number.POSITIVE_INFINITY }))
      .sort((a, b) => a.item - b.item || a.at - b.at)
    const numbers = rows.map((_, at) => standing + 1 + order.findIndex((one) => one.at === at))
    const warning =
      `the items are numbered from ${Math.min(...stated)}, where ${standing} standing items are on the agenda: ` +
      `their numbers are taken as an order, and run from ${standing + 1}.`
    return { standing: before, rows: numbers, warning }
  }
  const taken = new Set(stated)
  let next = standing
  const numbers = rows.map(({ item }) => {
    if (item !== null) return item
    do next += 1
    while (taken.has(next))
    return next
  })
  return { standing: before, rows: numbers, warning: null }
}
