import type { Mailbox } from '../domain/work-programme/committee.ts'

/** One e-mail, ready to post: words and addresses, no decisions left. */
export interface Mail {
  /** Ours, and unique: it travels as a tag, so that what the post says later finds its mail. */
  id: string
  from: Mailbox
  replyTo: Mailbox
  to: Mailbox
  cc: Mailbox[]
  subject: string
  text: string
  html: string
  /** An iCalendar file, the only attachment there ever is. */
  calendar: string | null
}

/** What became of a mail, as far as the post can tell. */
export type Fate = 'posted' | 'not-posted' | 'unknown'

export interface Mailer {
  /** Hands the mail to the post. Resolves with the post's own id once the post has said yes. */
  post(mail: Mail): Promise<{ serviceId: string }>
  /** Whether the post ever took the mail with this id: asked after a crash between its yes and our record of it. */
  fateOf(mailId: string): Promise<Fate>
}

/**
 * The post said no to a mail: for good (the address does not exist) or for now. Any other fault of `post` leaves
 * open whether the mail was taken.
 */
export class MailRefused extends Error {
  readonly permanent: boolean
  constructor(because: string, { permanent, cause }: { permanent: boolean; cause?: unknown }) {
    super(because, { cause })
    this.name = 'MailRefused'
    this.permanent = permanent
  }
}

/** What the post tells of a mail after it took it. */
export interface MailEvent {
  /** Ours, as the mail carried it. */
  mailId: string
  /** The post's own id. */
  serviceId: string
  what: 'taken' | 'bounced' | 'complained' | 'delayed'
  /** Addresses that it concerns. */
  addresses: string[]
  /** The post's words: why it came back. */
  because: string
}
