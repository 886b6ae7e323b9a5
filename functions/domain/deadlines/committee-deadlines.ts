import { calendarFor } from '../calendar/shipped-calendars.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Answer } from '../refusal.ts'
import type { Committee } from '../work-programme/committee.ts'
import type { Meeting } from '../work-programme/meeting.ts'
import { noticeRuleOf } from './jurisdiction.ts'
import { type ExplainedDeadlines, explainDeadlines } from './report-deadline.ts'

/** The working calendar of a committee's part of the country. */
export const committeeCalendar = (committee: Pick<Committee, 'jurisdiction'>): WorkingCalendar =>
  calendarFor(noticeRuleOf(committee.jurisdiction).region)

/**
 * A meeting's dates under its committee's own settings, with the reckoning and its warnings; `datesToKeep` gives
 * what its record holds of them. Refuses as `explainDeadlines` does.
 */
export const committeeDeadlines = (
  committee: Pick<Committee, 'jurisdiction' | 'deadlines'>,
  meeting: Pick<Meeting, 'date' | 'statedDeadline'>,
  calendar = committeeCalendar(committee),
): Answer<ExplainedDeadlines> =>
  explainDeadlines({
    meeting: meeting.date,
    needed: committee.deadlines.needed,
    margin: committee.deadlines.margin,
    calendar,
    stated: meeting.statedDeadline,
  })
