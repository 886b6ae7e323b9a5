import { addDays, type Day, day } from '../calendar/day.ts'
import type { Item } from './meeting.ts'

/**
 * Whether a report was sent and is being looked at, so that nobody is chased for it meanwhile. It takes minutes, and an hour
 * where it has to be read by machine: what was not taken in by the day after will not be, and is chased again.
 */
export const isBeingLookedAt = ({ arriving }: Item, today: Day): boolean =>
  arriving !== undefined && today <= addDays(day(arriving.at.slice(0, 10)), 1)
