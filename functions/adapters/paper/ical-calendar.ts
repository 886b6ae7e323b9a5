import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { type Day, dayNumber, inFullWords } from '../../domain/calendar/day.ts'
import type { CalendarWriter } from '../../ports/calendar-writer.ts'

/** Nine in the morning of the day before, in seconds before the entry's midnight. */
const THE_MORNING_BEFORE = 15 * 3600

/** All-day entries are dates without a zone: a deadline is a day on the wall, wherever the reader's phone is. */
const dateOf = (on: Day): Date => new Date(`${on}T00:00:00Z`)

/** Calendar files that anybody's calendar takes in, made by ical-generator. */
export function icalCalendar(): CalendarWriter {
  return {
    write(asks, today) {
      const calendar = ical({
        prodId: '//Packhorse//Report deadlines//EN',
        method: ICalCalendarMethod.PUBLISH,
      })
      for (const ask of asks) {
        const event = calendar.createEvent({
          // One entry a report, whatever its deadline: a moved date replaces the entry that was there.
          id: `${ask.itemId}@packhorse`,
          stamp: dateOf(today),
          // RFC 5545, 3.8.7.4: only a higher number replaces what stands. A later day has one.
          sequence: dayNumber(today),
          start: dateOf(ask.reportDeadline),
          allDay: true,
          timezone: 'UTC',
          summary: `Report due: ${ask.title}`,
          description: `By ${ask.cutOff}, for the ${ask.committeeName} on ${inFullWords(ask.meetingDate)}. Upload it at ${ask.link}`,
          url: ask.link,
          // A deadline leaves the day free for meetings.
          transparency: ICalEventTransparency.TRANSPARENT,
          busystatus: ICalEventBusyStatus.FREE,
        })
        event.createAlarm({
          type: ICalAlarmType.display,
          trigger: THE_MORNING_BEFORE,
          description: `Report due: ${ask.title}`,
        })
      }
      // RFC 5545, 3.4: the last line is ended too.
      return `${calendar.toString()}\r\n`
    },
  }
}
