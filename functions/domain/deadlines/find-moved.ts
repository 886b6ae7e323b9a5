import type { Day } from '../calendar/day.ts'
import { type ProgrammeMeeting, sameTitle } from '../work-programme/gather-meetings.ts'
import type { Meeting } from '../work-programme/meeting.ts'
import { isOnAgenda } from '../work-programme/merge-items.ts'

/** A meeting as the register has it, with what an import may not undo. */
export interface KnownMeeting {
  meeting: Meeting
  /** Its pack is public. */
  published: ReadonlySet<string> | null
}

/**
 * Tells meetings that moved to another date from new ones. A coming meeting that the file no longer names moved
 * to a date that is new, where at least half of its own items are on that date's agenda; the best match first.
 */
export function findMoved(
  meetings: readonly ProgrammeMeeting[],
  known: readonly KnownMeeting[],
  today: Day,
): Map<ProgrammeMeeting, Meeting> {
  const named = new Set(meetings.map(({ date, was }) => was ?? date))
  const gone = known
    .filter(
      ({ meeting, published }) => !named.has(meeting.date) && meeting.date >= today && published === null,
    )
    .map(({ meeting }) => meeting)
    .filter((meeting) => otherHalf(meeting, known) === undefined)
  const fresh = meetings
    .filter(({ was }) => was === undefined)
    .filter(({ date }) => !known.some(({ meeting }) => meeting.date === date))
  const pairs = gone
    .flatMap((meeting) => fresh.map((wanted) => ({ meeting, wanted, shared: sharedItems(meeting, wanted) })))
    .filter(({ shared }) => shared >= 0.5)
    .sort((a, b) => b.shared - a.shared)
  const moved = new Map<ProgrammeMeeting, Meeting>()
  const matched = new Set<Meeting>()
  for (const { meeting, wanted } of pairs) {
    if (moved.has(wanted) || matched.has(meeting)) continue
    moved.set(wanted, meeting)
    matched.add(meeting)
  }
  return moved
}

/** The part of a meeting's own items whose titles stand in the other's rows: 0 to 1. */
function sharedItems({ items }: Meeting, { rows }: ProgrammeMeeting): number {
  const own = items.filter((item) => !item.standing && isOnAgenda(item))
  if (own.length === 0) return 0
  return own.filter((item) => rows.some((row) => sameTitle(row.title, item.title))).length / own.length
}

/**
 * A meeting whose move died half-way stands at both dates until the move is finished. Whatever officers sent to
 * the date that it left is taken along: of each item, the one with more submissions counts.
 */
export function halfMoved(meeting: Meeting, known: readonly KnownMeeting[]): Meeting {
  const left = otherHalf(meeting, known)
  if (left === undefined) return meeting
  const items = meeting.items.map((item) => {
    const sent = left.items.find(({ key }) => key === item.key)
    if (sent === undefined || sent.submissions.length <= item.submissions.length) return item
    return { ...item, state: sent.state, submissions: sent.submissions }
  })
  return { ...meeting, items }
}

const otherHalf = ({ key, date }: Meeting, known: readonly KnownMeeting[]): Meeting | undefined =>
  known.find(({ meeting }) => meeting.key === key && meeting.date !== date)?.meeting
