import { type Day, inFullWords } from '../calendar/day.ts'
import { type Answer, done, refuse } from '../refusal.ts'
import { ownItems } from './as-programme.ts'
import type { Item, Meeting } from './meeting.ts'
import type { StateName } from './report-state.ts'
import { stateOnceBack } from './state-once-back.ts'

/** What an item's deferral begins with where its meeting was cancelled: the meeting's return brings it back. */
const WITH_ITS_MEETING = 'the meeting was cancelled: '

/** What stays as it is when its meeting does not take place. */
const SETTLED: readonly StateName[] = ['deferred', 'withdrawn', 'none']

/**
 * A meeting that does not take place. Its items are deferred to no meeting yet, so that nobody is chased and nothing
 * that was sent is lost. One whose agenda is public is not undone here: its papers stay open to inspection for six
 * years (LGA 1972 s.100C), and its cancellation is a public notice of its own.
 */
export function cancelled(
  meeting: Meeting,
  { because, released, today }: { because: string; released: boolean; today: Day },
): Answer<Meeting> {
  const when = inFullWords(meeting.date)
  if (meeting.cancelled !== undefined) return refuse(`The meeting of ${when} is cancelled already.`)
  if (meeting.date < today) return refuse(`The meeting of ${when} is past, and cannot be cancelled.`)
  if (released) {
    return refuse(
      `The agenda of ${when} is public, and stays open to inspection. Publish a notice that the meeting does not take place, and defer its items one by one.`,
    )
  }
  if (because.trim() === '')
    return { refused: [{ column: 'because', message: 'Say why: the authors are told, and it is kept.' }] }
  const own = new Set(ownItems(meeting))
  const why = WITH_ITS_MEETING + because.trim()
  return done({
    ...meeting,
    cancelled: { on: today, because: because.trim() },
    items: meeting.items.map((item) =>
      own.has(item) && !SETTLED.includes(item.state.at)
        ? { ...item, state: { at: 'deferred', because: why, to: null, before: item.state } }
        : item,
    ),
  })
}

/** The meeting after all: what was deferred with it stands on its agenda again, but for what has another meeting now. */
export function reinstated(meeting: Meeting, isElsewhere: (item: Item) => boolean): Answer<Meeting> {
  if (meeting.cancelled === undefined)
    return refuse(`The meeting of ${inFullWords(meeting.date)} is not cancelled. Nothing was changed.`)
  const { cancelled: _, ...rest } = meeting
  return done({
    ...rest,
    items: meeting.items.map((item) =>
      item.state.at === 'deferred' && item.state.because.startsWith(WITH_ITS_MEETING) && !isElsewhere(item)
        ? { ...item, state: stateOnceBack(item) }
        : item,
    ),
  })
}
