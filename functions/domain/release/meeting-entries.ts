import type { Day } from '../calendar/day.ts'
import { startTime } from '../work-programme/start-time.ts'
import type { PublishedCommittee } from './published-committee.ts'
import { isPublished, meetingPath } from './published-meeting.ts'
import { whenAndWhere } from './when-and-where.ts'

/** A meeting as calendars hold it. */
export interface MeetingEntry {
  /** The same for good, wherever the meeting moves: a calendar then moves it too, and adds none. */
  uid: string
  date: Day
  /** `16:30`; null where the work programme names no time that is certain. */
  starts: string | null
  summary: string
  venue: string
  description: string
  /** Its page; empty until there is one. */
  url: string
  /** It does not take place: calendars take it out, or strike it through. */
  isCancelled: boolean
  /** London's wall-clock time of its last change, and how many there were: a higher number replaces what stands. */
  revisedAt: string
  revision: number
}

/** A file for calendars to subscribe to: one committee's meetings, or all. */
export interface MeetingCalendar {
  path: string
  name: string
  entries: MeetingEntry[]
}

/** Calendars of all meetings, the planned ones too: of those it tells when and where, and nothing of their business. */
export function meetingCalendars(shown: readonly PublishedCommittee[], address: string): MeetingCalendar[] {
  const each = shown.map(({ committee, records }) => ({
    path: `${committee.slug}/meetings.ics`,
    name: committee.name,
    entries: records.toReversed().map((record): MeetingEntry => {
      const { meeting, trail } = record
      const own = trail.filter(({ item }) => item === null)
      const isOut = isPublished(record)
      const { time, venue } = whenAndWhere(record, committee)
      return {
        uid: `${meeting.committee}/${meeting.key}@packhorse`,
        date: meeting.date,
        starts: startTime(time),
        summary: meeting.committeeName,
        venue,
        description: [
          time === '' ? '' : `Begins: ${time}.`,
          meeting.cancelled === undefined ? '' : 'This meeting is cancelled.',
          isOut ? 'The agenda and reports are published.' : 'The agenda is not published yet.',
        ]
          .filter((words) => words !== '')
          .join(' '),
        url: isOut ? `${address}/${meetingPath(meeting)}/index.html` : '',
        isCancelled: meeting.cancelled !== undefined,
        revisedAt: own.at(-1)?.at ?? `${meeting.date}T00:00`,
        revision: own.length,
      }
    }),
  }))
  const all = {
    path: 'meetings.ics',
    name: 'Committee meetings',
    entries: each.flatMap(({ entries }) => entries),
  }
  return [...each, all]
}
