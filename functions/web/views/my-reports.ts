import { inFullWords } from '../../domain/calendar/day.ts'
import { workingDaysLeft } from '../../domain/chasers/choose-chasers.ts'
import { dueInWords } from '../../domain/chasers/stage-words.ts'
import { committeeCalendar } from '../../domain/deadlines/committee-deadlines.ts'
import type { MeetingRecord } from '../../domain/pipeline.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import type { Item } from '../../domain/work-programme/meeting.ts'
import { replyToOf } from '../../steps/compose-letter.ts'
import { type TheirMeeting, theirReports } from '../../steps/their-reports.ts'
import { type Desk, placeOf } from '../officer-desk.ts'
import type { OfficerTools } from '../web-tools.ts'
import { stateNote, stateTag } from './states.ts'

/** When a meeting's reports are due, and how far off that is. */
function dueWords(
  { clock }: OfficerTools,
  { record, committee }: { record: MeetingRecord; committee: Committee },
): string {
  const { reportDeadline } = record.meeting.dates
  const left = workingDaysLeft(committeeCalendar(committee), clock.today(), reportDeadline)
  const verb = left < 0 ? 'Reports were due' : 'Reports are due'
  return `${verb} on ${inFullWords(reportDeadline)}, by ${committee.cutOff}: ${dueInWords(left)}.`
}

/** The same for one report, by where it stands: nobody is pressed for what is in, or not wanted any more. */
export function itemDueWords(tools: OfficerTools, desk: Desk, { state }: Item): string {
  const { reportDeadline } = desk.record.meeting.dates
  if (state.at === 'received') return `Reports are due on ${inFullWords(reportDeadline)}. This one is in.`
  if (['deferred', 'withdrawn', 'oral', 'none'].includes(state.at))
    return 'No written report is due for this meeting.'
  if (state.at !== 'to-follow' || state.until === null) return dueWords(tools, desk)
  const left = workingDaysLeft(committeeCalendar(desk.committee), tools.clock.today(), state.until)
  return `It is promised for ${inFullWords(state.until)}: ${dueInWords(left)}.`
}

/** All of an officer's reports, at every meeting of every committee: what is due first comes first. */
export async function myReportsView(tools: OfficerTools, desk: Desk) {
  const meetings = await theirReports(tools, desk.who.address)
  return {
    title: 'Your reports',
    person: desk.who.name,
    contact: replyToOf(desk.committee, tools.sender).name,
    meetings: meetings.map((one) => meetingPart(tools, desk, one)),
  }
}

function meetingPart(tools: OfficerTools, desk: Desk, { record, committee, items }: TheirMeeting) {
  const place = placeOf(desk, record)
  return {
    name: `${record.meeting.committeeName}, ${inFullWords(record.meeting.date)}`,
    due: dueWords(tools, { record, committee }),
    items: items.map((item) => ({
      title: item.title,
      address: `${place}/${item.number}`,
      hint: hintOf(item),
      ...stateTag(item.state),
    })),
  }
}

const hintOf = ({ number, state }: Item): string =>
  [`Agenda item ${number}`, stateNote(state)].filter((one) => one !== '').join('. ')
