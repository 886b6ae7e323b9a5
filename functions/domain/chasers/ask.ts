import type { Day } from '../calendar/day.ts'
import type { ReportState } from '../work-programme/report-state.ts'
import type { Stage } from './stages.ts'

/** What one person is asked or told about one report: facts, not yet words. */
export interface Ask {
  stage: Stage
  committeeName: string
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meetingId: string
  meetingDate: Day
  time: string
  venue: string
  briefing: Day | null
  /** `<committee>/<first date of the meeting>/<item>`: names the item for good. */
  itemId: string
  number: number
  title: string
  description: string
  /** The resolution that the report answers; empty where none was given. */
  reason: string
  reportDeadline: Day
  publishBy: Day
  /** The cut-off time on the day of the deadline, as printed: `5 pm`. */
  cutOff: string
  /** Working days until the deadline: 0 on the day, negative when late. */
  workingDaysLeft: number
  /** The deadline before it moved; null where it did not. */
  previousDeadline: Day | null
  /** Where the report is uploaded, in full; it names the meeting until a person's own secret stands in its place. */
  link: string
  authors: string[]
  state: ReportState
}

/** The same with a link that opens for one person, by their secret. */
export const withSecret = (ask: Ask, token: string): Ask => ({
  ...ask,
  link: ask.link.replace(ask.meetingId, token),
})
