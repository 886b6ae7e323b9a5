import { day } from '../../functions/domain/calendar/day.ts'
import type { Ask } from '../../functions/domain/chasers/ask.ts'
import type { Digest } from '../../functions/domain/chasers/digest.ts'

/** One report of the highways committee's July meeting, due today unless said otherwise. */
export const anAsk = (changes: Partial<Ask> = {}): Ask => ({
  stage: 'due-today',
  committeeName: 'Highways Scrutiny Committee',
  meetingId: 'highways/2017-07-26',
  meetingDate: day('2017-07-26'),
  time: '4.30 pm',
  venue: 'Council Chamber',
  briefing: day('2017-07-10'),
  itemId: 'highways/2017-07-26/item-7',
  number: 7,
  title: 'Road safety annual report',
  description: 'Casualties, schemes and spending of the year, and what is planned for the next.',
  reason: 'Minute 34 (2) of 12 April 2017',
  reportDeadline: day('2017-07-13'),
  publishBy: day('2017-07-18'),
  cutOff: '5 pm',
  workingDaysLeft: 0,
  previousDeadline: null,
  link: 'https://reports.brackenshire.example/r/highways/2017-07-26/7',
  authors: ['Road Safety Manager'],
  state: { at: 'awaited' },
  ...changes,
})

/** A Monday's digest of one meeting, with a report that is late and one that is in. */
export const aDigest = (changes: Partial<Digest> = {}): Digest => ({
  kind: 'monday',
  heading: 'Reports expected, as of Monday 17 July 2017',
  meetings: [
    {
      meetingId: 'highways/2017-07-26',
      committeeName: 'Highways Scrutiny Committee',
      meetingDate: day('2017-07-26'),
      reportDeadline: day('2017-07-13'),
      publishBy: day('2017-07-18'),
      items: [
        {
          number: 7,
          title: 'Road safety annual report',
          authors: ['Road Safety Manager'],
          state: 'awaited',
          due: day('2017-07-13'),
          late: true,
        },
        {
          number: 8,
          title: 'Gritting routes',
          authors: ['Winter Service Manager'],
          state: 'to-follow',
          due: day('2017-07-20'),
          late: false,
        },
      ],
    },
  ],
  rates: [{ name: 'Director of Place', due: 4, onTime: 3 }],
  notes: [],
  ...changes,
})
