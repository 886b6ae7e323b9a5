import { onTimeRates } from '../../domain/chasers/punctuality.ts'
import type { Meeting } from '../../domain/work-programme/meeting.ts'
import { readMeetings } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'

const WIDTH = 200

/** On-time rates by directorate and by committee, drawn, with the figures beside them. */
export async function punctualityView({ register, clock }: StaffTools) {
  const today = clock.today()
  const meetings = (await readMeetings(register)).map(({ meeting }) => meeting)
  const byCommittee = meetings.map((meeting) => ({
    ...meeting,
    items: meeting.items.map((item) => ({ ...item, director: meeting.committeeName })),
  }))
  return {
    title: 'Punctuality',
    summary: 'Of the reports whose deadline has passed: how many were in by that day.',
    groups: [
      { name: 'By directorate', rates: drawn(meetings, today) },
      { name: 'By committee', rates: drawn(byCommittee, today) },
    ],
  }
}

const drawn = (meetings: Meeting[], today: string) =>
  onTimeRates(meetings, today).map(({ name, due, onTime }) => ({
    name,
    due,
    onTime,
    percent: Math.round((100 * onTime) / due),
    width: Math.round((WIDTH * onTime) / due),
  }))
