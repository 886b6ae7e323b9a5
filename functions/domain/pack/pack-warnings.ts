import type { Item, SubmittedFile } from '../work-programme/meeting.ts'
import type { PackPlan, PlannedItem } from './pack-plan.ts'

/** "To follow" at the end of a phrase, however an officer typed it: not "the rules to follow in winter". */
const TO_FOLLOW = /\bto[\s-]+follow(?=\s*(?:$|[.,;:!?)\]"”’–—/]))/im

/** What a clerk should know, and the printed number it is about; null where the agenda alone tells of it. */
export interface PackWarning {
  message: string
  at: number | null
}

/**
 * What a clerk should know before a pack goes out: reports that are not in, words that say "to follow" of what
 * is in, exempt papers without a review date, papers that were exempt before. Nothing here stops a pack.
 */
export const packWarnings = (items: readonly Item[], plan: PackPlan): string[] =>
  warningsWithPlaces(items, plan).map(({ message }) => message)

/** The same, with where in the pack each is looked at. */
export function warningsWithPlaces(items: readonly Item[], plan: PackPlan): PackWarning[] {
  return plan.items.flatMap((planned) => {
    const item = items.find(({ key }) => key === planned.key)
    if (item === undefined) return []
    const messages = [
      ...missing(planned),
      ...staleToFollow(item, planned),
      ...unreviewed(planned),
      ...openedSince(item, planned),
    ]
    return messages.map((message) => ({ message, at: planned.from }))
  })
}

/** What intake found in the papers of a plan, and did not keep them out for: each with the paper's first page. */
export const findingsInPapers = (items: readonly Item[], plan: PackPlan): PackWarning[] =>
  inPapers(items, plan, ({ warnings = [] }) => warnings)

/** What in the papers of a plan stands in the way of people who cannot see them, as they were sent. */
export const barriersInPapers = (items: readonly Item[], plan: PackPlan): PackWarning[] =>
  inPapers(items, plan, ({ accessibility }) => (accessibility?.advice ?? []).map(({ words }) => words))

function inPapers(
  items: readonly Item[],
  plan: PackPlan,
  found: (file: SubmittedFile) => string[],
): PackWarning[] {
  return plan.items.flatMap((planned) => {
    const files =
      items.find(({ key }) => key === planned.key)?.submissions.flatMap(({ files }) => files) ?? []
    return planned.papers.flatMap(({ sha256, name: file, from }) => {
      const sent = files.findLast((one) => one.sha256 === sha256)
      const words = sent === undefined ? [] : found(sent)
      return words.map((one) => ({ message: `${name(planned)}, ${file}: ${one}`, at: from }))
    })
  })
}

const name = ({ number, title }: PlannedItem): string => `Item ${number}, "${title}"`

function missing(planned: PlannedItem): string[] {
  return planned.toFollow ? [`${name(planned)}: the report is not in. The agenda prints "To follow".`] : []
}

/** A real defect of printed agendas: they go on saying that an appendix is to follow when it is in the pack. */
function staleToFollow(item: Item, planned: PlannedItem): string[] {
  if (planned.papers.length === 0) return []
  const says = [item.title, item.description, item.recommended].some((words) => TO_FOLLOW.test(words))
  if (!says) return []
  const papers = planned.papers.length === 1 ? 'its report is' : `${planned.papers.length} of its papers are`
  return [
    `${name(planned)}: the agenda's words say "to follow", and ${papers} in the pack (pages ${planned.from} - ${planned.to}). ` +
      'If nothing is missing any more, take the words out of the work programme and compile again.',
  ]
}

/** Whoever sends a paper again says anew whether the public may see it, and may have forgotten why it may not. */
function openedSince({ submissions }: Item, planned: PlannedItem): string[] {
  const before = submissions
    .slice(0, -1)
    .findLast(({ files }) =>
      planned.papers.some(({ secrecy }, at) => secrecy === null && (files[at]?.secrecy ?? null) !== null),
    )
  return before === undefined
    ? []
    : [
        `${name(planned)}: papers that were not for publication in version ${before.version} are open now. Make sure that the public may see them.`,
      ]
}

const unreviewed = (planned: PlannedItem): string[] =>
  planned.notForPublication.some((secrecy) => secrecy.kind === 'exempt' && secrecy.review === null)
    ? [
        `${name(planned)}: exempt papers have no review date. An exemption holds only so long as its reason does.`,
      ]
    : []
