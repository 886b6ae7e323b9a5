import { inFullWords, inWords } from '../calendar/day.ts'
import type { StateName } from '../work-programme/report-state.ts'
import type { Digest, DigestItem } from './digest.ts'

/** A digest's words, ready to be printed. */
export interface DigestView {
  /** Empty where the mail is this digest alone: its subject is the heading. */
  heading: string
  notes: string[]
  meetings: { heading: string; dates: string; items: { title: string; author: string; state: string }[] }[]
  rates: { name: string; words: string }[]
}

const STATE: Record<StateName, string> = {
  awaited: 'awaited',
  'on-track': 'on track, says the author',
  received: 'in',
  returned: 'returned to its author',
  'to-follow': 'to follow',
  deferred: 'deferred',
  withdrawn: 'withdrawn',
  oral: 'oral report',
  none: 'no report needed',
}

/** Puts a digest into words. `isAlone`: nothing else stands in its mail. */
export const digestView = ({ heading, notes, meetings, rates }: Digest, isAlone: boolean): DigestView => ({
  heading: isAlone ? '' : heading,
  notes,
  meetings: meetings.map((meeting) => ({
    heading: `${meeting.committeeName}, ${inFullWords(meeting.meetingDate)}`,
    dates: `Reports due ${inFullWords(meeting.reportDeadline)}; agenda published by ${inFullWords(meeting.publishBy)}`,
    items: meeting.items.map((item) => ({
      title: `${item.number}. ${item.title}`,
      author: item.authors.join(', '),
      state: stateInWords(item),
    })),
  })),
  rates: rates.map(({ name, due, onTime }) => ({
    name,
    words: `${onTime} of ${due} on time (${Math.round((onTime / due) * 100)}%)`,
  })),
})

function stateInWords({ state, due, late }: DigestItem): string {
  if (late) return `late, was due ${inWords(due)} (${STATE[state]})`
  return state === 'to-follow' ? `to follow by ${inWords(due)}` : STATE[state]
}
