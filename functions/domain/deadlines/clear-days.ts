import { type Day, inFullWords, listInWords, yearOf } from '../calendar/day.ts'
import { withinTheList } from '../calendar/outside-bank-holiday-list.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Answer, done, refuse } from '../refusal.ts'

/** Whether papers were open to the public long enough before a meeting, and the days that say so. */
export interface PublicationJudgement {
  published: Day
  meeting: Day
  count: number
  days: Day[]
  needed: number
  lawful: boolean
  /** `2 clear days: 27, 30 April` */
  words: string
  warnings: string[]
}

/**
 * The working days strictly between publication and meeting, in order.
 * LGA 1972 s.100B(3)–(4): "clear" leaves out the day of publication and the day of the meeting.
 * Throws `OutsideBankHolidayList` for days that the list does not cover.
 */
export const clearDays = (published: Day, meeting: Day, calendar: WorkingCalendar): Day[] =>
  calendar.listWorkingDaysBetween(published, meeting)

/** `5 clear days: 19, 20, 21, 24, 25 July`; with the years only where there are two. */
export function clearDaysInWords(days: readonly Day[]): string {
  if (days.length === 0) return 'no clear days'
  const years = [...new Set(days.map(yearOf))]
  const list =
    years.length === 1
      ? listInWords(days)
      : years.map((year) => `${listInWords(days.filter((one) => yearOf(one) === year))} ${year}`).join(', ')
  return `${days.length} clear ${days.length === 1 ? 'day' : 'days'}: ${list}`
}

/**
 * Judges a publication: lawful when `needed` or more working days lie strictly between the two dates.
 * Publishing on a day off counts, but is warned about. Refuses days outside the bank-holiday list.
 */
export function judgePublication(asked: {
  published: Day
  meeting: Day
  needed: number
  calendar: WorkingCalendar
}): Answer<PublicationJudgement> {
  const { published, meeting, needed, calendar } = asked
  const unfit = unfitCount('clear days needed', needed)
  if (unfit !== undefined) return refuse(unfit)
  return withinTheList(() => {
    const days = clearDays(published, meeting, calendar)
    return done({
      published,
      meeting,
      count: days.length,
      days,
      needed,
      // Papers out on the day, or after it, gave no notice at all, whatever number is asked for.
      lawful: published < meeting && days.length >= needed,
      words: clearDaysInWords(days),
      warnings: [
        ...publishedTooLate(published, meeting),
        ...publishedOnADayOff(published, calendar),
        ...meetingOnADayOff(meeting, calendar),
      ],
    })
  })
}

/** What is wrong with a number of days; nothing for a whole number from 0. */
export const unfitCount = (what: string, count: number): string | undefined =>
  Number.isSafeInteger(count) && count >= 0
    ? undefined
    : `The number of ${what} is given as ${count}. It has to be a whole number, 0 or more.`

/** A warning for a meeting on a day when the council's offices are shut; it is unusual, not unlawful. */
export function meetingOnADayOff(meeting: Day, calendar: WorkingCalendar): string[] {
  const why = calendar.whyNotWorking(meeting)
  return why === undefined ? [] : [`The meeting's day, ${inFullWords(meeting)}, is ${why}. Check the date.`]
}

function publishedOnADayOff(published: Day, calendar: WorkingCalendar): string[] {
  const why = calendar.whyNotWorking(published)
  if (why === undefined) return []
  return [
    `The day of publication, ${inFullWords(published)}, is ${why}, not a working day. ` +
      'The clear days are counted from it all the same; check that the public could see the papers that day.',
  ]
}

function publishedTooLate(published: Day, meeting: Day): string[] {
  if (published < meeting) return []
  const when = published === meeting ? 'on the day of the meeting' : 'after the meeting'
  return [`The papers were published ${when} (${inFullWords(published)}), so the public had no notice.`]
}
