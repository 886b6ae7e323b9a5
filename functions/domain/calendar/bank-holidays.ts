import type { Day } from './day.ts'

/** Where one bank-holiday list applies. */
export type Region = 'england-and-wales' | 'scotland' | 'northern-ireland'

export interface Holiday {
  date: Day
  /** As gov.uk prints it: `Boxing Day (substitute day)`. */
  title: string
}

/** Bank holidays as data: complete for the years it covers, and silent about every other year. */
export interface BankHolidayList {
  region: Region
  /** Year and month of the last check; a dated meeting says which version its dates were computed from. */
  version: string
  source: string
  /** First and last year, both included. */
  covers: { from: number; to: number }
  /** In order, weekdays only: a holiday at the weekend stands under its substitute day. */
  holidays: Holiday[]
}

const NAMES: Record<Region, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

export const REGIONS = Object.keys(NAMES) as readonly Region[]

/** `England and Wales` */
export const regionInWords = (region: Region): string => NAMES[region]

/** The list with one more proclaimed holiday, under the version that it then has. */
export const withHoliday = (list: BankHolidayList, added: Holiday, version: string): BankHolidayList => ({
  ...list,
  version,
  holidays: [...list.holidays.filter((one) => one.date !== added.date), added].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  ),
})
