import type { BankHolidayList, Holiday, Region } from '../../functions/domain/calendar/bank-holidays.ts'
import { addDays, type Day, day, weekday } from '../../functions/domain/calendar/day.ts'

/** What a royal proclamation under s.1(2)–(3) of the 1971 Act changed: a day taken out, days put in. */
interface Proclamation {
  only?: Region
  insteadOf?: string
  appoints: [date: string, title: string][]
}

const PROCLAMATIONS: Proclamation[] = [
  { insteadOf: '1995-05-01', appoints: [['1995-05-08', 'Early May bank holiday (VE Day)']] },
  { appoints: [['1999-12-31', 'New Year’s Eve (the millennium)']] },
  {
    insteadOf: '2002-05-27',
    appoints: [
      ['2002-06-03', 'Golden Jubilee of Queen Elizabeth II'],
      ['2002-06-04', 'Spring bank holiday'],
    ],
  },
  { appoints: [['2011-04-29', 'Royal wedding']] },
  {
    insteadOf: '2012-05-28',
    appoints: [
      ['2012-06-04', 'Spring bank holiday'],
      ['2012-06-05', 'Diamond Jubilee of Queen Elizabeth II'],
    ],
  },
  { insteadOf: '2020-05-04', appoints: [['2020-05-08', 'Early May bank holiday (VE Day)']] },
  {
    insteadOf: '2022-05-30',
    appoints: [
      ['2022-06-02', 'Spring bank holiday'],
      ['2022-06-03', 'Platinum Jubilee of Queen Elizabeth II'],
    ],
  },
  { appoints: [['2022-09-19', 'State funeral of Queen Elizabeth II']] },
  { appoints: [['2023-05-08', 'Coronation of King Charles III']] },
  { only: 'scotland', appoints: [['2026-06-15', 'World Cup bank holiday']] },
]

/**
 * The bank holidays of one year as Schedule 1 of the Banking and Financial Dealings Act 1971, the yearly
 * proclamations (New Year, early May, weekend substitutes) and common law (Good Friday, Christmas) give them.
 */
export function bankHolidaysByRule(region: Region, year: number): BankHolidayList['holidays'] {
  const ruled = [...everywhere(year), ...ownTo[region](year)]
  const proclaimed = PROCLAMATIONS.filter((one) => one.only === undefined || one.only === region)
  const takenOut = proclaimed.map((one) => one.insteadOf)
  const putIn = proclaimed
    .flatMap((one) => one.appoints)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, title]) => ({ date: day(date), title }))
  return [...ruled.filter((one) => !takenOut.includes(one.date)), ...putIn].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  )
}

const everywhere = (year: number): Holiday[] => [
  { date: addDays(easterSunday(year), -2), title: 'Good Friday' },
  { date: firstMonday(year, 5), title: 'Early May bank holiday' },
  { date: lastMonday(year, 5), title: 'Spring bank holiday' },
  ...offTheWeekend([
    { date: day(`${year}-12-25`), title: 'Christmas Day' },
    { date: day(`${year}-12-26`), title: 'Boxing Day' },
  ]),
]

const newYear = (year: number): Holiday => ({ date: day(`${year}-01-01`), title: 'New Year’s Day' })

const outsideScotland = (year: number): Holiday[] => [
  ...offTheWeekend([newYear(year)]),
  { date: addDays(easterSunday(year), 1), title: 'Easter Monday' },
  { date: lastMonday(year, 8), title: 'Summer bank holiday' },
]

const ownTo: Record<Region, (year: number) => Holiday[]> = {
  'england-and-wales': outsideScotland,
  scotland: (year) => [
    ...offTheWeekend([newYear(year), { date: day(`${year}-01-02`), title: '2nd January' }]),
    { date: firstMonday(year, 8), title: 'Summer bank holiday' },
    // St Andrew's Day Bank Holiday (Scotland) Act 2007.
    ...(year < 2007 ? [] : offTheWeekend([{ date: day(`${year}-11-30`), title: 'St Andrew’s Day' }])),
  ],
  'northern-ireland': (year) => [
    ...outsideScotland(year),
    ...offTheWeekend([{ date: day(`${year}-03-17`), title: 'St Patrick’s Day' }]),
    ...offTheWeekend([{ date: day(`${year}-07-12`), title: 'Battle of the Boyne (Orangemen’s Day)' }]),
  ],
}

/** A holiday at the weekend is kept on the next weekday that is not a holiday already. */
function offTheWeekend(holidays: Holiday[]): Holiday[] {
  const taken = new Set<Day>(holidays.map((one) => one.date).filter((date) => !atTheWeekend(date)))
  return holidays.map((one) => {
    if (!atTheWeekend(one.date)) return one
    let date = one.date
    while (atTheWeekend(date) || taken.has(date)) date = addDays(date, 1)
    taken.add(date)
    return { date, title: `${one.title} (substitute day)` }
  })
}

const atTheWeekend = (date: Day): boolean => weekday(date) === 0 || weekday(date) === 6

function firstMonday(year: number, month: number): Day {
  const first = day(`${year}-0${month}-01`)
  return addDays(first, (8 - weekday(first)) % 7)
}

function lastMonday(year: number, month: number): Day {
  const last = day(`${year}-0${month}-31`)
  return addDays(last, -((weekday(last) + 6) % 7))
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leapCenturies = Math.floor(century / 4)
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30
  const inCentury = year % 100
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  return addDays(day(`${year}-03-22`), epact + toSunday - 7 * late)
}
