/**
 * A calendar date in Europe/London, as `yyyy-mm-dd`. Never an instant: a deadline is a day on the wall,
 * and two days compare and sort as plain strings.
 */
export type Day = string & { readonly '': 'Day' }

const MILLISECONDS_A_DAY = 86_400_000
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads `yyyy-mm-dd`; nothing for words that are not a date of the calendar (`2017-02-30` is none). */
export function parseDay(words: string): Day | undefined {
  if (!ISO_DATE.test(words)) return undefined
  const instant = Date.parse(`${words}T00:00:00Z`)
  if (Number.isNaN(instant)) return undefined
  return new Date(instant).toISOString().startsWith(words) ? (words as Day) : undefined
}

/** The day that `yyyy-mm-dd` names. Throws for anything else: for dates already known to be true. */
export function day(words: string): Day {
  const parsed = parseDay(words)
  if (parsed === undefined) throw new RangeError(`"${words}" is not a date written yyyy-mm-dd`)
  return parsed
}

/** Whole days from 1 January 1970 to this day. */
export const dayNumber = (of: Day): number => Date.parse(`${of}T00:00:00Z`) / MILLISECONDS_A_DAY

/** The day so many whole days after 1 January 1970. */
export const dayNumbered = (number: number): Day =>
  new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as Day

/** The day `count` calendar days later (earlier where negative). */
export const addDays = (from: Day, count: number): Day => dayNumbered(dayNumber(from) + count)

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (of: Day): number => (((dayNumber(of) + 4) % 7) + 7) % 7

export const yearOf = (of: Day): number => Number(of.slice(0, 4))

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

export const weekdayName = (of: Day): string => WEEKDAYS[weekday(of)] as string
const monthName = (of: Day): string => MONTHS[Number(of.slice(5, 7)) - 1] as string
const dayOfMonth = (of: Day): number => Number(of.slice(8, 10))

/** `26 July 2017` */
export const inWords = (of: Day): string => `${dayOfMonth(of)} ${monthName(of)} ${yearOf(of)}`

/** `Wednesday 26 July 2017` */
export const inFullWords = (of: Day): string => `${weekdayName(of)} ${inWords(of)}`

/** Days in order as a list to read: `19, 20, 21, 24, 25 July`, the month once for each run of it. */
export function listInWords(days: readonly Day[]): string {
  return days
    .map((one, at) => {
      const next = days[at + 1]
      const sameMonth = next !== undefined && next.slice(0, 7) === one.slice(0, 7)
      return sameMonth ? `${dayOfMonth(one)}` : `${dayOfMonth(one)} ${monthName(one)}`
    })
    .join(', ')
}
