import type { Secrecy } from '../work-programme/meeting.ts'

/** A pack's kinds: what everyone may read, and what holds everything. */
export type PackKind = 'public' | 'restricted'

/** One item as the agenda prints it, with its place in the pack. */
export interface PlannedItem {
  key: string
  number: number
  title: string
  section: string
  letter: string | null
  /** First and last stamped number of the item's papers, blanks included; null where it has none. */
  from: number | null
  to: number | null
  /** Expected, and not in this pack. */
  toFollow: boolean
  /** Why some or all of its papers are not for publication. */
  notForPublication: Secrecy[]
  papers: PlannedPaper[]
}

/** One file in the pack: always from an odd number to an even one. */
export interface PlannedPaper {
  name: string
  title: string
  role: 'report' | 'appendix'
  store: 'open' | 'restricted'
  key: string
  sha256: string
  pages: number
  from: number
  /** The last stamped number, the blank page included where there is one. */
  to: number
  secrecy: Secrecy | null
  /** Stamped on its first page; null for appendices and unlettered papers. */
  letter: string | null
}

/** Both packs come from this one plan, so their numbers agree. */
export interface PackPlan {
  /** The first number: 1, or what a supplement carries on from. */
  firstNumber: number
  lastNumber: number
  items: PlannedItem[]
}
