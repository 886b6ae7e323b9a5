import { describe, expect, it } from 'vitest'
import { icalCalendar } from '../../functions/adapters/paper/ical-calendar.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import type { Ask } from '../../functions/domain/chasers/ask.ts'
import { anAsk } from '../support/ask.ts'

describe('the calendar file', () => {
  const entries = (asks: Ask[], today = '2017-06-15'): string =>
    icalCalendar().write(asks, day(today)).replace(/\r\n /g, '')

  it('holds each report on the day of its deadline, free for meetings, with a word the day before', () => {
    const file = entries([
      anAsk({ stage: 'commission' }),
      anAsk({ stage: 'commission', title: 'Gritting; routes', itemId: 'highways/2017-07-26/item-8' }),
    ])
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(file).toContain('SUMMARY:Report due: Road safety annual report\r\n')
    expect(file).toContain('SUMMARY:Report due: Gritting\\; routes\r\n')
    expect(file.match(/DTSTART;VALUE=DATE:20170713\r\n/g)).toHaveLength(2)
    expect(file).toContain('DTSTAMP:20170615T000000Z')
    expect(file).toContain('TRANSP:TRANSPARENT')
    expect(file).toContain('TRIGGER:-PT15H')
  })

  it('replaces the entry of a report whose date has moved', () => {
    const number = (file: string): number => Number(/SEQUENCE:(\d+)/.exec(file)?.[1])
    const before = entries([anAsk({ stage: 'commission' })])
    const after = entries([anAsk({ stage: 'date-changed', reportDeadline: day('2017-07-20') })], '2017-06-20')
    const uid = 'UID:highways/2017-07-26/item-7@packhorse'
    expect([before.includes(uid), after.includes(uid)]).toEqual([true, true])
    expect(number(after)).toBeGreaterThan(number(before))
  })
})
