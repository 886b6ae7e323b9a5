import { addDays, type Day } from '../calendar/day.ts'
import { chooseChasers, type DueChaser, type MeetingToChase } from './choose-chasers.ts'

/** A chaser that is still to come, if nothing changes until then. */
export interface ComingChaser {
  on: Day
  chaser: DueChaser
}

/**
 * Every chaser of a meeting that is still to come, day by day, as the rounds of those days would choose them if every
 * report stayed where it stands. Today's are in it where no round has told them yet.
 */
export function comingChasers(picture: MeetingToChase, today: Day): ComingChaser[] {
  const coming: ComingChaser[] = []
  const told = [...picture.told]
  for (let day = today; day <= picture.meeting.date; day = addDays(day, 1)) {
    if (!picture.calendar.isWorkingDay(day)) continue
    for (const chaser of chooseChasers({ ...picture, told }, day).due) {
      coming.push({ on: day, chaser })
      told.push(chaser.key)
    }
  }
  return coming
}
