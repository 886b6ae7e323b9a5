import { addDays, type Day, day, weekday } from './day.ts'

const HOUR_MS = 3_600_000

/**
 * The instant at which London's clocks show `yyyy-mm-ddThh:mm`. Summer time runs from one in the morning, Greenwich
 * mean time, of the last Sunday in March to that of the last Sunday in October (Summer Time Order 2002). Of the hour
 * that comes twice in autumn, the later one.
 */
export function londonInstant(wallTime: string): Date {
  const year = wallTime.slice(0, 4)
  const [begins, ends] = [lastSunday(day(`${year}-03-31`)), lastSunday(day(`${year}-10-31`))]
  const isSummer = wallTime >= `${begins}T02:00` && wallTime < `${ends}T01:00`
  return new Date(Date.parse(`${wallTime}:00Z`) - (isSummer ? HOUR_MS : 0))
}

const lastSunday = (endOfMonth: Day): Day => addDays(endOfMonth, -weekday(endOfMonth))
