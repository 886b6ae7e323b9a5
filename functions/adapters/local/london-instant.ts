import { londonClock } from './london-clock.ts'

const asIfUniversal = (wallTime: string): number => Date.parse(`${wallTime}:00Z`)

/**
 * The instant at which London's clocks show `yyyy-mm-ddThh:mm`: in summer an hour earlier than the words say in
 * universal time. Of the hour that comes twice in autumn, the later one.
 */
export function londonInstant(wallTime: string): Date {
  const guess = asIfUniversal(wallTime)
  return new Date(2 * guess - asIfUniversal(londonClock(() => guess).wallTime()))
}
