import type { Day } from '../domain/calendar/day.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import {
  itemInWords,
  meetingInWords,
  type Place,
  placeNamed,
  placeOf,
} from '../domain/work-programme/place.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'
import { readAll, readCommittees, readMeetings } from './records.ts'

/** One thing that somebody did. */
export interface AuditEntry extends Doer {
  /** Europe/London wall-clock time. */
  at: string
  /** `<committee-slug>/<yyyy-mm-dd>`, and the item's number where it is about one: `…/2026-04-08, item 7`. */
  where: string
  what: string
}

/** An entry with the place that its `where` names; null where it names none, as for e-mail about no meeting. */
export type PlacedEntry = AuditEntry & { place: Place | null }

/** What no meeting's own trail tells, reads of papers that the public may not see above all, a record a day: `reads/<day>`. */
interface ReadsOfADay {
  entries: AuditEntry[]
}

const READS = 'reads/'

/** Which entries are wanted; what is empty or null wants all. */
export interface AuditWanted {
  /** Parts of a name, and of where it was: a committee, a meeting, an item. */
  by: string
  where: string
  from: Day | null
  until: Day | null
  /** Nothing but what stands in no meeting's own trail: restricted papers that were opened, above all. */
  isRead: boolean
}

const ALL: AuditWanted = { by: '', where: '', from: null, until: null, isRead: false }

/** Everything that was done and every restricted paper that was opened, or what is wanted of it; the newest first. */
export async function auditTrail(
  { register }: { register: Register },
  wanted: AuditWanted = ALL,
): Promise<PlacedEntry[]> {
  const moves = (await readMeetings(register)).flatMap(({ meeting, trail }) =>
    trail.map(({ at, item, what, ...who }) => {
      const about = meeting.items.filter(({ key }) => key === item)
      const where = [meetingId(meeting), ...about.map(({ number }) => `item ${number}`)].join(', ')
      return { at, ...doerOf(who), what, where, place: placeOf(meeting, about) }
    }),
  )
  const committees = await readCommittees(register)
  const reads = (await readAll<ReadsOfADay>(register, await register.list(READS)))
    .flatMap(({ entries }) => entries)
    .map((entry) => ({ ...entry, place: placeNamed(entry.where, committees) }))
  return [...(wanted.isRead ? [] : moves), ...reads]
    .filter((entry) => isWanted(entry, wanted))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
}

const isWanted = (entry: PlacedEntry, { by, where, from, until }: AuditWanted): boolean => {
  const on = entry.at.slice(0, 10)
  return (
    entry.by.toLowerCase().includes(by.toLowerCase()) &&
    whereabouts(entry).some((words) => words.toLowerCase().includes(where.toLowerCase())) &&
    (from === null || on >= from) &&
    (until === null || on <= until)
  )
}

/** Every way to say where it was: by the names of records, and as people call it. */
const whereabouts = ({ where, place }: PlacedEntry): string[] =>
  place === null ? [where] : [where, meetingInWords(place), ...place.items.map(itemInWords)]

/** Writes down what somebody does that stands in no meeting's trail; a read of what is exempt before it is read. */
export async function noteDeed(
  tools: { register: Register; clock: Clock },
  { where, what, ...who }: Omit<AuditEntry, 'at'>,
): Promise<void> {
  const key = `${READS}${tools.clock.today()}`
  const entry: AuditEntry = { at: tools.clock.wallTime(), ...doerOf(who), where, what }
  const first: ReadsOfADay = { entries: [entry] }
  if (await tools.register.create(key, first)) return
  await changeRecord<ReadsOfADay, true>(tools, key, ({ entries }) => ({
    next: { entries: [...entries, entry] },
    answer: true,
  }))
}
