import type { Doer } from '../doer.ts'
import type { Refusal } from '../refusal.ts'
import type { Meeting } from '../work-programme/meeting.ts'

/** What somebody asks for who compiles from a page: it is carried out elsewhere, and takes its time. */
export interface PackRequest extends Doer {
  /** Tells one asking from the next: what a request that was replaced still has to say is not listened to. */
  id: string
  /** `<committee-slug>/<yyyy-mm-dd>` */
  meeting: string
  supplement: boolean
  chairsReason: string
}

/** How far a request is. */
export type PackRequestStage =
  /** `keeper` is the worker whose memory alone holds it; null where a queue keeps it that outlives its asker. */
  | { at: 'waiting'; keeper: string | null }
  /** `done` of `total` steps are behind us; `doing` says what is next, in plain words. */
  | { at: 'compiling'; worker: string; done: number; total: number; doing: string }
  /** `isNew` is false where the same papers had been compiled already. */
  | { at: 'compiled'; version: number; isNew: boolean }
  | { at: 'refused'; refused: Refusal[] }
  /** A fault of ours. Its cause is in the log, and not here: a fault's words may hold anything. */
  | { at: 'broken' }

/** The newest request of a meeting's packs, and how far it is: `compilations/<committee>/<meeting's key>`. */
export interface CompilationRecord {
  request: PackRequest
  /** Europe/London wall-clock times: when it was asked for, and when it was last heard of. */
  askedAt: string
  heardAt: string
  stage: PackRequestStage
}

/** By the meeting's first date, so that a meeting that moves takes its record along. */
export const compilationKey = ({ committee, key }: Pick<Meeting, 'committee' | 'key'>): string =>
  `compilations/${committee}/${key}`

/** Who has to be alive for a request to come to its end; null where nobody has, or it came to it. */
export function holderOf(stage: PackRequestStage): string | null {
  if (stage.at === 'waiting') return stage.keeper
  return stage.at === 'compiling' ? stage.worker : null
}

/**
 * Whether a request that reaches a worker is still wanted: not where another took its place, nor where it was carried
 * out, or refused, already. Queues deliver twice, and after a fault on purpose.
 */
export const isStillWanted = ({ request, stage }: CompilationRecord, id: string): boolean =>
  request.id === id && stage.at !== 'compiled' && stage.at !== 'refused'
