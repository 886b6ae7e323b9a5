import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { REGIONS, type Region } from '../../functions/domain/calendar/bank-holidays.ts'
import { weekday } from '../../functions/domain/calendar/day.ts'
import { shippedList } from '../../functions/domain/calendar/shipped-calendars.ts'
import { bankHolidaysByRule } from '../support/bank-holidays-by-rule.ts'

const titleOn = (region: Region, date: string) =>
  shippedList(region).holidays.find((one) => one.date === date)?.title

const datesOf = (region: Region, year: number) =>
  shippedList(region)
    .holidays.map((one): string => one.date)
    .filter((date) => date.startsWith(`${year}-`))
    .map((date) => date.slice(5))

describe.each(REGIONS)('the bank-holiday list of %s', (region) => {
  const list = shippedList(region)
  const years = Array.from(
    { length: list.covers.to - list.covers.from + 1 },
    (_, at) => list.covers.from + at,
  )

  it('says what the 1971 Act and the proclamations give, for every year it covers', () => {
    expect(list.holidays).toEqual(years.flatMap((year) => bankHolidaysByRule(region, year)))
  })

  it('names weekdays only, in order and once each', () => {
    const dates = list.holidays.map((one) => one.date)
    expect(dates).toEqual([...new Set(dates)].sort())
    expect(dates.filter((date) => [0, 6].includes(weekday(date)))).toEqual([])
  })

  it('agrees with an independent list but for the proclamations that list does not know', () => {
    const ours = list.holidays.map((one): string => one.date)
    const theirs = years.flatMap((year) => independentDates(region, year))
    expect({
      oursAlone: ours.filter((date) => !theirs.includes(date)),
      theirsAlone: theirs.filter((date) => !ours.includes(date)),
    }).toEqual(UNKNOWN_TO_THE_OTHER_LIST[region])
  })
})

describe('holidays that no rule foretells', () => {
  it.each([
    ['1995-05-01', '1995-05-08', 'Early May bank holiday (VE Day)'],
    ['2002-05-27', '2002-06-04', 'Spring bank holiday'],
    ['2012-05-28', '2012-06-04', 'Spring bank holiday'],
    ['2020-05-04', '2020-05-08', 'Early May bank holiday (VE Day)'],
    ['2022-05-30', '2022-06-02', 'Spring bank holiday'],
  ])('moves the Monday holiday of %s to %s in England and Wales', (from, to, title) => {
    expect(titleOn('england-and-wales', from)).toBeUndefined()
    expect(titleOn('england-and-wales', to)).toBe(title)
  })

  it.each(['1999-12-31', '2002-06-03', '2011-04-29', '2012-06-05', '2022-06-03', '2022-09-19', '2023-05-08'])(
    'adds %s in England and Wales',
    (date) => expect(titleOn('england-and-wales', date)).toBeDefined(),
  )

  it('gives Scotland alone the Monday of its World Cup', () => {
    expect(REGIONS.filter((region) => titleOn(region, '2026-06-15') !== undefined)).toEqual(['scotland'])
  })
})

// As gov.uk/bank-holidays prints them; 1993, before its time, counted by hand from the Act and a calendar.
describe('whole years, day by day', () => {
  it.each<[Region, number, string]>([
    ['england-and-wales', 1993, '01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28'],
    ['england-and-wales', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    ['england-and-wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    ['england-and-wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    ['england-and-wales', 2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    ['scotland', 2022, '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27'],
    ['scotland', 2024, '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26'],
    ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
    ['northern-ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
    ['northern-ireland', 2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
  ])('%s in %i', (region, year, dates) => expect(datesOf(region, year)).toEqual(dates.split(' ')))
})

/** The package date-holidays knows no proclamation before 2012, half of that year's, and no World Cup. */
const UNKNOWN_TO_THE_OTHER_LIST: Record<Region, { oursAlone: string[]; theirsAlone: string[] }> = {
  'england-and-wales': {
    oursAlone: ['1995-05-08', '1999-12-31', '2002-06-03', '2002-06-04', '2011-04-29', '2012-06-04'],
    theirsAlone: ['1995-05-01', '2002-05-27', '2012-05-28'],
  },
  scotland: { oursAlone: ['2011-04-29', '2012-06-04', '2026-06-15'], theirsAlone: ['2012-05-28'] },
  'northern-ireland': { oursAlone: ['2011-04-29', '2012-06-04'], theirsAlone: ['2012-05-28'] },
}

/** The weekdays off of a year: it also names the weekend days that ours lists under their substitutes. */
function independentDates(region: Region, year: number): string[] {
  const state = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' }[region]
  return new Holidays('GB', state)
    .getHolidays(year)
    .filter((one) => one.type === 'public' || one.type === 'bank')
    .map((one) => one.date.slice(0, 10))
    .filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
}
