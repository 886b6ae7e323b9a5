import type { MeetingRecord } from '../domain/pipeline.ts'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { theirItems } from '../domain/submissions/their-items.ts'
import { takesReportsUntil } from '../domain/submissions/upload-link.ts'
import type { Committee, Mailbox } from '../domain/work-programme/committee.ts'
import { type Item, meetingId } from '../domain/work-programme/meeting.ts'
import { findMeeting } from '../steps/change-meeting.ts'
import { committeeKey } from '../steps/records.ts'
import { meetingIsOver, openLink } from '../steps/upload-links.ts'
import type { OfficerTools } from './web-tools.ts'

/** What a link opens: a person, a meeting, and which of its items are theirs. */
export interface Desk {
  /** Where all of the person's reports are listed: `/r/<secret>`. */
  home: string
  /** Where those of this meeting lie: `/r/<secret>`, and its name where the link was sent for another one. */
  place: string
  /** Whether the link was sent for this meeting. */
  isOwn: boolean
  who: Mailbox
  record: MeetingRecord
  committee: Committee
  items: Item[]
}

const NOT_THEIRS = 'That report is not one of yours, or not any more. These are:'

/** Why a link does not lead on: `outside` it opens nothing at all; `inside` it opens, and there is no such report. */
export type NoEntry = { refused: Refusal[] } & (
  | { at: 'outside'; resendable: boolean }
  | { at: 'inside'; desk: Desk }
)

/** Opens a link: whose it is, and which reports of its meeting are theirs. */
export async function openDesk(
  tools: OfficerTools,
  token: string,
): Promise<{ done: Desk } | Extract<NoEntry, { at: 'outside' }>> {
  const opened = await openLink(tools, token)
  if ('refused' in opened)
    return { refused: opened.refused, at: 'outside', resendable: opened.resendable !== undefined }
  const { link, record } = opened.done
  const home = `/r/${token}`
  return done(await deskAt(tools, { home, place: home, isOwn: true, who: link.person, record }))
}

/**
 * Opens one report by a link: of the meeting that it was sent for, or of any other that the same person has reports for.
 * What is somebody else's is answered like what is not there.
 */
export async function openReport(
  tools: OfficerTools,
  token: string,
  { elsewhere, number }: { elsewhere: string | null; number: number },
): Promise<{ done: { desk: Desk; item: Item } } | NoEntry> {
  const opened = await openDesk(tools, token)
  if ('refused' in opened) return opened
  const desk = elsewhere === null ? opened : await deskElsewhere(tools, opened.done, elsewhere)
  if ('refused' in desk) return { ...desk, at: 'inside', desk: opened.done }
  const item = desk.done.items.find((one) => one.number === number)
  if (item === undefined) return { ...refuse(NOT_THEIRS), at: 'inside', desk: opened.done }
  return done({ desk: desk.done, item })
}

async function deskElsewhere(tools: OfficerTools, own: Desk, name: string): Promise<Answer<Desk>> {
  const found = await findMeeting(tools, name)
  // Its words say which meetings there are.
  if ('refused' in found) return refuse(NOT_THEIRS)
  const { record } = found.done
  if (meetingId(record.meeting) === meetingId(own.record.meeting)) return done(own)
  if (theirItems(record.meeting, own.who.address).length === 0) return refuse(NOT_THEIRS)
  if (tools.clock.today() > takesReportsUntil(record.meeting)) return refuse(meetingIsOver(record.meeting))
  return done(await deskAt(tools, { ...own, place: placeOf(own, record), isOwn: false, record }))
}

/** Where a person's reports of a meeting lie. */
export const placeOf = (own: Desk, { meeting }: MeetingRecord): string =>
  meetingId(meeting) === meetingId(own.record.meeting) ? own.home : `${own.home}/${meetingId(meeting)}`

async function deskAt(tools: OfficerTools, desk: Omit<Desk, 'committee' | 'items'>): Promise<Desk> {
  const { meeting } = desk.record
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  if (committee === undefined) throw new Error(`No committee "${meeting.committee}" is in the register`)
  return { ...desk, committee: committee.value, items: theirItems(meeting, desk.who.address) }
}
