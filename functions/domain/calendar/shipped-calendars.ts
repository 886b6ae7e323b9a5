import englandAndWales from './bank-holidays/england-and-wales.json' with { type: 'json' }
import northernIreland from './bank-holidays/northern-ireland.json' with { type: 'json' }
import scotland from './bank-holidays/scotland.json' with { type: 'json' }
import type { BankHolidayList, Region } from './bank-holidays.ts'
import { day } from './day.ts'
import { type WorkingCalendar, workingCalendar } from './working-calendar.ts'

const WRITTEN = { 'england-and-wales': englandAndWales, scotland, 'northern-ireland': northernIreland }

/** The bank-holiday list that Packhorse carries for a region. */
export const shippedList = (region: Region): BankHolidayList => ({
  ...WRITTEN[region],
  region,
  holidays: WRITTEN[region].holidays.map(({ date, title }) => ({ date: day(date), title })),
})

const built = new Map<Region, WorkingCalendar>()

/** The working calendar of the shipped list, built once for each region. */
export function calendarFor(region: Region): WorkingCalendar {
  const standing = built.get(region)
  if (standing !== undefined) return standing
  const fresh = workingCalendar(shippedList(region))
  built.set(region, fresh)
  return fresh
}
