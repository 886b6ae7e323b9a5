import { inFullWords, parseDay } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Committee } from '../work-programme/committee.ts'

/** A committee in whose name mail may go out at some times and not at others. */
export interface CommitteeOnDuty {
  committee: Committee
  calendar: WorkingCalendar
}

/**
 * Whether a committee's chasers may go out at this Europe/London wall-clock time (`yyyy-mm-ddThh:mm`): on
 * working days, within the committee's window. Null when they may, else why not and what to do.
 */
export function outsideWindow(
  { committee, calendar }: CommitteeOnDuty,
  wallTime: string,
  anyHour: boolean,
): string | null {
  const today = parseDay(wallTime.slice(0, 10))
  const time = wallTime.slice(11, 16)
  if (today === undefined) throw new RangeError(`"${wallTime}" is no wall-clock time`)
  if (!calendar.isWorkingDay(today)) {
    return `${inFullWords(today)} is not a working day: chasers wait for the next one.`
  }
  const { from, to } = committee.chasing.window
  if (anyHour || (time >= from && time <= to)) return null
  return `It is ${time}, and chasers go out between ${from} and ${to} on working days. Run the round then.`
}
