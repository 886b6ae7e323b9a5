import { type Day, day, inWords } from '../../domain/calendar/day.ts'
import { stateInWords } from '../../domain/submissions/moves.ts'
import { isBeingLookedAt } from '../../domain/work-programme/being-looked-at.ts'
import type { Item } from '../../domain/work-programme/meeting.ts'
import type { ReportState, StateName } from '../../domain/work-programme/report-state.ts'

/** GOV.UK's colours of tags: beside the words, never instead of them. */
const COLOURS: Record<StateName, string> = {
  awaited: 'yellow',
  'on-track': 'blue',
  received: 'green',
  returned: 'red',
  'to-follow': 'orange',
  deferred: 'grey',
  withdrawn: 'grey',
  oral: 'grey',
  none: 'grey',
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const stateTag = (state: ReportState): { state: string; colour: string } => ({
  state: acceptedBy(state) === undefined ? capital(stateInWords(state.at)) : 'Accepted',
  colour: COLOURS[state.at],
})

const acceptedBy = (state: ReportState) => (state.at === 'received' ? state.accepted : undefined)

/** What else there is to say of a state: why, and until when. */
export function stateNote(state: ReportState): string {
  const accepted = acceptedBy(state)
  if (accepted !== undefined) return `accepted by ${accepted.by} on ${inWords(accepted.on)}`
  const because = 'because' in state ? state.because : ''
  const day = state.at === 'to-follow' ? state.until : state.at === 'deferred' ? state.to : null
  const until =
    day === null ? '' : `${state.at === 'deferred' ? 'to the meeting of' : 'promised for'} ${inWords(day)}`
  return [until, because].filter((one) => one !== '').join(': ')
}

/** What there is to say of a report that is here, and is not taken in yet. */
export const arrivingNote = (item: Item, today: Day): string =>
  item.arriving !== undefined && isBeingLookedAt(item, today)
    ? `Sent on ${timeInWords(item.arriving.at)}, and being looked at`
    : ''

/** `2026-03-24T16:20` as `24 March 2026, 16:20`. */
export const timeInWords = (at: string): string => `${inWords(day(at.slice(0, 10)))}, ${at.slice(11, 16)}`

export const inPages = (pages: number): string => (pages === 1 ? '1 page' : `${pages} pages`)
