import type { Day } from '../calendar/day.ts'

/** Where one expected report stands. Each state carries its own facts. */
export type ReportState =
  | { at: 'awaited' }
  | { at: 'on-track'; since: Day }
  /** `accepted`: who looked at this version and took it as it is. */
  | { at: 'received'; on: Day; version: number; accepted?: { by: string; on: Day } }
  | { at: 'returned'; on: Day; because: string }
  | { at: 'to-follow'; because: string; until: Day | null }
  /** `before`: where it stood when it went off its agenda with its meeting, or with its row, and stands again once that is back. */
  | { at: 'deferred'; because: string; to: Day | null; before?: ReportState }
  | { at: 'withdrawn'; because: string; before?: ReportState }
  | { at: 'oral' }
  /** The item needs no report: procedural business. */
  | { at: 'none' }

export type StateName = ReportState['at']
