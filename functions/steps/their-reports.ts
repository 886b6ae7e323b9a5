import type { MeetingRecord } from '../domain/pipeline.ts'
import { theirItems } from '../domain/submissions/their-items.ts'
import { earliestOpenMeeting } from '../domain/submissions/upload-link.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Item } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { readCommittees, readMeetings } from './records.ts'

/** Somebody's reports at one meeting. */
export interface TheirMeeting {
  record: MeetingRecord
  committee: Committee
  items: Item[]
}

interface OpenMeetings {
  records: MeetingRecord[]
  committees: Map<string, Committee>
}

const readingNow = new WeakMap<Register, Promise<OpenMeetings>>()

/** On deadline day hundreds ask at the same moment: they are answered from one reading of the register. */
function openMeetings({ register, clock }: { register: Register; clock: Clock }): Promise<OpenMeetings> {
  const begun = readingNow.get(register)
  if (begun !== undefined) return begun
  const reading = Promise.all([
    readMeetings(register, earliestOpenMeeting(clock.today())),
    readCommittees(register),
  ])
    .then(([records, committees]) => ({ records, committees }))
    .finally(() => readingNow.delete(register))
  readingNow.set(register, reading)
  return reading
}

/** Somebody's reports at every meeting that takes reports, over all committees: what is due first comes first. */
export async function theirReports(
  tools: { register: Register; clock: Clock },
  address: string,
): Promise<TheirMeeting[]> {
  const { records, committees } = await openMeetings(tools)
  return records
    .flatMap((record) => {
      const items = theirItems(record.meeting, address)
      const committee = committees.get(record.meeting.committee)
      return items.length === 0 || committee === undefined ? [] : [{ record, committee, items }]
    })
    .sort((one, other) => (dueOf(one) < dueOf(other) ? -1 : 1))
}

const dueOf = ({ record: { meeting } }: TheirMeeting): string =>
  `${meeting.dates.reportDeadline} ${meeting.date} ${meeting.committee}`
