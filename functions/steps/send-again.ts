import { day, inWords } from '../domain/calendar/day.ts'
import { mailAbout, SECRET } from '../domain/chasers/mail-about.ts'
import { noticeKey, settledNoticeKey } from '../domain/chasers/notice-orders.ts'
import { isLeftToRounds, type MailRecord, mailKey } from '../domain/chasers/round-records.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import { noteDeed } from './audit-trail.ts'
import { findMeeting } from './change-meeting.ts'
import { changeRecord } from './change-record.ts'
import { type NoticeTools, replyToOf } from './compose-letter.ts'
import { postLetter } from './post-letter.ts'
import { stoppedBecause } from './read-stop.ts'
import { readCommittees } from './records.ts'
import { issueLink } from './upload-links.ts'

/**
 * Sends a mail again to the person it went to: the same words under a subject that says so, with a new link. It is a mail
 * of its own, which tells no chaser, so that the ledger and the rounds know nothing of it: what was told once
 * stays told once. Who asked for it is written into the meeting's trail. Refused for an address that nothing goes to.
 */
export async function sendAgain(
  tools: NoticeTools,
  asked: Doer & { mail: string },
): Promise<Answer<{ id: string }>> {
  const { register, clock } = tools
  const kept = await register.read<MailRecord>(mailKey(asked.mail))
  if (kept === undefined) return refuse('There is no such e-mail. Nothing was sent.')
  const first = kept.value
  const stopped = await stoppedBecause(tools, first.to.address)
  if (stopped !== null)
    return refuse(
      `Nothing goes to ${first.to.address} any more: ${stopped}. Put a working address into the work programme; or, where this one works again, say so on the page “Today”. Nothing was sent.`,
    )
  if (isLeftToRounds(first))
    return refuse(
      'It is not known to have gone, so the next round writes it anew by itself if it is still due. Sent now, it might go twice. Nothing was sent.',
    )
  const id = `${clock.wallTime().replace('T', '-').replace(':', '')}-again-${first.id}`.slice(0, 200)
  if ((await register.read(mailKey(id))) !== undefined)
    return refuse('It was sent again this very minute. Nothing more was sent.')
  const committees = await readCommittees(register)
  const about = mailAbout(first, new Set(committees.keys()))
  const committee = committees.get(about[0]?.committee ?? '') ?? [...committees.values()][0]
  if (committee === undefined) throw new Error('No committee is in the register')
  const secrets: string[] = []
  if (first.text.includes(SECRET)) {
    const meeting = about.find((one) => one.meeting !== null)?.meeting
    if (!meeting)
      return refuse(
        'It holds a link, and the meeting that it is for is not known any more. Nothing was sent.',
      )
    secrets.push(await issueLink(tools, first.to, meeting))
  }
  const subject = first.subject.startsWith('Again: ') ? first.subject : `Again: ${first.subject}`
  const view = {
    language: committee.houseStyle.language,
    council: committee.council,
    subject,
    first: `We sent you this on ${inWords(day(first.at.slice(0, 10)))}, and send it again because somebody asked us to.`,
    lines: linesOf(secrets.length === 0 ? first.text : first.text.replaceAll(SECRET, secrets[0] ?? '')),
  }
  const mail = {
    id,
    from: { name: `${committee.council} scrutiny`, address: tools.sender.address },
    replyTo: replyToOf(committee, tools.sender),
    to: first.to,
    cc: [],
    subject,
    text: tools.templates.render('emails/again.txt', view),
    html: tools.templates.render('emails/again.html', view),
    calendar: null,
  }
  const today = clock.today()
  const posted = await postLetter(tools, mail, { day: today, stage: 'again', chasers: [], secrets, about })
  if (posted.was === 'refused' || posted.was === 'failed')
    return refuse(
      `The post did not take it: ${posted.because}. Nothing was sent. Put another address into the work programme where this one is wrong, or send it again in a while.`,
    )
  // A person saw to it: no round tells it once more.
  const notice = first.id.replace(REPEATS, '')
  if ((await register.read(noticeKey(notice))) !== undefined)
    await register.create(settledNoticeKey(notice), {})
  await writeDown(tools, about[0]?.meeting ?? null, {
    ...doerOf(asked),
    what: `e-mail sent again to ${first.to.address}: ${first.subject}`,
  })
  return done({ id })
}

/** What stands before a mail's own name in that of its repeats. */
const REPEATS = /^(\d{4}-\d{2}-\d{2}-\d{4}-again-)+/

/** A mail's words line by line, each parted where an address of the web begins and ends. */
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => ({
      parts: line
        .split(/(https?:\/\/[^\s<>"]+)/)
        .map((words, at) => ({ words, isLink: at % 2 === 1 }))
        .filter(({ words }) => words !== ''),
    }))

/** Into the meeting's own trail, where it is about one. */
async function writeDown(
  tools: NoticeTools,
  meeting: string | null,
  { what, ...who }: Doer & { what: string },
): Promise<void> {
  const found = meeting === null ? null : await findMeeting(tools, meeting)
  if (found === null || 'refused' in found) return noteDeed(tools, { ...doerOf(who), where: 'mail', what })
  const move = { at: tools.clock.wallTime(), ...doerOf(who), item: null, what }
  await changeRecord<MeetingRecord, true>(tools, found.done.key, (record) => ({
    next: { ...record, trail: [...record.trail, move] },
    answer: true,
  }))
}
