import type { BankHolidayList, Region } from './bank-holidays.ts'
import { type Day, day, dayNumber, dayNumbered, weekday, weekdayName, yearOf } from './day.ts'
import { OutsideBankHolidayList } from './outside-bank-holiday-list.ts'

/**
 * Which days are working days (Monday to Friday, less bank holidays) in one region, for the years that its list
 * covers. Every function throws `OutsideBankHolidayList` for a day, or an answer, outside those years.
 */
export interface WorkingCalendar {
  readonly region: Region
  /** The version of the bank-holiday list. */
  readonly version: string
  readonly covers: { from: number; to: number }
  isWorkingDay(on: Day): boolean
  /** `a Saturday`, or `a bank holiday (Good Friday)`; nothing for a working day. */
  whyNotWorking(on: Day): string | undefined
  /**
   * The working day `count` working days later (earlier where negative). From a day off, 1 is the next working
   * day and −1 the one before. 0 moves nothing: it gives the same day back, even a day off.
   */
  addWorkingDays(from: Day, count: number): Day
  /** How many working days lie strictly between two days; 0 when the second is not the later one. */
  workingDaysBetween(after: Day, before: Day): number
  /** The working days strictly between two days, in order. */
  listWorkingDaysBetween(after: Day, before: Day): Day[]
}

/** Every working day of the covered years, and how many of them come before each calendar day. */
interface Ranks {
  workingDays: readonly Day[]
  /** Indexed by days since the first covered day; one entry longer than the calendar. */
  before: Int32Array
}

/**
 * Builds the calendar of a bank-holiday list. Answers take constant time however far apart the days are, since
 * a round asks for every report of a council; the table behind them is made when it is first needed.
 * Throws RangeError for a list that names a day outside the years it says it covers.
 */
export function workingCalendar(list: BankHolidayList): WorkingCalendar {
  const first = dayNumber(day(`${list.covers.from}-01-01`))
  const last = dayNumber(day(`${list.covers.to}-12-31`))
  const titles = new Map(list.holidays.map(({ date, title }) => [date, title]))
  for (const date of titles.keys()) {
    if (dayNumber(date) < first || dayNumber(date) > last) {
      throw new RangeError(`The bank-holiday list for ${list.region} names ${date}, outside its own years`)
    }
  }

  let made: Ranks | undefined
  const ranks = (): Ranks => {
    made ??= rank(first, last, titles)
    return made
  }

  const indexOf = (on: Day): number => {
    const number = dayNumber(on)
    if (number < first || number > last) throw new OutsideBankHolidayList(list, yearOf(on))
    return number - first
  }
  /** Working days before a day, and up to its end. */
  const before = (on: Day): number => ranks().before[indexOf(on)] as number
  const upTo = (on: Day): number => ranks().before[indexOf(on) + 1] as number

  return {
    region: list.region,
    version: list.version,
    covers: list.covers,
    isWorkingDay: (on) => upTo(on) > before(on),
    whyNotWorking(on) {
      if (upTo(on) > before(on)) return undefined
      const title = titles.get(on)
      return title === undefined ? `a ${weekdayName(on)}` : `a bank holiday (${title})`
    },
    addWorkingDays(from, count) {
      const start = count > 0 ? upTo(from) - 1 : before(from)
      const found = count === 0 ? from : ranks().workingDays[start + count]
      if (found !== undefined) return found
      throw new OutsideBankHolidayList(list, count < 0 ? list.covers.from - 1 : list.covers.to + 1)
    },
    workingDaysBetween: (after, until) => Math.max(0, before(until) - upTo(after)),
    listWorkingDaysBetween: (after, until) => ranks().workingDays.slice(upTo(after), before(until)),
  }
}

function rank(first: number, last: number, holidays: ReadonlyMap<Day, string>): Ranks {
  const workingDays: Day[] = []
  const before = new Int32Array(last - first + 2)
  for (let number = first; number <= last; number += 1) {
    const on = dayNumbered(number)
    const atTheWeekend = weekday(on) === 0 || weekday(on) === 6
    if (!atTheWeekend && !holidays.has(on)) workingDays.push(on)
    before[number - first + 1] = workingDays.length
  }
  return { workingDays, before }
}
