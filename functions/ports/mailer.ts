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
