import { addDays, type Day, day, parseDay, yearOf } from '../calendar/day.ts'

/** The last days on which papers must still lie open to the public. Nothing may delete them before. */
export interface InspectionPeriod {
  /** Agenda, reports and minutes: six years (LGA 1972 s.100C(1)). */
  agendaAndReports: Day
  /** Background papers: four years (s.100D(2)). */
  backgroundPapers: Day
}

/** When the periods of inspection of a meeting's papers end; both begin with the meeting's own date. */
export const inspectionPeriod = (meeting: Day): InspectionPeriod => ({
  agendaAndReports: lastDayOf(6, meeting),
  backgroundPapers: lastDayOf(4, meeting),
})

/** A period that begins *with* a day ends the day before its anniversary; that of 29 February is 1 March. */
function lastDayOf(years: number, meeting: Day): Day {
  const year = yearOf(meeting) + years
  const anniversary = parseDay(`${year}${meeting.slice(4)}`) ?? day(`${year}-03-01`)
  return addDays(anniversary, -1)
}
