import type { Day } from '../domain/calendar/day.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import { meetingId } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'
import { readAll, readMeetings } from './records.ts'

/** One thing that somebody did. */
export interface AuditEntry extends Doer {
  /** Europe/London wall-clock time. */
  at: string
  /** `<committee-slug>/<yyyy-mm-dd>`, and the item's number where it is about one: `…/2026-04-08, item 7`. */
  where: string
  what: string
}

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
): Promise<AuditEntry[]> {
  const moves = (await readMeetings(register)).flatMap(({ meeting, trail }) =>
    trail.map(({ at, item, what, ...who }) => {
      const number = meeting.items.find(({ key }) => key === item)?.number
      return {
        at,
        ...doerOf(who),
        what,
        where: meetingId(meeting) + (number === undefined ? '' : `, item ${number}`),
      }
    }),
  )
  const reads = await readAll<ReadsOfADay>(register, await register.list(READS))
  return [...(wanted.isRead ? [] : moves), ...reads.flatMap(({ entries }) => entries)]
    .filter((entry) => isWanted(entry, wanted))
    .sort((one, other) => (one.at < other.at ? 1 : -1))
}

const isWanted = (entry: AuditEntry, { by, where, from, until }: AuditWanted): boolean => {
  const on = entry.at.slice(0, 10)
  return (
    entry.by.toLowerCase().includes(by.toLowerCase()) &&
    entry.where.toLowerCase().includes(where.toLowerCase()) &&
    (from === null || on >= from) &&
    (until === null || on <= until)
  )
}

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
