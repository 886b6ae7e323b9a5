import { inFullWords } from '../domain/calendar/day.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import {
  linkFor,
  linkKey,
  linksOf,
  takesReportsUntil,
  type UploadLink,
} from '../domain/submissions/upload-link.ts'
import type { Mailbox } from '../domain/work-programme/committee.ts'
import { type Item, type Meeting, meetingId } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import type { Secrets } from '../ports/secrets.ts'
import { findMeeting } from './change-meeting.ts'

export interface LinkTools {
  register: Register
  clock: Clock
  secrets: Secrets
}

/**
 * Makes a link for one person and meeting, and answers its secret part, which is kept nowhere. It stands in the list of its
 * person's links before it opens anything, so that there is none that could not be taken back.
 */
export async function issueLink(
  { register, clock, secrets }: LinkTools,
  person: Mailbox,
  meeting: string,
): Promise<string> {
  const token = secrets.token()
  const digest = secrets.digest(token)
  await register.create(`${linksOf(person.address)}${digest}`, { meeting })
  await register.create(linkKey(digest), linkFor(person, meeting, clock.today()))
  return token
}

/** A link to one report, for a notice. */
export const linkToReport = (meeting: Meeting, { number }: Item, page = '') => ({
  meeting: meetingId(meeting),
  path: `/${number}${page}`,
})

/** What a link that is shown opens. */
export interface OpenedLink {
  link: UploadLink
  record: MeetingRecord
}

/** Said of a link that never was and of one that was taken back alike: whoever found one learns nothing about it. */
const NO_SUCH_LINK =
  'A part of it may be missing, or a newer one has taken its place. Open the link in the newest e-mail, all of it.'

export const meetingIsOver = ({ date }: Pick<Meeting, 'date'>): string =>
  `The meeting of ${inFullWords(date)} is over, and takes no more reports. Ask the scrutiny team.`

/**
 * Opens a link. Refuses one that was never made, that was taken back, or whose meeting is long over; and one that is too
 * old, which can be sent anew, to the same person and nobody else (`resendable`).
 */
export async function openLink(
  { register, clock, secrets }: LinkTools,
  token: string,
): Promise<Answer<OpenedLink> & { resendable?: UploadLink }> {
  const kept = await register.read<UploadLink>(linkKey(secrets.digest(token)))
  if (kept === undefined) return refuse(NO_SUCH_LINK)
  const link = kept.value
  if (link.revoked !== null) return refuse(NO_SUCH_LINK)
  const found = await findMeeting({ register }, link.meeting)
  if ('refused' in found) return found
  const { meeting } = found.done.record
  if (clock.today() > takesReportsUntil(meeting)) return refuse(meetingIsOver(meeting))
  if (clock.today() > link.until)
    return {
      ...refuse('This link is too old to be used. We can send a new one to the address that it was sent to.'),
      resendable: link,
    }
  return done({ link, record: found.done.record })
}
