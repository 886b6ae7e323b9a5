import { inFullWords } from '../domain/calendar/day.ts'
import { mailboxesOf } from '../domain/chasers/recipients.ts'
import type { Doer } from '../domain/doer.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { moveReport } from '../domain/submissions/moves.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import { type Item, itemPlace, type Meeting } from '../domain/work-programme/meeting.ts'
import { changeItem, findMeeting } from './change-meeting.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { committeeKey } from './records.ts'
import { linkToReport } from './upload-links.ts'

/**
 * Returns a report to its authors, and writes to each of them why: it is chased again from then on. Where the
 * program dies between the two, returning it again for the same reason sends what was not sent, and nothing twice. Where
 * `version` says which one was looked at, a newer one is not returned unseen.
 */
export async function returnReport(
  tools: NoticeTools,
  asked: Doer & { meeting: string; item: number; because: string; version?: number },
): Promise<Answer<Item>> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const { meeting } = found.done.record
  const standing = meeting.items.find(({ number }) => number === asked.item)
  const isHalfDone = standing?.state.at === 'returned' && standing.state.because === asked.because
  const returned =
    isHalfDone && standing !== undefined
      ? done(standing)
      : await changeItem(tools, asked, (item) => {
          const newest = item.submissions.at(-1)?.version
          if (asked.version !== undefined && newest !== undefined && newest !== asked.version)
            return refuse(
              `Version ${newest} came in since you looked at version ${asked.version}. Look at that one. Nothing was changed.`,
            )
          const state = { at: 'returned', on: tools.clock.today(), because: asked.because } as const
          const moved = moveReport(item, state)
          if ('refused' in moved) return moved
          return done({ item: moved.done, what: `marked returned: ${asked.because}` })
        })
  if ('refused' in returned) return returned
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  for (const to of mailboxesOf('author', returned.done, committee.value))
    await tellAuthor(tools, { ...asked, to, meeting, item: returned.done, committee: committee.value })
  return returned
}

async function tellAuthor(
  tools: NoticeTools,
  told: { to: Mailbox; meeting: Meeting; item: Item; committee: Committee; by: string; because: string },
): Promise<void> {
  const { to, meeting, item, committee, by, because } = told
  const { reportDeadline, publishBy } = meeting.dates
  const version = item.submissions.at(-1)?.version ?? 0
  await postNotice(tools, {
    kind: 'returned',
    about: `${itemPlace(meeting, item)}/${version}@${tools.clock.today()}`,
    committee,
    to,
    subject: `Returned to you: ${item.title}`,
    view: {
      by,
      because,
      item: item.title,
      meetingDate: inFullWords(meeting.date),
      due:
        tools.clock.today() <= reportDeadline
          ? `Please send it again by ${inFullWords(reportDeadline)}.`
          : `The deadline is past: please send it again as soon as you can. The papers are published by ${inFullWords(publishBy)}.`,
    },
    link: linkToReport(meeting, item),
  })
}
