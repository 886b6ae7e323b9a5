import { describe, expect, test } from 'vitest'
import { londonClock, parseWallTime, standInClock } from '../../functions/adapters/local/london-clock.ts'

describe('the clock of Europe/London', () => {
  test.each([
    ['half past midnight in a British summer', '2017-07-25T23:30:00Z', '2017-07-26T00:30'],
    ['midnight in winter', '2017-01-17T00:00:00Z', '2017-01-17T00:00'],
    ['the last minute before the clocks go forward', '2018-03-25T00:59:59Z', '2018-03-25T00:59'],
    ['the first minute after it', '2018-03-25T01:00:00Z', '2018-03-25T02:00'],
    ['the hour that comes twice in October', '2017-10-29T01:30:00Z', '2017-10-29T01:30'],
  ])('knows %s', (_, instant, wall) => {
    const clock = londonClock(() => Date.parse(instant))
    expect(clock.wallTime()).toBe(wall)
    expect(clock.today()).toBe(wall.slice(0, 10))
  })

  test('goes by the machine’s time where it is given no other', () => {
    const before = londonClock(() => Date.now()).wallTime()
    const told = londonClock().wallTime()
    expect([before, londonClock(() => Date.now()).wallTime()]).toContain(told)
  })
})

describe('a clock that stands in', () => {
  test('stands still', () => {
    const clock = standInClock('2017-09-14T08:45')
    expect([clock.today(), clock.wallTime()]).toEqual(['2017-09-14', '2017-09-14T08:45'])
  })

  test('will not stand at a time that is none', () => {
    expect(() => standInClock('tomorrow')).toThrow(RangeError)
  })

  test.each([
    ['2017-09-14T09:30', '2017-09-14T09:30'],
    ['2017-09-14T23:59:59', '2017-09-14T23:59'],
    ['2017-09-14', '2017-09-14T09:00'],
  ])('reads %s', (words, time) => expect(parseWallTime(words)).toBe(time))

  test.each([
    '',
    '2017-02-30',
    '2017-09-14T24:00',
    '2017-09-14T9:00',
    '2017-09-14T09:00Z',
    '14/09/2017',
    'x',
  ])('reads nothing from %j', (words) => expect(parseWallTime(words)).toBeUndefined())
})
