import type { Day } from './calendar/day.ts'
import type { Doer } from './doer.ts'
import type { PackVersion } from './release/pack-version.ts'
import type { Meeting } from './work-programme/meeting.ts'

/** One move of one report, or of the meeting: the audit trail, kept in the record that it tells about. */
export interface Move extends Doer {
  /** Europe/London wall-clock time, `yyyy-mm-ddThh:mm`. */
  at: string
  /** The item's key; null where the meeting itself moved. */
  item: string | null
  /** In plain words: `report received, version 2 (14 pages)`. */
  what: string
}

/**
 * The one document of a meeting, changed by compare-and-swap. What happened is written in the same change
 * as what it changed, so that neither can be lost without the other; every version is kept by the store.
 */
export interface MeetingRecord {
  meeting: Meeting
  packs: PackVersion[]
  /** Where the meeting went, when its date was changed: this record is then only a signpost. */
  movedTo: Day | null
  trail: Move[]
  /** Keys of papers that became exempt, and are still to be taken out of the open store; left out where none are. */
  leaving?: string[]
}
