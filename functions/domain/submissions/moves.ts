import { type Answer, done, refuse } from '../refusal.ts'
import type { Item } from '../work-programme/meeting.ts'
import type { ReportState, StateName } from '../work-programme/report-state.ts'

/** From each state, where a report may go. Whatever is not here is refused. */
const MOVES: Record<StateName, readonly StateName[]> = {
  awaited: ['on-track', 'received', 'to-follow', 'deferred', 'withdrawn', 'oral'],
  'on-track': ['awaited', 'received', 'to-follow', 'deferred', 'withdrawn', 'oral'],
  received: ['received', 'returned', 'deferred', 'withdrawn'],
  returned: ['on-track', 'received', 'to-follow', 'deferred', 'withdrawn', 'oral'],
  'to-follow': ['received', 'to-follow', 'deferred', 'withdrawn', 'oral'],
  deferred: ['awaited', 'withdrawn'],
  withdrawn: ['awaited'],
  oral: ['awaited', 'withdrawn', 'deferred'],
  none: [],
}

const IN_WORDS: Record<StateName, string> = {
  awaited: 'awaited',
  'on-track': 'on track',
  received: 'received',
  returned: 'returned to its author',
  'to-follow': 'to follow',
  deferred: 'deferred',
  withdrawn: 'withdrawn',
  oral: 'to be given orally',
  none: 'without a report',
}

/** Where a report may go from where it stands. */
export const movesFrom = (state: StateName): readonly StateName[] => MOVES[state]

/** A state as people say it: `to follow`. */
export const stateInWords = (state: StateName): string => IN_WORDS[state]

/** Whether a report may go from one state to another. */
export const mayMove = (from: StateName, to: StateName): boolean => MOVES[from].includes(to)

/** Moves an item's report to another state, or says why it cannot go there and where it can. */
export function moveReport(item: Item, to: ReportState): Answer<Item> {
  const from = item.state.at
  if (mayMove(from, to.at)) return done({ ...item, state: to })
  const name = `Item ${item.number}, "${item.title}",`
  if (from === 'none') return refuse(`${name} has no report: it is procedural business. Choose another item.`)
  if (from === to.at) return refuse(`${name} is ${stateInWords(from)} already. Nothing was changed.`)
  const open = MOVES[from].map((state) => `"${state}"`).join(', ')
  return refuse(
    `${name} is ${stateInWords(from)}, and cannot become ${stateInWords(to.at)} from there. It can be marked ${open}.`,
  )
}
