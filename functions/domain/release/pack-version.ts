import type { Day } from '../calendar/day.ts'
import type { Doer, PersonId } from '../doer.ts'
import type { PackKind, PackPlan } from '../pack/pack-plan.ts'
import type { PrintedAgenda } from '../pack/printed-agenda.ts'
import type { Substitute } from '../work-programme/meeting.ts'

/** One compiled version of a meeting's papers. Compiling the same inputs again makes no new one. */
export interface PackVersion {
  /** From 1 within the meeting, supplements included. */
  version: number
  /** 0 for the pack itself; 1, 2, … for its supplements. */
  supplement: number
  compiledAt: string
  compiledBy: string
  /** Who that is, whatever they are called by now; left out by versions of the program that did not keep it. */
  compiledById?: PersonId
  /** SHA-256 over everything that shapes the bytes. */
  inputs: string
  plan: PackPlan
  files: PackFile[]
  /** What its front sheet and agenda say; left out by versions of the program that did not keep it. */
  printed?: PrintedAgenda
  /** Why the chair takes a late item as urgent (s.100B(4)(b)); null where the pack carries none. */
  chairsReason: string | null
  /** Who stands in for whom, as its front sheet says; left out where it names nobody. */
  substitutes?: Substitute[]
  released: Released | null
}

/** The second pair of eyes, and what the law says of the day. */
export interface Released extends Doer {
  on: Day
  at: string
  clearDays: Day[]
  lawful: boolean
  /** Why it was released in spite of too few clear days; null where it did not have to be. */
  because: string | null
}

export interface PackFile {
  kind: PackKind
  store: 'open' | 'restricted'
  key: string
  manifestKey: string
  pages: number
  sha256: string
}
