import type { Day } from '../domain/calendar/day.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done } from '../domain/refusal.ts'
import { type Item, meetingId, type SubmittedFile } from '../domain/work-programme/meeting.ts'
import type { ReportState, StateName } from '../domain/work-programme/report-state.ts'
import type { Register } from '../ports/register.ts'
import { findMeeting } from './change-meeting.ts'
import { readLetters } from './letters-ledger.ts'
import { readMeetings } from './records.ts'

export interface MeetingStatus {
  id: string
  committee: string
  date: Day
  reportDeadline: Day
  publishBy: Day
  stated: boolean
  packs: { version: number; supplement: number; released: boolean }[]
  items: ItemStatus[]
}

export interface ItemStatus {
  number: number
  title: string
  letter: string | null
  state: StateName
  /** The state's own facts, in full. */
  facts: ReportState
  due: Day
  author: string
  paused: boolean
  /** How many versions the officers have sent. */
  versions: number
  /** How many things were noticed in the newest one, and did not keep it out. */
  noticed: number
  /** How many things in it stand in the way of people who cannot see it. */
  barriers: number
}

/** Where every report is: of one meeting, or of all in order of their dates. */
export async function showStatus(
  tools: { register: Register },
  meeting: string | null,
): Promise<Answer<{ meetings: MeetingStatus[] }>> {
  const records = await wanted(tools, meeting)
  if ('refused' in records) return records
  const statuses: MeetingStatus[] = []
  for (const record of records.done) statuses.push(await statusOf(tools, record))
  return done({ meetings: statuses.sort((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1)) })
}

async function wanted(
  tools: { register: Register },
  meeting: string | null,
): Promise<Answer<MeetingRecord[]>> {
  if (meeting === null) return done(await readMeetings(tools.register))
  const found = await findMeeting(tools, meeting)
  return 'refused' in found ? found : done([found.done.record])
}

async function statusOf(
  tools: { register: Register },
  { meeting, packs }: MeetingRecord,
): Promise<MeetingStatus> {
  const letters = await readLetters(tools, meeting)
  return {
    id: meetingId(meeting),
    committee: meeting.committeeName,
    date: meeting.date,
    reportDeadline: meeting.dates.reportDeadline,
    publishBy: meeting.dates.publishBy,
    stated: meeting.dates.stated,
    packs: packs.map(({ version, supplement, released }) => ({
      version,
      supplement,
      released: released !== null,
    })),
    items: meeting.items
      .toSorted((a, b) => a.number - b.number)
      .map((item) => itemStatus(item, letters[item.key] ?? null, meeting.dates.reportDeadline)),
  }
}

const itemStatus = (item: Item, letter: string | null, due: Day): ItemStatus => ({
  number: item.number,
  title: item.title,
  letter,
  state: item.state.at,
  facts: item.state,
  due: item.state.at === 'to-follow' && item.state.until !== null ? item.state.until : due,
  author: item.authors.join('; '),
  paused: item.paused !== null,
  versions: item.submissions.length,
  noticed: countIn(item, ({ warnings = [] }) => warnings.length),
  barriers: countIn(item, ({ accessibility }) => accessibility?.advice.length ?? 0),
})

const countIn = ({ submissions }: Item, count: (file: SubmittedFile) => number): number =>
  (submissions.at(-1)?.files ?? []).reduce((sum, file) => sum + count(file), 0)
