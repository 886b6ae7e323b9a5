import { ownItems } from './as-programme.ts'
import type { Meeting } from './meeting.ts'

/** One place earlier on the agenda, or one later. */
export type Direction = 'up' | 'down'

/**
 * The order of a meeting's own items with one of them a place earlier or later; null where it is the first or last
 * of its section already, which it leaves by its section's name alone: an agenda prints each section once.
 */
export function orderWith(meeting: Meeting, key: string, direction: Direction): string[] | null {
  const own = ownItems(meeting)
  const at = own.findIndex((item) => item.key === key)
  const to = at + (direction === 'up' ? -1 : 1)
  const [item, other] = [own[at], own[to]]
  if (item === undefined || other === undefined || item.section !== other.section) return null
  return own.map(({ key: one }, place) => (place === at ? other.key : place === to ? item.key : one))
}
