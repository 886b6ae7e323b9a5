import { type Day, yearOf } from './day.ts'

/** The municipal year, May to April, that a day falls in: `2017-18`. Letters and minutes count within it. */
export function municipalYear(on: Day): string {
  const begins = Number(on.slice(5, 7)) >= 5 ? yearOf(on) : yearOf(on) - 1
  return `${begins}-${String(begins + 1).slice(2)}`
}
