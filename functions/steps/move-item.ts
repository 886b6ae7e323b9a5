import { type Day, inFullWords, inWords } from '../domain/calendar/day.ts'
import { type Doer, doerOf } from '../domain/doer.ts'
import { type Answer, done, type Refusal, refuse } from '../domain/refusal.ts'
import { findItem } from '../domain/submissions/find-item.ts'
import { moveReport } from '../domain/submissions/moves.ts'
import { itemWords } from '../domain/work-programme/as-programme.ts'
import { type Item, itemPlace, type Meeting, meetingId } from '../domain/work-programme/meeting.ts'
import { isOnAgenda } from '../domain/work-programme/merge-items.ts'
import type { ReportState } from '../domain/work-programme/report-state.ts'
import { changeItem, findMeeting } from './change-meeting.ts'
import { type EditTools, edit } from './edit-programme.ts'

export interface MovedItem extends Doer {
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: string
  item: number
  /** When the meeting is that takes it. */
  to: Day | undefined
  because: string
}

/**
 * Puts an item on another meeting of its committee, and defers it here. What was sent stays with the meeting that it
 * was sent for: the authors are asked anew. It is added there first, so that it is never on no meeting; where the
 * program dies between the two, moving it again adds nothing twice.
 */
export async function moveItem(tools: EditTools, asked: MovedItem): Promise<Answer<Meeting>> {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return found
  const { meeting } = found.done.record
  const standing = findItem(meeting, asked.item)
  if ('refused' in standing) return standing
  const item = standing.done
  const { to } = asked
  const faults = unfit(asked, meeting, item)
  if (to === undefined || faults.length > 0) return { refused: faults }
  const left = leaving(item, { because: asked.because.trim(), to })
  if ('refused' in left) return left
  const there = await findMeeting(tools, meetingId({ committee: meeting.committee, date: to }))
  if ('refused' in there)
    return at('to', `The committee has no meeting on ${inFullWords(to)}. Add it first, or choose another.`)
  const target = there.done.record.meeting
  const isBack = target.key === meeting.key
  if (isBack && isOnAgenda(item)) return at('to', 'It is on that meeting already. Choose another.')
  const deferredFrom = itemPlace(meeting, item)
  if (!target.items.some((one) => isOnAgenda(one) && one.deferredFrom === deferredFrom)) {
    const words = itemWords(item)
    // Its row's return brings it back with all that was sent; on another meeting it is a new item.
    const change = { kind: 'add', words, late: '', ...(isBack ? {} : { deferredFrom }) } as const
    const there = { meeting: meetingId(target), ...doerOf(asked), seen: '' }
    const added = await edit(tools, there, null, [], change)
    if ('refused' in added)
      return { refused: added.refused.map(({ message }): Refusal => ({ column: 'to', message })) }
  }
  if (isBack) return done(target)
  const why = asked.because.trim() === '' ? '' : `: ${asked.because.trim()}`
  const gone = await changeItem(tools, asked, (one) =>
    one.key === item.key
      ? done({ item: { ...one, state: left.done }, what: `put on the meeting of ${inWords(to)}${why}` })
      : refuse('Somebody else changed the order of the items meanwhile. Do it again.'),
  )
  return 'refused' in gone ? gone : done(target)
}

function unfit({ to, because }: MovedItem, { items }: Meeting, item: Item): Refusal[] {
  const isKept = items.includes(item) && item.standing
  return [
    ...(isKept ? refuse('Standing business is on every agenda, and is not moved.').refused : []),
    ...(to === undefined ? at('to', 'Choose the meeting that it goes to.').refused : []),
    ...(because.trim() === '' && isOnAgenda(item) && item.state.at !== 'deferred'
      ? at('because', 'Say why it is deferred: the agenda says that it is, and the reason is kept.').refused
      : []),
  ]
}

/** Where an item's report stands once another meeting has it: what is off the agenda already stays off it. */
function leaving(item: Item, { because, to }: { because: string; to: Day }): Answer<ReportState> {
  if (!isOnAgenda(item)) return done(item.state)
  if (item.state.at === 'deferred') return done({ ...item.state, to })
  if (item.kind === 'none') return done({ at: 'deferred', because, to })
  const moved = moveReport(item, { at: 'deferred', because, to })
  return 'refused' in moved ? moved : done(moved.done.state)
}

const at = (column: string, message: string): { refused: Refusal[] } => ({ refused: [{ column, message }] })
