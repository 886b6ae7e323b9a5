import type { Region } from '../calendar/bank-holidays.ts'
import { type Day, inFullWords } from '../calendar/day.ts'
import { withinTheList } from '../calendar/outside-bank-holiday-list.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Answer, done, refuse } from '../refusal.ts'
import type { MeetingDates } from '../work-programme/meeting.ts'
import { clearDays, clearDaysInWords, meetingOnADayOff, unfitCount } from './clear-days.ts'

/** A meeting's dates, and the reckoning behind them. */
export interface ExplainedDeadlines extends MeetingDates {
  meeting: Day
  /** Working days that the committee keeps between the report deadline and the latest publication. */
  margin: number
  region: Region
  /** `5 clear days: 19, 20, 21, 24, 25 July` */
  words: string
  warnings: string[]
}

/**
 * The last lawful day to publish (the (needed + 1)-th working day before the meeting, LGA 1972 s.100B) and the
 * report deadline (`margin` working days before that, unless the work programme states a day: a stated day wins).
 * Refuses a stated deadline later than the latest publication, and days outside the bank-holiday list.
 */
export function explainDeadlines(asked: {
  meeting: Day
  needed: number
  margin: number
  calendar: WorkingCalendar
  /** The report deadline that the work programme states, where it states one. */
  stated?: Day | null
}): Answer<ExplainedDeadlines> {
  const { meeting, needed, margin, calendar, stated = null } = asked
  const unfit = [unfitCount('clear days needed', needed), unfitCount('working days of margin', margin)]
  const faults = unfit.filter((one) => one !== undefined)
  if (faults.length > 0) return refuse(...faults)
  return withinTheList(() => {
    const publishBy = calendar.addWorkingDays(meeting, -(needed + 1))
    if (stated !== null && stated > publishBy) return refuse(statedTooLate(stated, publishBy, meeting))
    const days = clearDays(publishBy, meeting, calendar)
    return done({
      meeting,
      publishBy,
      reportDeadline: stated ?? calendar.addWorkingDays(publishBy, -margin),
      stated: stated !== null,
      needed,
      margin,
      clearDays: days,
      words: clearDaysInWords(days),
      region: calendar.region,
      bankHolidays: calendar.version,
      warnings: [...meetingOnADayOff(meeting, calendar), ...statedOnADayOff(stated, calendar)],
    })
  })
}

/** What a meeting's record keeps of the explanation. */
export function datesToKeep(explained: ExplainedDeadlines): MeetingDates {
  const { publishBy, reportDeadline, stated, needed, clearDays: days, bankHolidays } = explained
  return { publishBy, reportDeadline, stated, needed, clearDays: days, bankHolidays }
}

const statedTooLate = (stated: Day, publishBy: Day, meeting: Day): string =>
  `The stated report deadline, ${inFullWords(stated)}, is later than ${inFullWords(publishBy)}, ` +
  `the last lawful day to publish for the meeting on ${inFullWords(meeting)}. ` +
  'State that day or an earlier one, or leave the deadline out and it is worked out.'

function statedOnADayOff(stated: Day | null, calendar: WorkingCalendar): string[] {
  const why = stated === null ? undefined : calendar.whyNotWorking(stated)
  if (stated === null || why === undefined) return []
  return [
    `The stated report deadline, ${inFullWords(stated)}, is ${why}, not a working day. It stands as stated.`,
  ]
}
