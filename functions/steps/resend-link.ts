import { inFullWords } from '../domain/calendar/day.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import { findMeeting } from './change-meeting.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { committeeKey } from './records.ts'
import { type LinkTools, openLink } from './upload-links.ts'

/**
 * Sends a new link in place of one that is too old, to the person whom the old one was sent to; once a day. Whoever
 * asks is told no more than that.
 */
export async function resendLink(tools: LinkTools & NoticeTools, token: string): Promise<void> {
  const opened = await openLink(tools, token)
  if ('done' in opened || opened.resendable === undefined) return
  const { person: to, meeting } = opened.resendable
  const found = await findMeeting(tools, meeting)
  if ('refused' in found) return
  const { record } = found.done
  const committee = await tools.register.read<Committee>(committeeKey(record.meeting.committee))
  if (committee === undefined) return
  await postNotice(tools, {
    kind: 'new-link',
    about: `${record.meeting.committee}/${record.meeting.key}@${tools.clock.today()}`,
    committee: committee.value,
    to,
    subject: 'Your new link for reports',
    view: { meetingDate: inFullWords(record.meeting.date) },
    link: { meeting, path: '' },
  })
}
