import { type Day, day } from '../../functions/domain/calendar/day.ts'
import { calendarFor } from '../../functions/domain/calendar/shipped-calendars.ts'
import { committeeDeadlines } from '../../functions/domain/deadlines/committee-deadlines.ts'
import { datesToKeep } from '../../functions/domain/deadlines/report-deadline.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import type { Item, Meeting } from '../../functions/domain/work-programme/meeting.ts'

/** Builders for a made-up council: they hide whatever a test does not speak of. */

export const workingDays = calendarFor('england-and-wales')

export const aCommittee = (changes: Partial<Committee> = {}): Committee => ({
  slug: 'highways',
  name: 'Highways Scrutiny Committee',
  council: 'Brackenshire Council',
  jurisdiction: 'england',
  deadlines: { needed: 5, margin: 3 },
  members: [],
  alternates: [],
  votingCoopted: [],
  nonVotingCoopted: [],
  sections: ['Procedural items', 'Overview and scrutiny activities'],
  standingItems: [],
  notes: [],
  from: 'Director of Governance',
  venue: 'Council Chamber',
  time: '4.30 pm',
  contacts: {
    lead: { name: 'Scrutiny Lead', address: 'scrutiny.lead@brackenshire.example' },
    clerk: { name: 'Committee Clerk', address: 'clerk@brackenshire.example', phone: '01632 960 100' },
    replyTo: { name: 'Scrutiny team', address: 'scrutiny@brackenshire.example' },
  },
  uploadAddress: 'https://reports.brackenshire.example/r',
  cutOff: '5 pm',
  houseStyle: {
    colour: '#1d4f5c',
    language: 'en-GB',
    defaultRecommendation: 'That the report be considered.',
  },
  chasing: { stages: {}, window: { from: '08:30', to: '09:30' } },
  ...changes,
})

/** An awaited report on road safety, number 7, scheduled long ago. */
export const anItem = (changes: Partial<Item> = {}): Item => ({
  key: `item-${changes.number ?? 7}`,
  number: 7,
  section: 'Overview and scrutiny activities',
  title: 'Road safety annual report',
  description: 'The report sets out casualties and schemes of the year.',
  kind: 'report',
  standing: false,
  authors: ['Road Safety Manager'],
  authorEmails: ['road.safety@brackenshire.example'],
  deputyEmails: [],
  director: 'Director of Place',
  directorEmails: ['director.place@brackenshire.example'],
  reason: '',
  recommended: '',
  contact: '',
  extra: {},
  state: { at: 'awaited' },
  scheduledOn: day('2017-01-03'),
  paused: null,
  submissions: [],
  ...changes,
})

/** The highways committee's meeting, by default on Wednesday 26 July 2017: reports due on 13 July. */
export function aMeeting(changes: Partial<Meeting> = {}, committee = aCommittee()): Meeting {
  const date = changes.date ?? day('2017-07-26')
  const statedDeadline = changes.statedDeadline ?? null
  const dates = committeeDeadlines(committee, { date, statedDeadline })
  if ('refused' in dates) throw new Error(dates.refused.map(({ message }) => message).join(' '))
  return {
    committee: committee.slug,
    committeeName: committee.name,
    key: date,
    date,
    time: '4.30 pm',
    venue: 'Council Chamber',
    briefing: null,
    statedDeadline,
    dates: datesToKeep(dates.done),
    datesChanged: null,
    items: [anItem()],
    ...changes,
  }
}

export const aRecord = (meeting: Meeting = aMeeting()): MeetingRecord => ({
  meeting,
  packs: [],
  movedTo: null,
  trail: [],
})

/** The working day so many working days after a day (before it where negative). */
export const workingDay = (from: string, count: number): Day => workingDays.addWorkingDays(day(from), count)
