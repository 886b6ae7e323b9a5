import type { PlannedMeeting } from '../domain/deadlines/plan-import.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import type { Answer } from '../domain/refusal.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Kept, Register } from '../ports/register.ts'
import type { PlannedCommittee, PlanTools } from './plan-meetings.ts'
import { committeeKey, meetingKey } from './records.ts'

/** Others may change a meeting while a plan is carried out; then it is made again over what they wrote. */
const MOST_TRIES = 5

/**
 * Plans, and writes what was planned: all of it or, where the plan is refused, nothing. What dies half-way is made
 * whole by doing the same again. Answers the plan that was carried out.
 */
export async function carryOutPlan(
  tools: PlanTools,
  who: Doer,
  plan: () => Promise<Answer<PlannedCommittee[]>>,
): Promise<Answer<PlannedCommittee[]>> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const planned = await plan()
    if ('refused' in planned || (await writeAll(tools, planned.done, who))) return planned
  }
  throw new Error(
    `The meetings of this work programme changed ${MOST_TRIES} times while it was written. Nothing is lost: do it again.`,
  )
}

/** Writes every planned change. False where somebody else changed a meeting first: plan again over that. */
async function writeAll(tools: PlanTools, planned: PlannedCommittee[], who: Doer): Promise<boolean> {
  for (const { committee, kept, plan, records } of planned) {
    if (!(await writeCommittee(tools.register, committee, kept))) return false
    for (const one of plan.meetings) {
      if (!(await writeMeeting(tools, one, records, who))) return false
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
  { register, clock }: PlanTools,
  { next, before, changes }: PlannedMeeting,
  records: readonly Kept<MeetingRecord>[],
  who: Doer,
): Promise<boolean> {
  if (changes.length === 0) return true
  const key = meetingKey(next.committee, next.date)
  const there = records.find(({ value }) => value.meeting.date === next.date)
  const standing =
    before === null
      ? undefined
      : records.find(({ value }) => value.movedTo === null && value.meeting.date === before.date)
  const moves = changes.map((change) => ({ at: clock.wallTime(), ...doerOf(who), ...change }))
  const record: MeetingRecord = {
    // All else that the record tells stays: packs, and papers that are still to leave the open store.
    ...(standing?.value ?? { packs: [] }),
    meeting: next,
    movedTo: null,
    trail: [...(standing?.value.trail ?? []), ...moves],
  }
  return there === undefined ? register.create(key, record) : register.replace(key, record, there.version)
}

/** What remains where a meeting was: the way to where it is now. Also completes a move that died half-way. */
async function leaveSignpost(
  { register }: PlanTools,
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
