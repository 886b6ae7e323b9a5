import type { Day } from '../domain/calendar/day.ts'

/** Today is an argument: steps take it from here, and the wiring decides what it is. */
export interface Clock {
  today(): Day
  /** Europe/London wall-clock time, `yyyy-mm-ddThh:mm`. */
  wallTime(): string
}
