import { type Day, parseDay } from '../domain/calendar/day.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import type { MeetingRecord, Move } from '../domain/pipeline.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { findItem } from '../domain/submissions/find-item.ts'
import type { Item, Meeting } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'
import { MEETINGS, meetingKey } from './records.ts'

/** Reads `<committee-slug>/<yyyy-mm-dd>` and finds the meeting's record, following a meeting that moved. */
export async function findMeeting(
  { register }: { register: Register },
  name: string,
): Promise<Answer<{ key: string; record: MeetingRecord }>> {
  const [committee = '', date = '', ...rest] = name.split('/')
  const on = parseDay(date)
  if (committee === '' || on === undefined || rest.length > 0 || !/^[a-z0-9-]+$/.test(committee)) {
    return refuse(
      `"${name}" does not name a meeting. Write its committee and its date as its page's address has them: highways-scrutiny-committee/2026-04-08.`,
    )
  }
  return follow(register, committee, on, name)
}

async function follow(
  register: Register,
  committee: string,
  date: Day,
  name: string,
): Promise<Answer<{ key: string; record: MeetingRecord }>> {
  const key = meetingKey(committee, date)
  const kept = await register.read<MeetingRecord>(key)
  if (kept === undefined) return refuse(await unknownMeeting(register, committee, name))
  return kept.value.movedTo === null
    ? done({ key, record: kept.value })
    : follow(register, committee, kept.value.movedTo, name)
}

async function unknownMeeting(register: Register, committee: string, name: string): Promise<string> {
  const near = await register.list(`${MEETINGS}${committee}/`)
  const known = near.length > 0 ? near : await register.list(MEETINGS)
  const names = known.slice(0, 12).map((key) => key.slice(MEETINGS.length))
  const hint = names.length === 0 ? 'No work programme was imported yet.' : `There is ${names.join(', ')}.`
  return `No meeting "${name}" is known. ${hint}`
}

/**
 * Changes one item of a meeting, and writes what happened into the meeting's trail in the same act. Where nothing
 * happened (`what` is null), nothing is written.
 */
export async function changeItem(
  tools: { register: Register; clock: Clock },
  asked: Doer & { meeting: string; item: number; key?: string },
  change: (item: Item, record: MeetingRecord) => Answer<{ item: Item; what: string | null }>,
): Promise<Answer<Item>> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const changed = await changeRecord<MeetingRecord, Answer<Item>>(tools, found.done.key, (record) => {
    const item = findItem(record.meeting, asked.item, asked.key)
    if ('refused' in item) return { keep: item }
    const answer = change(item.done, record)
    if ('refused' in answer) return { keep: answer }
    const { item: next, what } = answer.done
    if (what === null) return { keep: done(next) }
    const move: Move = { at: tools.clock.wallTime(), ...doerOf(asked), item: next.key, what }
    return { next: withItem(record, next, move), answer: done(next) }
  })
  return changed ?? refuse(`The meeting "${asked.meeting}" is gone from the register.`)
}

/** Changes a meeting as `decide` says, and writes what happened into its trail in the same act. */
export async function changeMeeting(
  tools: { register: Register; clock: Clock },
  { meeting, ...who }: Doer & { meeting: string },
  what: string,
  decide: (record: MeetingRecord) => Answer<Meeting>,
): Promise<Answer<Meeting>> {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return found
  const changed = await changeRecord<MeetingRecord, Answer<Meeting>>(tools, found.done.key, (record) => {
    const next = decide(record)
    if ('refused' in next) return { keep: next }
    const move = { at: tools.clock.wallTime(), ...doerOf(who), item: null, what }
    return { next: { ...record, meeting: next.done, trail: [...record.trail, move] }, answer: next }
  })
  if (changed === undefined) throw new Error(`The record ${found.done.key} is gone`)
  return changed
}

/** Writes into a meeting's trail what happened about it, where none of its items changed. A meeting that is gone has none. */
export async function noteMove(
  tools: { register: Register; clock: Clock },
  meeting: string,
  { what, ...who }: Doer & { what: string },
): Promise<void> {
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return
  await changeRecord<MeetingRecord, true>(tools, found.done.key, (record) => ({
    next: {
      ...record,
      trail: [...record.trail, { at: tools.clock.wallTime(), ...doerOf(who), item: null, what }],
    },
    answer: true,
  }))
}

const withItem = (record: MeetingRecord, item: Item, move: Move): MeetingRecord => ({
  ...record,
  meeting: {
    ...record.meeting,
    items: record.meeting.items.map((one) => (one.key === item.key ? item : one)),
  },
  trail: [...record.trail, move],
})
