import type { Secrecy } from '../work-programme/meeting.ts'
import type { PackKind, PackPlan, PlannedItem, PlannedPaper } from './pack-plan.ts'

/** The words on every page that the public may not see (LGA 1972 s.100B(5)). */
export const NOT_FOR_PUBLICATION = 'Not for publication'

/** What is bound, in order: a paper to fetch, a blank, or the notice that stands for what is left out. */
export type PlannedLeaf =
  | {
      kind: 'file'
      name: string
      title: string
      store: 'open' | 'restricted'
      key: string
      sha256: string
      pages: number
      firstNumber: number
      letter: string | null
      mark: string | null
    }
  | { kind: 'blank'; number: number }
  /** Public pack only. It tells numbers and reasons, and nothing of the files that it stands for. */
  | { kind: 'notice'; from: number; to: number; items: { number: number; secrecy: Secrecy[] }[] }

type Notice = Extract<PlannedLeaf, { kind: 'notice' }>

/**
 * The leaves of one of a plan's packs. The restricted pack holds every paper, the secret ones marked; in the
 * public pack one notice stands for each unbroken run of secret papers, so that page 45 is page 45 in both.
 */
export function leavesFor(plan: PackPlan, kind: PackKind): PlannedLeaf[] {
  const leaves: PlannedLeaf[] = []
  for (const item of plan.items) {
    for (const paper of item.papers) {
      if (kind === 'public' && paper.secrecy !== null) withhold(leaves, item, paper, paper.secrecy)
      else leaves.push(...shown(paper))
    }
  }
  return leaves
}

function shown(paper: PlannedPaper): PlannedLeaf[] {
  const { name, title, store, key, sha256, pages, from, to, letter } = paper
  const mark = paper.secrecy === null ? null : NOT_FOR_PUBLICATION
  const file: PlannedLeaf = {
    kind: 'file',
    name,
    title,
    store,
    key,
    sha256,
    pages,
    firstNumber: from,
    letter,
    mark,
  }
  return pages % 2 === 0 ? [file] : [file, { kind: 'blank', number: to }]
}

/** Adds a secret paper to the notice that the public pack ends with so far, or begins one. */
function withhold(leaves: PlannedLeaf[], item: PlannedItem, paper: PlannedPaper, secrecy: Secrecy): void {
  const last = leaves.at(-1)
  const before: Notice | undefined = last?.kind === 'notice' ? last : undefined
  const sameItem = before?.items.at(-1)?.number === item.number ? before.items.at(-1) : undefined
  const told = { number: item.number, secrecy: withReason(sameItem?.secrecy ?? [], secrecy) }
  const others = before?.items.filter((one) => one !== sameItem) ?? []
  if (before !== undefined) leaves.pop()
  leaves.push({ kind: 'notice', from: before?.from ?? paper.from, to: paper.to, items: [...others, told] })
}

const withReason = (told: Secrecy[], reason: Secrecy): Secrecy[] =>
  told.some((one) => JSON.stringify(one) === JSON.stringify(reason)) ? told : [...told, reason]
