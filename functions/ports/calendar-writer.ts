import type { Day } from '../domain/calendar/day.ts'
import type { Ask } from '../domain/chasers/ask.ts'
import type { MeetingEntry } from '../domain/release/meeting-entries.ts'

/** Writes the calendar file that goes with a commission: each report's deadline as an all-day entry. */
export interface CalendarWriter {
  /** An iCalendar file (RFC 5545). `today` is its stamp: the same asks on the same day give the same bytes. */
  write(asks: readonly Ask[], today: Day): string
}

/** Writes a calendar of meetings to subscribe to: the same entries give the same bytes. */
export interface MeetingCalendarWriter {
  writeMeetings(name: string, entries: readonly MeetingEntry[]): string
}
