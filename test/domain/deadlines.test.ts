import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REGIONS, regionInWords, withHoliday } from '../../functions/domain/calendar/bank-holidays.ts'
import { day, dayNumber, dayNumbered } from '../../functions/domain/calendar/day.ts'
import { calendarFor, shippedList } from '../../functions/domain/calendar/shipped-calendars.ts'
import { workingCalendar } from '../../functions/domain/calendar/working-calendar.ts'
import { judgePublication } from '../../functions/domain/deadlines/clear-days.ts'
import { committeeDeadlines } from '../../functions/domain/deadlines/committee-deadlines.ts'
import { noticeRuleOf } from '../../functions/domain/deadlines/jurisdiction.ts'
import { datesToKeep, explainDeadlines } from '../../functions/domain/deadlines/report-deadline.ts'
import type { Answer } from '../../functions/domain/refusal.ts'

const england = calendarFor('england-and-wales')

function granted<T>(answer: Answer<T>): T {
  if ('refused' in answer) throw new Error(answer.refused.map((one) => one.message).join(' '))
  return answer.done
}

const refusalsOf = (answer: Answer<unknown>): string[] =>
  'refused' in answer ? answer.refused.map((one) => one.message) : []

const deadlines = (meeting: string, more: Partial<Parameters<typeof explainDeadlines>[0]> = {}) =>
  explainDeadlines({ meeting: day(meeting), needed: 5, margin: 3, calendar: england, ...more })

const publication = (published: string, meeting: string, needed = 5) =>
  judgePublication({ published: day(published), meeting: day(meeting), needed, calendar: england })

describe('the dates of a meeting in England', () => {
  it.each([
    ['2017-07-26', '2017-07-18', '2017-07-13'],
    ['2017-09-27', '2017-09-19', '2017-09-14'],
    ['2017-10-11', '2017-10-03', '2017-09-28'],
    ['2017-11-22', '2017-11-14', '2017-11-09'],
    ['2017-12-13', '2017-12-05', '2017-11-30'],
    ['2018-01-17', '2018-01-09', '2018-01-04'],
    ['2018-02-14', '2018-02-06', '2018-02-01'],
    ['2018-03-14', '2018-03-06', '2018-03-01'],
    ['2018-04-11', '2018-04-03', '2018-03-27'],
    ['2026-04-08', '2026-03-27', '2026-03-24'],
    ['2026-12-30', '2026-12-18', '2026-12-15'],
    ['2022-09-21', '2022-09-12', '2022-09-07'],
  ])('on %s: publish by %s, reports in by %s', (meeting, publishBy, reportDeadline) => {
    expect(granted(deadlines(meeting))).toMatchObject({
      publishBy,
      reportDeadline,
      stated: false,
      warnings: [],
    })
  })

  it('explain themselves', () => {
    expect(granted(deadlines('2017-07-26'))).toEqual({
      meeting: '2017-07-26',
      publishBy: '2017-07-18',
      reportDeadline: '2017-07-13',
      stated: false,
      needed: 5,
      margin: 3,
      clearDays: ['2017-07-19', '2017-07-20', '2017-07-21', '2017-07-24', '2017-07-25'],
      words: '5 clear days: 19, 20, 21, 24, 25 July',
      region: 'england-and-wales',
      bankHolidays: england.version,
      warnings: [],
    })
  })

  it('name both years when the clear days span the New Year', () => {
    const { words } = granted(deadlines('2027-01-06'))
    expect(words).toBe('5 clear days: 29, 30, 31 December 2026, 4, 5 January 2027')
  })

  it('leave a day stated by the work programme standing, down to the last lawful day', () => {
    expect(granted(deadlines('2017-07-26', { stated: day('2017-07-10') }))).toMatchObject({
      reportDeadline: '2017-07-10',
      stated: true,
      warnings: [],
    })
    expect(granted(deadlines('2017-07-26', { stated: day('2017-07-18') })).reportDeadline).toBe('2017-07-18')
  })

  it('refuse a stated day later than the last lawful day to publish, and name both', () => {
    const [refusal] = refusalsOf(deadlines('2017-07-26', { stated: day('2017-07-19') }))
    expect(refusal).toContain('Wednesday 19 July 2017')
    expect(refusal).toContain('Tuesday 18 July 2017')
  })

  it('warn of a stated deadline, and of a meeting, on a day off', () => {
    expect(granted(deadlines('2017-07-26', { stated: day('2017-07-09') })).warnings).toEqual([
      'The stated report deadline, Sunday 9 July 2017, is a Sunday, not a working day. It stands as stated.',
    ])
    expect(granted(deadlines('2018-04-02')).warnings).toEqual([
      "The meeting's day, Monday 2 April 2018, is a bank holiday (Easter Monday). Check the date.",
    ])
  })

  it('refuse a number of days that is none, every one at once', () => {
    expect(refusalsOf(deadlines('2017-07-26', { needed: -1, margin: 2.5 }))).toHaveLength(2)
  })
})

describe('a publication', () => {
  it('of two clear days where three are needed is unlawful', () => {
    expect(granted(publication('1990-04-26', '1990-05-01', 3))).toEqual({
      published: '1990-04-26',
      meeting: '1990-05-01',
      count: 2,
      days: ['1990-04-27', '1990-04-30'],
      needed: 3,
      lawful: false,
      words: '2 clear days: 27, 30 April',
      warnings: [],
    })
  })

  it('on the last lawful day is lawful, and a day later is not', () => {
    expect(granted(publication('2017-07-18', '2017-07-26')).lawful).toBe(true)
    expect(granted(publication('2017-07-19', '2017-07-26')).lawful).toBe(false)
  })

  it('on a day off counts, but is warned about', () => {
    const sunday = granted(publication('2017-07-16', '2017-07-26'))
    expect(sunday).toMatchObject({ count: 7, lawful: true })
    expect(sunday.warnings).toEqual([expect.stringContaining('Sunday 16 July 2017, is a Sunday')])
    const easter = granted(publication('2018-04-02', '2018-04-11'))
    expect(easter.warnings).toEqual([expect.stringContaining('a bank holiday (Easter Monday)')])
  })

  it('on the day of the meeting or after it is unlawful, whatever is needed', () => {
    expect(granted(publication('2017-07-26', '2017-07-26', 0))).toMatchObject({ count: 0, lawful: false })
    const late = granted(publication('2017-07-27', '2017-07-26'))
    expect(late).toMatchObject({ count: 0, lawful: false, words: 'no clear days' })
    expect(late.warnings).toEqual([expect.stringContaining('after the meeting')])
  })
})

describe.each(REGIONS)('beyond the bank-holiday list of %s', (region) => {
  const calendar = calendarFor(region)
  const { from, to } = calendar.covers

  it('a meeting is refused, with the years that the list covers', () => {
    const meeting = day(`${to + 3}-06-11`)
    const covers = `The bank-holiday list for ${regionInWords(region)} (version ${calendar.version}) covers ${from} to ${to}, and this needs ${to + 3}.`
    const explained = explainDeadlines({ meeting, needed: 5, margin: 3, calendar })
    const judged = judgePublication({ published: day(`${to}-06-11`), meeting, needed: 5, calendar })
    expect(refusalsOf(explained)).toEqual([expect.stringContaining(covers)])
    expect(refusalsOf(judged)).toEqual([expect.stringContaining(covers)])
  })

  it('a covered meeting whose publication would fall before the list is refused too', () => {
    const answer = explainDeadlines({ meeting: day(`${from}-01-05`), needed: 5, margin: 3, calendar })
    expect(refusalsOf(answer)).toEqual([expect.stringContaining(`needs ${from - 1}`)])
  })
})

it('knows how many clear days each jurisdiction asks for, and whose holidays count', () => {
  const rules = (['england', 'wales', 'scotland', 'northern-ireland'] as const).map(noticeRuleOf)
  expect(rules.map(({ needed, margin, region }) => [needed, margin, region])).toEqual([
    [5, 3, 'england-and-wales'],
    [3, 3, 'england-and-wales'],
    [3, 3, 'scotland'],
    [5, 3, 'northern-ireland'],
  ])
})

describe('a committee that departs from its jurisdiction', () => {
  const committee = { jurisdiction: 'wales', deadlines: { needed: 3, margin: 5 } } as const
  const meeting = { date: day('2017-07-26'), statedDeadline: null }

  it('has its own margin, counted with the bank holidays of its part of the country', () => {
    expect(granted(committeeDeadlines(committee, meeting))).toMatchObject({
      publishBy: '2017-07-20',
      reportDeadline: '2017-07-13',
      words: '3 clear days: 21, 24, 25 July',
      region: 'england-and-wales',
    })
  })

  it('keeps the dates alone in its record', () => {
    const explained = granted(
      committeeDeadlines(committee, { ...meeting, statedDeadline: day('2017-07-12') }),
    )
    expect(datesToKeep(explained)).toEqual({
      publishBy: '2017-07-20',
      reportDeadline: '2017-07-12',
      stated: true,
      needed: 3,
      clearDays: ['2017-07-21', '2017-07-24', '2017-07-25'],
      bankHolidays: england.version,
    })
  })
})

describe('whatever the meeting', () => {
  const meetings = fc
    .integer({ min: dayNumber(day('2009-01-01')), max: dayNumber(day('2028-12-31')) })
    .map(dayNumbered)
  const anyMeeting = fc.record({
    meeting: meetings,
    needed: fc.integer({ min: 1, max: 10 }),
    margin: fc.integer({ min: 0, max: 10 }),
    calendar: fc.constantFrom(...REGIONS).map(calendarFor),
  })

  it('publishing on the last lawful day gives just the clear days needed, and the next working day one fewer', () => {
    fc.assert(
      fc.property(anyMeeting, (asked) => {
        const { publishBy, clearDays } = granted(explainDeadlines(asked))
        const onTime = granted(judgePublication({ ...asked, published: publishBy }))
        expect(onTime).toMatchObject({ count: asked.needed, lawful: true, days: clearDays })
        const nextDay = asked.calendar.addWorkingDays(publishBy, 1)
        const late = granted(judgePublication({ ...asked, published: nextDay }))
        expect(late).toMatchObject({ count: asked.needed - 1, lawful: false })
      }),
    )
  })

  it('a holiday moved in never makes a date later, and moves none that lies after it', () => {
    fc.assert(
      fc.property(anyMeeting, fc.integer({ min: -40, max: 5 }), (asked, distance) => {
        const holiday = dayNumbered(
          Math.min(dayNumber(asked.meeting) + distance, dayNumber(day('2028-12-31'))),
        )
        const list = withHoliday(
          shippedList(asked.calendar.region),
          { date: holiday, title: 'Proclaimed' },
          'later',
        )
        const before = granted(explainDeadlines(asked))
        const after = granted(explainDeadlines({ ...asked, calendar: workingCalendar(list) }))
        expect(after.publishBy <= before.publishBy).toBe(true)
        expect(after.reportDeadline <= before.reportDeadline).toBe(true)
        if (holiday >= asked.meeting || holiday < before.reportDeadline) {
          expect(after.reportDeadline).toBe(before.reportDeadline)
        }
        expect(after.bankHolidays).toBe('later')
      }),
    )
  })
})
