import { type Answer, done, refuse } from '../refusal.ts'
import { type Item, type Meeting, meetingId } from '../work-programme/meeting.ts'

/**
 * The item under a number of a meeting's agenda, or which numbers there are. An item that is known already is found by
 * its `key`: until the agenda is public, another order gives its number to another item.
 */
export function findItem(meeting: Meeting, number: number, key?: string): Answer<Item> {
  const item = meeting.items.find((one) => (key === undefined ? one.number === number : one.key === key))
  if (item !== undefined) return done(item)
  const numbers = meeting.items.map((one) => one.number).sort((a, b) => a - b)
  const known = numbers.length === 0 ? 'It has no items.' : `Its items are numbered ${numbers.join(', ')}.`
  return refuse(`The meeting ${meetingId(meeting)} has no item ${number}. ${known}`)
}
