import { withSecret } from '../domain/chasers/ask.ts'
import { chaserLetter } from '../domain/chasers/chaser-letter.ts'
import type { Letter } from '../domain/chasers/gather-letters.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import type { CalendarWriter } from '../ports/calendar-writer.ts'
import type { Clock } from '../ports/clock.ts'
import type { Mail, Mailer } from '../ports/mailer.ts'
import type { Register } from '../ports/register.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Templates } from '../ports/templates.ts'

/** What a notice outside the rounds needs. */
export interface NoticeTools {
  register: Register
  mailer: Mailer
  clock: Clock
  templates: Templates
  /** The address that the council's mail comes from. */
  sender: Mailbox
  secrets: Secrets
}

/** What a round's letters need: a commission comes with a calendar file. */
export interface LetterTools extends NoticeTools {
  calendarWriter: CalendarWriter
}

/** Where an answer goes: the committee's monitored address, else its clerk, else its lead. */
export const replyToOf = (committee: Committee, sender: Mailbox): Mailbox => {
  const { replyTo, clerk, lead } = committee.contacts
  const { name, address } = replyTo ?? clerk ?? lead ?? sender
  return { name, address }
}

/**
 * Puts a letter into words: plain text, HTML, and a calendar file where a report is commissioned. `tokens` holds, by
 * meeting, the secret that lets its reader in; without one a link only says what it is for.
 */
export function composeLetter(
  tools: LetterTools,
  id: string,
  letter: Letter,
  tokens: ReadonlyMap<string, string> = new Map(),
): Mail {
  const { committee } = letter
  const replyTo = replyToOf(committee, tools.sender)
  const asks = letter.chasers.map(({ ask }) => {
    const token = tokens.get(ask.meetingId)
    return token === undefined ? ask : withSecret(ask, token)
  })
  const { subject, view } = chaserLetter({
    to: letter.to,
    asks,
    digests: letter.digests.map(({ digest }) => digest),
    council: committee.council,
    language: committee.houseStyle.language,
    contact: `${replyTo.name}, ${replyTo.address}`,
  })
  const dated = asks.filter(({ stage }) => stage === 'commission' || stage === 'date-changed')
  return {
    id,
    from: { name: `${committee.council} scrutiny`, address: tools.sender.address },
    replyTo,
    to: letter.to,
    cc: letter.copy,
    subject,
    text: tools.templates.render('emails/chaser.txt', view),
    html: tools.templates.render('emails/chaser.html', view),
    calendar: dated.length === 0 ? null : tools.calendarWriter.write(dated, tools.clock.today()),
  }
}
