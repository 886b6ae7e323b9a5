import { addDays, type Day } from '../calendar/day.ts'
import { person } from '../chasers/recipients.ts'
import type { Mailbox } from '../work-programme/committee.ts'
import type { Meeting } from '../work-programme/meeting.ts'

/**
 * A link that lets one person see and send their reports, kept under a digest of it: `links/<digest>`. It was sent for one
 * meeting, and closes with it.
 */
export interface UploadLink {
  person: Mailbox
  /** `<committee-slug>/<yyyy-mm-dd>` as it was when the link was sent; a meeting that moves is followed. */
  meeting: string
  issuedOn: Day
  /** The last day on which it opens. */
  until: Day
  /** Why it opens no more; null while it does. */
  revoked: string | null
}

export const linkKey = (digest: string): string => `links/${digest}`

/** Under a person, the digests of all links that they were ever sent: `links-of/<address>/<digest>`. */
export const linksOf = (address: string): string => `links-of/${person(address)}/`

/** Every chaser brings a new link, so an old one is soon not needed. */
const GOOD_FOR_DAYS = 60
/** Reports may follow the meeting in a supplement, and no later. */
const DAYS_AFTER_THE_MEETING = 14

/** The last day on which a meeting takes reports. */
export const takesReportsUntil = ({ date }: Pick<Meeting, 'date'>): Day =>
  addDays(date, DAYS_AFTER_THE_MEETING)

/** The earliest meeting that takes reports on a day. */
export const earliestOpenMeeting = (today: Day): Day => addDays(today, -DAYS_AFTER_THE_MEETING)

export const linkFor = (owner: Mailbox, meeting: string, today: Day): UploadLink => ({
  person: owner,
  meeting,
  issuedOn: today,
  until: addDays(today, GOOD_FOR_DAYS),
  revoked: null,
})

/** Whether a link may still be used: it is not too old, and nobody took it back. */
export const isOpen = ({ until, revoked }: UploadLink, today: Day): boolean =>
  revoked === null && today <= until
