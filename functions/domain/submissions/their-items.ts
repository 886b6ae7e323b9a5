import { person } from '../chasers/recipients.ts'
import type { Item, Meeting } from '../work-programme/meeting.ts'

/** The items of a meeting that somebody writes, helps with or answers for, in the agenda's order. */
export function theirItems({ items }: Meeting, address: string): Item[] {
  const theirs = ({ authorEmails, deputyEmails, directorEmails }: Item): boolean =>
    [...authorEmails, ...deputyEmails, ...directorEmails].map(person).includes(person(address))
  return items.filter(theirs).sort((one, other) => one.number - other.number)
}
