import { addDays, type Day } from '../calendar/day.ts'
import type { Mailbox } from '../work-programme/committee.ts'

/** A link that lets one person send the reports of one meeting, kept under a digest of it: `links/<digest>`. */
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

/** Every chaser brings a new link, so an old one is soon not needed. */
const GOOD_FOR_DAYS = 60
/** Reports may follow the meeting in a supplement, and no later. */
export const DAYS_AFTER_THE_MEETING = 14

export const linkFor = (person: Mailbox, meeting: string, today: Day): UploadLink => ({
  person,
  meeting,
  issuedOn: today,
  until: addDays(today, GOOD_FOR_DAYS),
  revoked: null,
})
