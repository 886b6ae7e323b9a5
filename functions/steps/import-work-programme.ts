import type { KnownMeeting } from '../domain/deadlines/find-moved.ts'
import { type ImportPlan, type PlannedMeeting, planImport } from '../domain/deadlines/plan-import.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, type Refusal } from '../domain/refusal.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { defaultCommittee } from '../domain/work-programme/default-committee.ts'
import { gatherMeetings, type ProgrammeMeeting } from '../domain/work-programme/gather-meetings.ts'
import { readProgramme } from '../domain/work-programme/read-programme.ts'
import type { Clock } from '../ports/clock.ts'
import type { Kept, Register } from '../ports/register.ts'
import type { Sheet } from '../ports/sheet-reader.ts'
import { committeeKey, MEETINGS, meetingKey } from './records.ts'

export interface ImportTools {
  register: Register
  clock: Clock
}

/** What a work programme brought in: how much the file holds, and how much of it was news. */
export interface ImportedProgramme {
  committees: number
  meetings: number
  items: number
  warnings: string[]
  /** Meetings: new ones, changed ones, and those of the changed that moved to another date. */
  added: number
  changed: number
  moved: number
}

/** Others may change a meeting while an import is written; then it is planned again over what they wrote. */
const MOST_TRIES = 5

/**
 * Reads a work programme into the register: all of it or, where any row has a fault, nothing. Importing the same
 * file again writes nothing. An import that dies half-way is made whole by importing the file again.
 */
export async function importWorkProgramme(
  tools: ImportTools,
  sheet: Sheet,
  by: string,
): Promise<Answer<ImportedProgramme>> {
  const read = readProgramme(sheet)
  const gathered = gatherMeetings(read.rows)
  const faults = [...read.refusals, ...gathered.refusals]
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const planned = await planAll(tools, gathered.meetings)
    const refusals = [...faults, ...planned.flatMap(({ plan }) => plan.refusals)]
    if (refusals.length > 0) return { refused: inFileOrder(refusals) }
    if (await writeAll(tools, planned, by)) return done(summary(planned, gathered.meetings, read.rows.length))
  }
  throw new Error(
    `The meetings of this work programme changed ${MOST_TRIES} times while it was imported. Nothing is lost: import it again.`,
  )
}

interface PlannedCommittee {
  committee: Committee
  /** As it stands; nothing for a committee that no file spoke of before. */
  kept: Kept<Committee> | undefined
  plan: ImportPlan
  records: Kept<MeetingRecord>[]
}

async function planAll(
  tools: ImportTools,
  meetings: readonly ProgrammeMeeting[],
): Promise<PlannedCommittee[]> {
  const planned: PlannedCommittee[] = []
  for (const [slug, own] of Map.groupBy(meetings, ({ committee }) => committee)) {
    const kept = await tools.register.read<Committee>(committeeKey(slug))
    const committee = withContacts(kept?.value ?? defaultCommittee(slug, own[0]?.committeeName ?? slug), own)
    const records = await recordsOf(tools.register, slug)
    const known: KnownMeeting[] = records
      .filter(({ value }) => value.movedTo === null)
      .map(({ value }) => ({
        meeting: value.meeting,
        released: value.packs.some(({ released }) => released !== null),
      }))
    const plan = planImport({ committee, meetings: own, known, today: tools.clock.today() })
    planned.push({ committee, kept, plan, records })
  }
  return planned
}

async function recordsOf(register: Register, slug: string): Promise<Kept<MeetingRecord>[]> {
  const keys = await register.list(`${MEETINGS}${slug}/`)
  const kept = await Promise.all(keys.map((key) => register.read<MeetingRecord>(key)))
  return kept.filter((one) => one !== undefined)
}

/** A lead and a clerk that the file names serve a committee that no committee file names them for. */
function withContacts(committee: Committee, meetings: readonly ProgrammeMeeting[]): Committee {
  const rows = meetings.flatMap(({ rows: own }) => own)
  const { lead, clerk, replyTo } = committee.contacts
  const leadEmail = rows.find((row) => row.leadEmail !== '')?.leadEmail
  const clerkEmail = rows.find((row) => row.clerkEmail !== '')?.clerkEmail
  const isServed = (lead !== null || leadEmail === undefined) && (clerk !== null || clerkEmail === undefined)
  if (isServed) return committee
  return {
    ...committee,
    contacts: {
      lead: lead ?? (leadEmail === undefined ? null : { name: 'Scrutiny Lead', address: leadEmail }),
      clerk:
        clerk ??
        (clerkEmail === undefined ? null : { name: 'Committee Clerk', address: clerkEmail, phone: '' }),
      replyTo,
    },
  }
}

/** Writes every planned change. False where somebody else changed a meeting first: plan again over that. */
async function writeAll(tools: ImportTools, planned: PlannedCommittee[], by: string): Promise<boolean> {
  for (const { committee, kept, plan, records } of planned) {
    if (!(await writeCommittee(tools.register, committee, kept))) return false
    for (const one of plan.meetings) {
      if (!(await writeMeeting(tools, one, records, by))) return false
      if (!(await leaveSignpost(tools, one.next, records))) return false
    }
  }
  return true
}

function writeCommittee(
  register: Register,
  committee: Committee,
  kept: Kept<Committee> | undefined,
): Promise<boolean> {
  const key = committeeKey(committee.slug)
  if (kept === undefined) return register.create(key, committee)
  return kept.value === committee ? Promise.resolve(true) : register.replace(key, committee, kept.version)
}

async function writeMeeting(
  { register, clock }: ImportTools,
  { next, before, changes }: PlannedMeeting,
  records: readonly Kept<MeetingRecord>[],
  by: string,
): Promise<boolean> {
  if (changes.length === 0) return true
  const key = meetingKey(next.committee, next.date)
  const there = records.find(({ value }) => value.meeting.date === next.date)
  const standing =
    before === null
      ? undefined
      : records.find(({ value }) => value.movedTo === null && value.meeting.date === before.date)
  const moves = changes.map((change) => ({ at: clock.wallTime(), by, ...change }))
  const record: MeetingRecord = {
    meeting: next,
    packs: standing?.value.packs ?? [],
    movedTo: null,
    trail: [...(standing?.value.trail ?? []), ...moves],
  }
  return there === undefined ? register.create(key, record) : register.replace(key, record, there.version)
}

/** What remains where a meeting was: the way to where it is now. Also completes a move that died half-way. */
async function leaveSignpost(
  { register }: ImportTools,
  next: { committee: string; key: string; date: MeetingRecord['movedTo'] },
  records: readonly Kept<MeetingRecord>[],
): Promise<boolean> {
  for (const { value, version } of records) {
    const { meeting, movedTo } = value
    if (meeting.key !== next.key || meeting.date === next.date || movedTo === next.date) continue
    const signpost: MeetingRecord = { ...value, movedTo: next.date }
    if (!(await register.replace(meetingKey(meeting.committee, meeting.date), signpost, version)))
      return false
  }
  return true
}

const inFileOrder = (refusals: Refusal[]): Refusal[] =>
  refusals.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))

function summary(
  planned: PlannedCommittee[],
  meetings: readonly ProgrammeMeeting[],
  items: number,
): ImportedProgramme {
  const all = planned.flatMap(({ plan }) => plan.meetings)
  return {
    committees: planned.length,
    meetings: meetings.length,
    items,
    warnings: planned.flatMap(({ plan }) => plan.warnings),
    added: all.filter(({ before }) => before === null).length,
    changed: all.filter(({ before, changes }) => before !== null && changes.length > 0).length,
    moved: all.filter(({ before, next }) => before !== null && before.date !== next.date).length,
  }
}
