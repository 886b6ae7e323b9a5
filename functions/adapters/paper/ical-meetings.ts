import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { londonInstant } from '../../domain/calendar/london-instant.ts'
import type { MeetingCalendarWriter } from '../../ports/calendar-writer.ts'

/** How often a calendar that subscribes is asked to look again: a meeting may move. */
const LOOK_AGAIN_SECONDS = 12 * 3600

/**
 * Calendars of meetings, made by ical-generator. Times are universal ones, so that no calendar has to know when
 * London's clocks change. How long a meeting takes nobody knows.
 */
export const icalMeetings = (): MeetingCalendarWriter => ({
  writeMeetings(name, entries) {
    const calendar = ical({
      name,
      prodId: '//Packhorse//Meetings//EN',
      method: ICalCalendarMethod.PUBLISH,
      ttl: LOOK_AGAIN_SECONDS,
    })
    for (const {
      uid,
      date,
      starts,
      summary,
      venue,
      description,
      url,
      isCancelled,
      revisedAt,
      revision,
    } of entries)
      calendar.createEvent({
        id: uid,
        stamp: londonInstant(revisedAt),
        lastModified: londonInstant(revisedAt),
        sequence: revision,
        start: starts === null ? new Date(`${date}T00:00:00Z`) : londonInstant(`${date}T${starts}`),
        allDay: starts === null,
        status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        summary,
        description,
        ...(venue === '' ? {} : { location: venue }),
        ...(url === '' ? {} : { url }),
      })
    // RFC 5545, 3.4: the last line is ended too.
    return `${calendar.toString()}\r\n`
  },
})
