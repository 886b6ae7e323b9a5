import type { Doer } from '../domain/doer.ts'
import { type Answer, refuse } from '../domain/refusal.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Meeting, Substitute } from '../domain/work-programme/meeting.ts'
import { withoutSubstitute, withSubstitute } from '../domain/work-programme/substitutes.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeMeeting, findMeeting } from './change-meeting.ts'
import { committeeKey } from './records.ts'

type Tools = { register: Register; clock: Clock }

/** Writes down that somebody sits at a meeting in place of a member: the front sheet of its next pack says so. */
export async function standIn(
  tools: Tools,
  { member, substitute, ...asked }: Doer & Substitute & { meeting: string },
): Promise<Answer<Meeting>> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const slug = found.done.record.meeting.committee
  const committee = await tools.register.read<Committee>(committeeKey(slug))
  if (committee === undefined) return refuse(`No committee "${slug}" is known.`)
  const wanted = { member, substitute, today: tools.clock.today() }
  return changeMeeting(tools, asked, `${substitute.trim()} stands in for ${member}`, ({ meeting }) =>
    withSubstitute(meeting, committee.value, wanted),
  )
}

/** Takes that back: the member sits there themselves. */
export const takeBackStandIn = (
  tools: Tools,
  { member, ...asked }: Doer & { meeting: string; member: string },
): Promise<Answer<Meeting>> =>
  changeMeeting(tools, asked, `nobody stands in for ${member} any more`, ({ meeting }) =>
    withoutSubstitute(meeting, member, tools.clock.today()),
  )
