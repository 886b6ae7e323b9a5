import { addDays, type Day, inFullWords, weekday } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Committee, Mailbox } from '../work-programme/committee.ts'
import { type Item, type Meeting, meetingId } from '../work-programme/meeting.ts'
import type { Digest, DigestMeeting } from './digest.ts'
import { briefingDigestKey, mondayDigestKey } from './ledger-keys.ts'
import { onTimeRates } from './punctuality.ts'
import { mailboxesOf, person } from './recipients.ts'
import type { Role } from './stages.ts'

/** One digest that is due to one person. */
export interface DueDigest {
  /** Its identity, and its key in the ledger. */
  key: string
  to: Mailbox
  role: Role
  /** The committee in whose name it is written: of several, the first. */
  committee: Committee
  digest: Digest
}

interface MeetingInDigest {
  meeting: Meeting
  committee: Committee
}

/** The week's first working day: where Monday is a holiday, its digest goes on Tuesday. */
export function digestDay(today: Day, calendar: WorkingCalendar): Day {
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  return calendar.isWorkingDay(monday) ? monday : calendar.addWorkingDays(monday, 1)
}

/**
 * Monday's digests: to each director what their directorate owes, to each lead everything, over all
 * committees and with on-time rates. Nobody is written to about nothing.
 * `on` is the day the digest belongs to; `past` holds this year's earlier meetings, for the rates.
 */
export function mondayDigests(question: {
  today: Day
  on: Day
  ahead: readonly MeetingInDigest[]
  past: readonly MeetingInDigest[]
}): DueDigest[] {
  const { today, on, ahead, past } = question
  return [...readersOf(ahead)].flatMap(([name, reader]) => {
    const ofTheirs = (entries: readonly MeetingInDigest[]): Meeting[] =>
      entries.map(({ meeting, committee }) => ({
        ...meeting,
        items: meeting.items.filter((item) => concerns(item, committee, name)),
      }))
    const meetings = ofTheirs(ahead).map((meeting) => digestMeeting(meeting, today, isOpen))
    const owed = meetings.filter(({ items }) => items.length > 0)
    if (owed.length === 0) return []
    const rates = onTimeRates([...ofTheirs(past), ...ofTheirs(ahead)], today)
    const heading = `Reports expected, as of ${inFullWords(today)}`
    const digest: Digest = { kind: 'monday', heading, meetings: owed, rates, notes: [] }
    return [{ key: mondayDigestKey(on, name), ...reader, digest }]
  })
}

/** Everyone whom Monday's digest is for, by address, in the name of the first committee that they serve. */
function readersOf(entries: readonly MeetingInDigest[]): Map<string, Omit<DueDigest, 'key' | 'digest'>> {
  const readers = new Map<string, Omit<DueDigest, 'key' | 'digest'>>()
  for (const { meeting, committee } of entries) {
    for (const to of leadOf(committee)) readers.set(person(to.address), { to, role: 'lead', committee })
    for (const item of meeting.items) {
      for (const to of mailboxesOf('director', item, committee)) {
        if (!readers.has(person(to.address)))
          readers.set(person(to.address), { to, role: 'director', committee })
      }
    }
  }
  return readers
}

const leadOf = ({ contacts }: Committee): Mailbox[] => (contacts.lead === null ? [] : [contacts.lead])

/** The digest for a chair's briefing: every item of its meeting, sent on the working day before. */
export function briefingDigests(
  { meeting, committee, calendar }: MeetingInDigest & { calendar: WorkingCalendar },
  today: Day,
): DueDigest[] {
  const { briefing } = meeting
  if (meeting.cancelled !== undefined) return []
  if (briefing === null || today > briefing || today < calendar.addWorkingDays(briefing, -1)) return []
  return leadOf(committee).map((to) => ({
    key: briefingDigestKey(meeting, briefing, person(to.address)),
    to,
    role: 'lead',
    committee,
    digest: {
      kind: 'briefing',
      heading: `Chair's briefing on ${inFullWords(briefing)}: ${meeting.committeeName}`,
      meetings: [digestMeeting(meeting, today, (item) => item.kind !== 'none')],
      rates: [],
      notes: [],
    },
  }))
}

function digestMeeting(meeting: Meeting, today: Day, wanted: (item: Item) => boolean): DigestMeeting {
  const { reportDeadline, publishBy } = meeting.dates
  return {
    meetingId: meetingId(meeting),
    committeeName: meeting.committeeName,
    meetingDate: meeting.date,
    reportDeadline,
    publishBy,
    items: meeting.items.filter(wanted).map((item) => {
      const { number, title, authors, state } = item
      const due = state.at === 'to-follow' && state.until !== null ? state.until : reportDeadline
      return { number, title, authors, state: state.at, due, late: isOpen(item) && due < today }
    }),
  }
}

const isOpen = (item: Item): boolean =>
  item.kind === 'report' && ['awaited', 'on-track', 'returned', 'to-follow'].includes(item.state.at)

/** A lead hears of every item of their committee, a director of their own. */
const concerns = (item: Item, committee: Committee, name: string): boolean =>
  (committee.contacts.lead !== null && person(committee.contacts.lead.address) === name) ||
  item.directorEmails.some((address) => person(address) === name)
