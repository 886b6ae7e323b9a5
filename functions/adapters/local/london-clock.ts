import { type Day, parseDay } from '../../domain/calendar/day.ts'
import type { Clock } from '../../ports/clock.ts'

const WALL_TIME = /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?)?$/

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The wall clock of Europe/London, whatever zone the machine keeps. `instant` is in milliseconds since 1970. */
export function londonClock(instant: () => number = Date.now): Clock {
  const wallTime = (): string => {
    const parts = new Map(LONDON.formatToParts(instant()).map(({ type, value }) => [type, value]))
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`
  }
  return clockAt(wallTime)
}

/** A clock that stands still. Throws for words that `parseWallTime` cannot read. */
export function standInClock(words: string): Clock {
  const standing = parseWallTime(words)
  if (standing === undefined) throw new RangeError(`"${words}" is not a time written yyyy-mm-ddThh:mm`)
  return clockAt(() => standing)
}

/**
 * Reads `yyyy-mm-ddThh:mm`, with seconds or without; a date alone means nine in the morning, when rounds are
 * made. Gives `yyyy-mm-ddThh:mm`, or nothing for words that are no such time.
 */
export function parseWallTime(words: string): string | undefined {
  const [, date = '', time = '09:00'] = WALL_TIME.exec(words) ?? []
  return parseDay(date) === undefined ? undefined : `${date}T${time}`
}

const clockAt = (wallTime: () => string): Clock => ({
  wallTime,
  today: () => wallTime().slice(0, 10) as Day,
})
