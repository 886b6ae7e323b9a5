import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REGIONS, withHoliday } from '../../functions/domain/calendar/bank-holidays.ts'
import { addDays, type Day, day, dayNumber, dayNumbered } from '../../functions/domain/calendar/day.ts'
import { municipalYear } from '../../functions/domain/calendar/municipal-year.ts'
import { OutsideBankHolidayList } from '../../functions/domain/calendar/outside-bank-holiday-list.ts'
import { calendarFor, shippedList } from '../../functions/domain/calendar/shipped-calendars.ts'
import { workingCalendar } from '../../functions/domain/calendar/working-calendar.ts'

const england = calendarFor('england-and-wales')

/** Days with room on either side before the list ends. */
const someDay = fc
  .integer({ min: dayNumber(day('1991-01-01')), max: dayNumber(day('2027-12-31')) })
  .map(dayNumbered)

describe('working days in England and Wales', () => {
  it('are Monday to Friday, less bank holidays', () => {
    const week = ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06', '2026-04-07']
    expect(week.filter((date) => england.isWorkingDay(day(date)))).toEqual(['2026-04-02', '2026-04-07'])
  })

  it('say why a day is none', () => {
    expect(england.whyNotWorking(day('2017-07-22'))).toBe('a Saturday')
    expect(england.whyNotWorking(day('2018-04-02'))).toBe('a bank holiday (Easter Monday)')
    expect(england.whyNotWorking(day('2017-07-26'))).toBeUndefined()
  })

  it('count from a day off to the next or the last working day, and 0 moves nothing', () => {
    const goodFriday = day('2018-03-30')
    expect(england.addWorkingDays(goodFriday, 1)).toBe('2018-04-03')
    expect(england.addWorkingDays(goodFriday, -1)).toBe('2018-03-29')
    expect(england.addWorkingDays(goodFriday, 0)).toBe('2018-03-30')
  })

  it('lie strictly between two days when they are counted, and are none the wrong way round', () => {
    expect(england.workingDaysBetween(day('2017-07-18'), day('2017-07-26'))).toBe(5)
    expect(england.workingDaysBetween(day('2017-07-26'), day('2017-07-18'))).toBe(0)
    expect(england.workingDaysBetween(day('2017-07-26'), day('2017-07-26'))).toBe(0)
  })

  it('are counted as a walk from day to day would count them', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -30, max: 300 }), (from, length) => {
        const to = addDays(from, length)
        const walked: Day[] = []
        for (let on = addDays(from, 1); on < to; on = addDays(on, 1)) {
          if (england.isWorkingDay(on)) walked.push(on)
        }
        expect(england.workingDaysBetween(from, to)).toBe(walked.length)
        expect(england.listWorkingDaysBetween(from, to)).toEqual(walked)
      }),
    )
  })

  it('lead back to the working day one set out from', () => {
    fc.assert(
      fc.property(
        someDay.filter(england.isWorkingDay),
        fc.integer({ min: -200, max: 200 }),
        (from, count) => {
          const reached = england.addWorkingDays(from, count)
          expect(england.isWorkingDay(reached)).toBe(true)
          expect(england.addWorkingDays(reached, -count)).toBe(from)
        },
      ),
    )
  })

  it('are fewer by one when a holiday is proclaimed, and the version tells', () => {
    const proclaimed = withHoliday(
      shippedList('england-and-wales'),
      { date: day('2027-06-16'), title: 'A day of celebration' },
      '2027-01',
    )
    const moved = workingCalendar(proclaimed)
    expect(moved.version).toBe('2027-01')
    expect(moved.whyNotWorking(day('2027-06-16'))).toBe('a bank holiday (A day of celebration)')
    expect(moved.addWorkingDays(day('2027-06-15'), 1)).toBe('2027-06-17')
    expect(england.isWorkingDay(day('2027-06-16'))).toBe(true)
  })
})

describe.each(REGIONS)('outside the years of the list for %s', (region) => {
  const calendar = calendarFor(region)
  const lastDayBefore = day(`${calendar.covers.from - 1}-12-31`)
  const firstDay = day(`${calendar.covers.from}-01-01`)
  const lastDay = day(`${calendar.covers.to}-12-31`)
  const firstDayAfter = day(`${calendar.covers.to + 1}-01-01`)

  it('nothing is guessed about a day', () => {
    for (const outside of [lastDayBefore, firstDayAfter]) {
      expect(() => calendar.isWorkingDay(outside)).toThrow(OutsideBankHolidayList)
      expect(() => calendar.whyNotWorking(outside)).toThrow(OutsideBankHolidayList)
      expect(() => calendar.addWorkingDays(outside, 0)).toThrow(OutsideBankHolidayList)
    }
    expect(() => calendar.workingDaysBetween(lastDay, firstDayAfter)).toThrow(OutsideBankHolidayList)
    expect(() => calendar.listWorkingDaysBetween(lastDayBefore, firstDay)).toThrow(OutsideBankHolidayList)
  })

  it('no count leads out of them', () => {
    expect(() => calendar.addWorkingDays(firstDay, -1)).toThrow(`needs ${calendar.covers.from - 1}`)
    expect(() => calendar.addWorkingDays(lastDay, 1)).toThrow(`needs ${calendar.covers.to + 1}`)
  })
})

it('refuses to build a calendar from a list that contradicts itself', () => {
  const list = shippedList('scotland')
  expect(() => workingCalendar({ ...list, covers: { from: 2010, to: 2028 } })).toThrow(RangeError)
})

it('begins the municipal year in May', () => {
  expect(municipalYear(day('2018-04-30'))).toBe('2017-18')
  expect(municipalYear(day('2018-05-01'))).toBe('2018-19')
  expect(municipalYear(day('2000-01-12'))).toBe('1999-00')
})
