import type { Item, Secrecy, SubmittedFile } from '../work-programme/meeting.ts'
import { wantsLetter } from './letters.ts'
import type { PackPlan, PlannedItem, PlannedPaper } from './pack-plan.ts'

export interface PackWanted {
  items: readonly Item[]
  /** Item key → document letter, for this meeting. */
  letters: Readonly<Record<string, string>>
  /** Odd: 1 for a pack, `carryOnFrom(…)` for a supplement. */
  firstNumber: number
  /** A supplement's items, by key; left out, the whole agenda is planned. */
  only?: readonly string[]
}

/**
 * Lays out a pack: every file from an odd number to an even one, in agenda order, the report before its
 * appendices, so that each starts on a right-hand page. Both the public and the restricted pack come from
 * this one plan. Throws where the first number is even.
 */
export function planPack({ items, letters, firstNumber, only }: PackWanted): PackPlan {
  if (firstNumber % 2 !== 1) {
    throw new RangeError(`A pack starts on a right-hand page, and ${firstNumber} is not an odd number`)
  }
  const agenda = items
    .filter(({ key }) => only === undefined || only.includes(key))
    .toSorted((one, other) => one.number - other.number)
  const planned: PlannedItem[] = []
  let next = firstNumber
  for (const item of agenda) {
    const one = planItem(item, letters[item.key] ?? null, next)
    planned.push(one)
    next = one.to === null ? next : one.to + 1
  }
  return { firstNumber, lastNumber: next - 1, items: planned }
}

/** The number that a supplement starts from: one after the last of the packs before it, which is odd. */
export const carryOnFrom = (earlier: readonly PackPlan[]): number =>
  earlier.reduce((next, { lastNumber }) => Math.max(next, lastNumber + 1), 1)

/** The items, by key, whose papers are in now and were in none of the packs before. */
export const newlyIn = (items: readonly Item[], earlier: readonly PackPlan[]): string[] =>
  items
    .filter((item) => filesOf(item).length > 0 && !earlier.some((plan) => carriesPapersOf(plan, item.key)))
    .map(({ key }) => key)

const carriesPapersOf = (plan: PackPlan, itemKey: string): boolean =>
  plan.items.some(({ key, papers }) => key === itemKey && papers.length > 0)

/** What counts is the newest upload of a report that is in: not one that was returned or withdrawn since. */
const filesOf = (item: Item): SubmittedFile[] =>
  item.state.at === 'received' ? (item.submissions.at(-1)?.files ?? []) : []

function planItem(item: Item, allocated: string | null, firstNumber: number): PlannedItem {
  const expected = wantsLetter(item)
  const letter = expected ? allocated : null
  const papers = planPapers(item, letter, firstNumber)
  return {
    key: item.key,
    number: item.number,
    title: item.title,
    section: item.section,
    letter,
    from: papers.at(0)?.from ?? null,
    to: papers.at(-1)?.to ?? null,
    toFollow: expected && papers.length === 0,
    notForPublication: differing(papers.flatMap(({ secrecy }) => (secrecy === null ? [] : [secrecy]))),
    papers,
  }
}

function planPapers(item: Item, letter: string | null, firstNumber: number): PlannedPaper[] {
  const files = filesOf(item)
  const ordered = [...files.filter(isReport), ...files.filter((file) => !isReport(file))]
  let next = firstNumber
  let appendix = 0
  return ordered.map((file) => {
    const from = next
    const to = from + evenly(file.pages) - 1
    next = to + 1
    const { name, role, store, key, sha256, pages, secrecy } = file
    const title = isReport(file) ? item.title : `Appendix ${++appendix}`
    return {
      name,
      title,
      role,
      store,
      key,
      sha256,
      pages,
      from,
      to,
      secrecy,
      letter: isReport(file) ? letter : null,
    }
  })
}

const isReport = ({ role }: SubmittedFile): boolean => role === 'report'

/** Pages with the blank that brings the next file to a right-hand page. */
const evenly = (pages: number): number => pages + (pages % 2)

const differing = (reasons: Secrecy[]): Secrecy[] =>
  reasons.filter(
    (one, at) => reasons.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at,
  )
