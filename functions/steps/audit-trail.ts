import { meetingId } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'
import { readAll, readMeetings } from './records.ts'

/** One thing that somebody did. */
export interface AuditEntry {
  /** Europe/London wall-clock time. */
  at: string
  by: string
  /** `<committee-slug>/<yyyy-mm-dd>`, and the item's number where it is about one: `…/2026-04-08, item 7`. */
  where: string
  what: string
}

/** Reads of papers that the public may not see, a record a day: `reads/<day>`. */
interface ReadsOfADay {
  entries: AuditEntry[]
}

const READS = 'reads/'

/** Everything that was done and every restricted paper that was opened, the newest first. */
export async function auditTrail({ register }: { register: Register }): Promise<AuditEntry[]> {
  const moves = (await readMeetings(register)).flatMap(({ meeting, trail }) =>
    trail.map(({ at, by, item, what }) => {
      const number = meeting.items.find(({ key }) => key === item)?.number
      return { at, by, what, where: meetingId(meeting) + (number === undefined ? '' : `, item ${number}`) }
    }),
  )
  const reads = await readAll<ReadsOfADay>(register, await register.list(READS))
  return [...moves, ...reads.flatMap(({ entries }) => entries)].sort((one, other) =>
    one.at < other.at ? 1 : -1,
  )
}

/** Writes down that somebody opens a paper that the public may not see, before they do. */
export async function noteRead(
  tools: { register: Register; clock: Clock },
  { by, where, what }: Omit<AuditEntry, 'at'>,
): Promise<void> {
  const key = `${READS}${tools.clock.today()}`
  const entry: AuditEntry = { at: tools.clock.wallTime(), by, where, what }
  const first: ReadsOfADay = { entries: [entry] }
  if (await tools.register.create(key, first)) return
  await changeRecord<ReadsOfADay, true>(tools, key, ({ entries }) => ({
    next: { entries: [...entries, entry] },
    answer: true,
  }))
}
