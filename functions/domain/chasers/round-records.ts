import type { Day } from '../calendar/day.ts'
import type { Mailbox } from '../work-programme/committee.ts'

/** What a round means to do, written down before it does any of it: `rounds/<day>/<n>`. */
export interface RoundStarted {
  day: Day
  at: string
  worker: string
  /** One entry a letter: its mail, and the chasers it tells. */
  plan: { mail: string; chasers: string[] }[]
}

/** Written when a round came to its end: the heartbeat. `rounds/<day>/<n>/finished`. */
export interface RoundFinished {
  day: Day
  at: string
  sent: number
  held: number
}

/** A chaser in the ledger: which mail tells it. */
export interface ChaserRecord {
  mail: string
}

/** Which committee a mail is about, and which of its meetings, by the date that names the meeting for good. */
export interface MailAbout {
  committee: string
  /** `<committee-slug>/<first date>`; null where it is about the committee alone. */
  meeting: string | null
  /** Its items that the mail names, by key; left out where it names none. */
  items?: string[]
}

/**
 * A mail and its fate: `mails/<day>/<id>`. It is `posting` from before the post is asked until its yes is
 * recorded; a mail whose worker died in between is `unconfirmed`, and what it told may be told again.
 */
export interface MailRecord {
  id: string
  day: Day
  at: string
  to: Mailbox
  cc: Mailbox[]
  subject: string
  stage: string
  text: string
  chasers: string[]
  /** What a mail is about that tells no chaser; left out where its chasers say so. */
  about?: MailAbout[]
  state: 'posting' | 'posted' | 'unconfirmed' | 'failed'
  /** Set where it failed because the address is none, and trying again would be of no use. */
  forGood?: true
  /** The post's own id of the mail, once it said yes. */
  serviceId: string | null
  because: string | null
}

export const ROUNDS = 'rounds/'
export const roundKey = (day: Day, number: number): string =>
  `${ROUNDS}${day}/${String(number).padStart(4, '0')}`
export const finishedKey = (round: string): string => `${round}/finished`
export const settledKey = (round: string): string => `${round}/settled`
export const mailsOf = (day: string): string => `mails/${day}/`
export const mailKey = (mail: string): string => mailsOf(mail.slice(0, 10)) + mail

/** `rounds/2017-09-14/0001` and 3 → `2017-09-14-0001-0003`: says when, and which of that round. */
export const mailId = (round: string, number: number): string =>
  `${round.slice(ROUNDS.length).replace('/', '-')}-${String(number).padStart(4, '0')}`

/** Whether a mail is a round's own: notices and what is sent again have other names. */
export const isOfARound = ({ id }: MailRecord): boolean => /^\d{4}-\d{2}-\d{2}-\d{4}-\d{4}$/.test(id)

/** A chaser that never went, or is not known to have gone: a round sees to it, and whoever else sends it doubles it. */
export const isLeftToRounds = (mail: MailRecord): boolean =>
  isOfARound(mail) && (mail.state === 'failed' || mail.state === 'posting')

/** An address that bounced or refused: `stopped-addresses/<address>`. Nothing goes there until it is lifted. */
export interface StoppedAddress {
  address: string
  on: Day
  because: string
  /** Since when mail goes there again; null while it is stopped. */
  liftedOn: Day | null
}

export const STOPPED = 'stopped-addresses/'
