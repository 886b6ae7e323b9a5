import type { Item } from '../work-programme/meeting.ts'
import type { StateName } from '../work-programme/report-state.ts'

/**
 * The document letters of one committee in one municipal year, in the order they were given out. An entry is
 * never taken back: a withdrawn report leaves a gap, so that `Document "B"` means one paper for good.
 */
export interface LetterLedger {
  allocations: LetterAllocation[]
}

interface LetterAllocation {
  letter: string
  /** The meeting's key. */
  meeting: string
  /** The item's key. */
  item: string
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The letter at an index from 0: A to Z, then AA, AB, … as a spreadsheet names its columns. */
export function letterFor(index: number): string {
  const last = ALPHABET[index % ALPHABET.length] ?? ''
  return index < ALPHABET.length ? last : letterFor(Math.floor(index / ALPHABET.length) - 1) + last
}

/**
 * Gives the next letters, in order, to what has none yet; what has one keeps it. Asking again changes nothing.
 * A new municipal year starts from an empty ledger.
 */
export function allocateLetters(
  ledger: LetterLedger,
  wanted: readonly { meeting: string; item: string }[],
): LetterLedger {
  const allocations = [...ledger.allocations]
  for (const { meeting, item } of wanted) {
    const known = allocations.some((one) => one.meeting === meeting && one.item === item)
    if (!known) allocations.push({ letter: letterFor(allocations.length), meeting, item })
  }
  return { allocations }
}

const REPORT_EXPECTED: readonly StateName[] = ['awaited', 'on-track', 'received', 'returned', 'to-follow']

/** Whether a written report is in or still expected: such an item takes a letter when the pack is compiled. */
export const wantsLetter = (item: Item): boolean =>
  item.kind === 'report' && REPORT_EXPECTED.includes(item.state.at)
