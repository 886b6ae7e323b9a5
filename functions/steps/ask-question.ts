import { inFullWords } from '../domain/calendar/day.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import type { Item, Meeting } from '../domain/work-programme/meeting.ts'
import type { NoticeTools } from './compose-letter.ts'
import { postNotice } from './post-notice.ts'
import { stoppedBecause } from './read-stop.ts'

const LONGEST = 4000

/** Who answers an officer's questions: the scrutiny lead, else the clerk. */
const askable = ({ contacts: { lead, clerk, replyTo } }: Committee): Mailbox[] =>
  [lead, clerk, replyTo].filter((one) => one !== null)

/** Null where the committee names nobody. */
export const whomToAsk = (committee: Committee): Mailbox | null => askable(committee)[0] ?? null

/** The first whom mail reaches: a question must not end at an address that nothing goes to. */
async function whomMailReaches(tools: NoticeTools, committee: Committee): Promise<Mailbox | null> {
  for (const one of askable(committee)) if ((await stoppedBecause(tools, one.address)) === null) return one
  return null
}

/** Sends an officer's question to whoever leads on the committee's scrutiny. The same question again is sent once a day. */
export async function askQuestion(
  tools: NoticeTools & { sha256: (bytes: Uint8Array) => string },
  asked: { by: Mailbox; meeting: Meeting; item: Item; committee: Committee; question: string },
): Promise<Answer<{ to: string }>> {
  const { by, meeting, item, committee } = asked
  const question = asked.question.trim()
  if (question === '') return refuse('Write your question first. Nothing was sent.')
  if (question.length > LONGEST)
    return refuse(
      `Your question is longer than ${LONGEST} letters. Shorten it, or answer the e-mail instead.`,
    )
  const to = await whomMailReaches(tools, committee)
  if (to === null)
    return refuse(
      'Nobody of the committee can be asked from here. Answer the e-mail that brought you here instead.',
    )
  const noticed = await postNotice(tools, {
    kind: 'question',
    about: `${meeting.committee}/${meeting.key}/${item.key}/${tools.sha256(new TextEncoder().encode(question)).slice(0, 16)}@${tools.clock.today()}`,
    committee,
    to,
    subject: `A question about: ${item.title}`,
    view: {
      asker: by.name,
      askerAddress: by.address,
      item: item.title,
      number: item.number,
      meetingDate: inFullWords(meeting.date),
      question,
    },
  })
  if (noticed === 'failed')
    return refuse(
      'Your question could not be sent: no mail goes out at this moment. Send it again in a while, or answer the e-mail that brought you here.',
    )
  return done({ to: to.name })
}
