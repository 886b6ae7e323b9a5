import { inFullWords } from '../domain/calendar/day.ts'
import { mailboxesOf, person } from '../domain/chasers/recipients.ts'
import type { Doer } from '../domain/doer.ts'
import { type Answer, done } from '../domain/refusal.ts'
import { isOut } from '../domain/release/published.ts'
import { ownItems } from '../domain/work-programme/as-programme.ts'
import { cancelled, reinstated } from '../domain/work-programme/cancelled-meeting.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Meeting } from '../domain/work-programme/meeting.ts'
import { hasAnotherMeeting } from '../domain/work-programme/owed.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeMeeting } from './change-meeting.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { committeeKey, readMeetings } from './records.ts'

type Tools = { register: Register; clock: Clock }

interface Asked extends Doer {
  meeting: string
}

/** Cancels a meeting: its items wait for another one, and nobody is chased. Nothing is deleted. */
export const cancelMeeting = (
  tools: Tools,
  { because, ...asked }: Asked & { because: string },
): Promise<Answer<Meeting>> =>
  changeMeeting(tools, asked, `cancelled: ${because.trim()}`, ({ meeting, packs }) =>
    cancelled(meeting, { because, released: isOut(packs), today: tools.clock.today() }),
  )

/** Takes a cancellation back, with all that waited because of it. */
export async function reinstateMeeting(tools: Tools, asked: Asked): Promise<Answer<Meeting>> {
  const meetings = (await readMeetings(tools.register)).map(({ meeting }) => meeting)
  return changeMeeting(tools, asked, 'takes place after all', ({ meeting }) =>
    reinstated(meeting, (item) => hasAnotherMeeting(meeting, item, meetings)),
  )
}

/** Writes to every author of a cancelled meeting's items once: what was theirs, and that nothing is asked for now. */
export async function tellCancelled(tools: NoticeTools, meeting: Meeting): Promise<Answer<{ told: number }>> {
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  const because = meeting.cancelled?.because ?? ''
  const theirs = ownItems(meeting)
    .filter(({ kind, state }) => kind === 'report' && state.at === 'deferred' && state.to === null)
    .flatMap((item) => mailboxesOf('author', item, committee.value).map((to) => ({ to, title: item.title })))
  let told = 0
  for (const [, own] of Map.groupBy(theirs, ({ to }) => person(to.address))) {
    const [first] = own
    if (first === undefined) continue
    const noticed = await postNotice(tools, {
      kind: 'cancelled',
      about: `${meeting.committee}/${meeting.key}@${meeting.cancelled?.on ?? ''}`,
      committee: committee.value,
      to: first.to,
      subject: `The meeting of ${inFullWords(meeting.date)} is cancelled`,
      view: { because, meetingDate: inFullWords(meeting.date), items: own.map(({ title }) => title) },
    })
    told += noticed === 'posted' ? 1 : 0
  }
  return done({ told })
}
