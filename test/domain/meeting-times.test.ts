import { describe, expect, it, test } from 'vitest'
import { londonInstant } from '../../functions/domain/calendar/london-instant.ts'
import { startTime } from '../../functions/domain/work-programme/start-time.ts'

describe('when a meeting begins', () => {
  it.each([
    ['4.30 pm', '16:30'],
    ['4.30pm', '16:30'],
    ['10 a.m.', '10:00'],
    ['10:00', '10:00'],
    ['18.15', '18:15'],
    ['12 noon', '12:00'],
    ['12.30 am', '00:30'],
    ['6pm (or after the Council)', '18:00'],
  ])('is read from “%s”', (words, time) => expect(startTime(words)).toBe(time))

  it.each([
    '',
    'after the Council',
    '4',
    '25:00',
    '13 pm',
    '10.75 am',
    '10.300',
    'to be confirmed',
    '2 rooms',
  ])('is not guessed from “%s”', (words) => expect(startTime(words)).toBeNull())
})

test.each([
  ['2026-01-15T10:00', '2026-01-15T10:00:00.000Z'],
  ['2026-03-29T00:59', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T02:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T00:59', '2026-10-24T23:59:00.000Z'],
  ['2026-10-25T01:30', '2026-10-25T01:30:00.000Z'],
])('London’s clocks show %s at %s', (wallTime, instant) =>
  expect(londonInstant(wallTime).toISOString()).toBe(instant),
)
