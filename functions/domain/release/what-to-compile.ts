import type { LateItems } from '../pack/front-matter.ts'
import type { PackPlan } from '../pack/pack-plan.ts'
import { carryOnFrom, newlyIn } from '../pack/plan-pack.ts'
import { type Answer, done, refuse } from '../refusal.ts'
import { type Item, type Meeting, meetingId } from '../work-programme/meeting.ts'
import type { PackVersion } from './pack-version.ts'

/** Which items go into the next pack, and where its numbers start. */
export interface Compilation {
  /** 0 for the pack itself; 1, 2, … for its supplements. */
  supplement: number
  firstNumber: number
  /** Item keys, for a supplement; left out, the whole agenda. */
  only?: string[]
  /** Items that stand on no published agenda, and why the chair takes them. */
  late?: LateItems
}

const plansOf = (packs: readonly PackVersion[]): PackPlan[] => packs.map(({ plan }) => plan)

/**
 * Decides what compiling now makes: the pack, until one is released; after that a supplement, with what came in
 * since. A late item, which is not on the published agenda, is taken only with the chair's reason
 * (LGA 1972 s.100B(4)(b)); a late report on a published item is not barred in that way.
 */
export function whatToCompile(
  meeting: Meeting,
  packs: readonly PackVersion[],
  { supplement, chairsReason }: { supplement: boolean; chairsReason: string },
): Answer<Compilation> {
  if (meeting.cancelled !== undefined)
    return refuse(`The meeting ${meetingId(meeting)} is cancelled, and has no pack. Nothing was changed.`)
  const released = packs.filter((pack) => pack.released !== null)
  if (!supplement)
    return released.length === 0 ? done({ supplement: 0, firstNumber: 1 }) : refuse(alreadyOut(meeting))
  if (released.length === 0) {
    return refuse(
      `No pack of ${meetingId(meeting)} is released, so there is nothing to supplement. Compile the pack itself first.`,
    )
  }
  const only = newlyIn(meeting.items, plansOf(released))
  if (only.length === 0) {
    return refuse(
      `Nothing has come in for ${meetingId(meeting)} since its pack was released, so a supplement would be empty.`,
    )
  }
  const late = lateItems(meeting.items, released, only)
  const bare = late.filter((item) => item.late === undefined)
  if (bare.length > 0 && chairsReason.trim() === '') return refuse(...bare.map(needsTheChair))
  return done({
    supplement: Math.max(...released.map((pack) => pack.supplement)) + 1,
    firstNumber: carryOnFrom(plansOf(released)),
    only,
    ...(late.length === 0
      ? {}
      : { late: { keys: late.map(({ key }) => key), because: reasonsFor(late, chairsReason.trim()) } }),
  })
}

/** What was written down when each was added, and what is said now for those that came without. */
const reasonsFor = (late: readonly Item[], saidNow: string): string =>
  [...new Set([saidNow, ...late.map((item) => item.late?.because ?? '')])]
    .filter((reason) => reason !== '')
    .join('; ')

const alreadyOut = (meeting: Meeting): string =>
  `The pack of ${meetingId(meeting)} is released, and a released pack is never changed. ` +
  'What came in since goes into a supplement: compile that.'

/** Items among `keys` that stood on no published agenda. */
const lateItems = (
  items: readonly Item[],
  released: readonly PackVersion[],
  keys: readonly string[],
): Item[] =>
  items.filter(
    ({ key }) =>
      keys.includes(key) && !released.some(({ plan }) => plan.items.some((planned) => planned.key === key)),
  )

const needsTheChair = ({ number, title }: Item): string =>
  `Item ${number}, "${title}", was not on the published agenda. It may be taken only if the chair is of the opinion that ` +
  'it is urgent, for special circumstances that the minutes record (s.100B(4)(b)): give the chair’s reason.'
