import type { Item, ItemKind } from './meeting.ts'
import type { ReportState } from './report-state.ts'

/** Where a report stands that nothing was sent of, and nobody decided on. */
export const startingState = (kind: ItemKind): ReportState =>
  kind === 'report' ? { at: 'awaited' } : { at: kind }

/** Where an item stands that is back on its agenda: what was returned is wanted again, and no report that is in. */
export function stateOnceBack({ kind, state, submissions }: Item): ReportState {
  const before = 'before' in state ? state.before : undefined
  const last = submissions.at(-1)
  if (before !== undefined && before.at !== 'received') return before
  if (last === undefined) return startingState(kind)
  // A version that came since, such as with another secrecy, was accepted by nobody.
  return before?.version === last.version ? before : { at: 'received', on: last.on, version: last.version }
}
