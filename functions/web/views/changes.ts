import { inWords } from '../../domain/calendar/day.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import { type Answer, done } from '../../domain/refusal.ts'
import { readMeetings } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'

/** The most lines that are shown of one change: more than a committee's year has. */
const MOST = 200

/** What an act would change, from doing it over a draft of the register: nothing of it is kept. */
export async function changesBy<T>(
  tools: StaffTools,
  act: (tools: StaffTools) => Promise<Answer<T>>,
): Promise<Answer<{ answer: T; changes: string[] }>> {
  const before = new Map(
    (await readMeetings(tools.register)).map((record) => [nameOf(record), record.trail.length]),
  )
  const draft = tools.draftOf(tools.register)
  const answer = await act({ ...tools, register: draft })
  if ('refused' in answer) return answer
  const changes = (await readMeetings(draft)).flatMap((record) =>
    record.trail
      .slice(before.get(nameOf(record)) ?? 0)
      .map(({ what }) => `${record.meeting.committeeName}, ${inWords(record.meeting.date)}: ${what}`),
  )
  return done({ answer: answer.done, changes: changes.slice(0, MOST) })
}

const nameOf = ({ meeting }: MeetingRecord): string => `${meeting.committee}/${meeting.key}`
