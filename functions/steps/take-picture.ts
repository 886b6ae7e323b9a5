import { addDays, type Day } from '../domain/calendar/day.ts'
import { municipalYear } from '../domain/calendar/municipal-year.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import { chooseChasers, type DueChaser, type Held } from '../domain/chasers/choose-chasers.ts'
import {
  briefingDigests,
  type DueDigest,
  digestDay,
  mondayDigests,
} from '../domain/chasers/choose-digests.ts'
import { chasersOf, mondayDigestsOf } from '../domain/chasers/ledger-keys.ts'
import { STOPPED, type StoppedAddress } from '../domain/chasers/round-records.ts'
import { outsideWindow } from '../domain/chasers/round-window.ts'
import { committeeCalendar } from '../domain/deadlines/committee-deadlines.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { isOut } from '../domain/release/published.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { askOfEach, readAll, readCommittees, readMeetings } from './records.ts'
import { recountDeadlines } from './recount-deadlines.ts'

/** What a round knows when it decides, and what follows from it. */
export interface RoundPicture {
  due: DueChaser[]
  digests: DueDigest[]
  held: Held[]
  /** Addresses that nothing goes to any more, and why. */
  stopped: ReadonlyMap<string, string>
  /** Set when no committee may be written for at this time: why not. */
  untimely: string | null
}

interface OnDuty {
  record: MeetingRecord
  committee: Committee
  calendar: WorkingCalendar
}

/**
 * Loads every meeting ahead, with what was told about it, and chooses what is due.
 * `reopened` names chasers that stand in the ledger for mails that never went.
 */
export async function takePicture(
  tools: { register: Register; clock: Clock },
  options: { reopened: ReadonlyMap<string, string>; keepChanges: boolean; anyHour: boolean },
): Promise<RoundPicture> {
  const { register, clock } = tools
  const today = clock.today()
  const committees = await readCommittees(register)
  const stopped = await readStopped(register)
  const reasons = new Set<string>()
  const onDuty: OnDuty[] = []
  for (const record of await readMeetings(register, today)) {
    const committee = committees.get(record.meeting.committee)
    if (committee === undefined)
      throw new Error(`No committee "${record.meeting.committee}" is in the register`)
    const calendar = committeeCalendar(committee)
    const reason = outsideWindow({ committee, calendar }, clock.wallTime(), options.anyHour)
    if (reason === null)
      onDuty.push({ record: await recountDeadlines(tools, record, committee, options), committee, calendar })
    else reasons.add(reason)
  }
  const due: DueChaser[] = []
  const held: Held[] = []
  const digests: DueDigest[] = []
  const ledger = await askOfEach(onDuty, ({ record }) => register.list(chasersOf(record.meeting)))
  for (const [at, { record, committee, calendar }] of onDuty.entries()) {
    const told = (ledger[at] ?? []).filter((key) => !options.reopened.has(key))
    const released = isOut(record.packs)
    const chosen = chooseChasers({ meeting: record.meeting, committee, calendar, released, told }, today)
    due.push(...chosen.due)
    held.push(...chosen.held)
    digests.push(...notIn(told, briefingDigests({ meeting: record.meeting, committee, calendar }, today)))
  }
  digests.push(...(await dueMondayDigests(register, onDuty, committees, today, options.reopened)))
  const untimely = onDuty.length === 0 ? ([...reasons][0] ?? null) : null
  return { due, digests, held, stopped, untimely }
}

const notIn = (told: readonly string[], digests: DueDigest[]): DueDigest[] => {
  const standing = new Set(told)
  return digests.filter(({ key }) => !standing.has(key))
}

async function dueMondayDigests(
  register: Register,
  onDuty: readonly OnDuty[],
  committees: ReadonlyMap<string, Committee>,
  today: Day,
  reopened: ReadonlyMap<string, string>,
): Promise<DueDigest[]> {
  const [first] = onDuty
  if (first === undefined) return []
  const on = digestDay(today, first.calendar)
  if (!(await isDigestDue(register, on, today))) return []
  const told = (await register.list(mondayDigestsOf(on))).filter((key) => !reopened.has(key))
  const past = await readPastMeetings(register, today)
  return notIn(
    told,
    mondayDigests({
      today,
      on,
      ahead: onDuty.map(({ record, committee }) => ({ meeting: record.meeting, committee })),
      past: past.flatMap(({ meeting }) => {
        const committee = committees.get(meeting.committee)
        return committee === undefined ? [] : [{ meeting, committee }]
      }),
    }),
  )
}

/** Due on the week's first working day, or later in the week where no round finished since that day began. */
async function isDigestDue(register: Register, on: Day, today: Day): Promise<boolean> {
  if (today === on) return true
  if (today < on) return false
  const finished = (await register.list('rounds/')).filter((key) => key.endsWith('/finished'))
  const days = finished.map((key) => key.slice('rounds/'.length, 'rounds/'.length + on.length))
  return days.length > 0 && days.every((one) => one < on)
}

/** This municipal year's meetings before today, for the on-time rates. */
async function readPastMeetings(register: Register, today: Day): Promise<MeetingRecord[]> {
  const records = await readMeetings(register, addDays(today, -366))
  return records.filter(
    ({ meeting }) => meeting.date < today && municipalYear(meeting.date) === municipalYear(today),
  )
}

async function readStopped(register: Register): Promise<Map<string, string>> {
  const records = await readAll<StoppedAddress>(register, await register.list(STOPPED))
  const standing = records.filter(({ liftedOn }) => liftedOn === null)
  return new Map(standing.map(({ address, because }) => [address, because]))
}
