import type { Day } from '../calendar/day.ts'
import { newlyIn } from '../pack/plan-pack.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Item } from '../work-programme/meeting.ts'
import { changedSince, namesOthers } from './may-release.ts'
import { isWithheld } from './withhold-packs.ts'

/** One thing that does not go on by itself. */
export type Need =
  /** Papers that became exempt still lie in the open store: the machine stopped in between. */
  | { what: 'left-open' }
  /** The last day to publish is here, or past, and nothing is out. */
  | { what: 'publish' }
  | { what: 'compile-again' }
  | { what: 'release'; version: number }
  | { what: 'compile' }
  | { what: 'supplement'; items: Item[] }
  | { what: 'late'; item: Item }
  | { what: 'promised'; item: Item }

/** The order in which they press: what could do harm, what the law dates, what others wait for. */
const URGENCY: readonly Need['what'][] = [
  'left-open',
  'publish',
  'compile-again',
  'release',
  'promised',
  'late',
  'compile',
  'supplement',
]

export interface MeetingNeed {
  record: MeetingRecord
  need: Need
}

/** What needs a person today, over all meetings that are not over: the most urgent first, then the nearest meeting's. */
export const whatNeedsSomebody = (records: readonly MeetingRecord[], today: Day): MeetingNeed[] =>
  records
    .filter(({ meeting }) => meeting.date >= today)
    .flatMap((record) => needsOf(record, today).map((need) => ({ record, need })))
    .sort(
      (one, other) =>
        URGENCY.indexOf(one.need.what) - URGENCY.indexOf(other.need.what) ||
        (one.record.meeting.date < other.record.meeting.date ? -1 : 1),
    )

function needsOf(record: MeetingRecord, today: Day): Need[] {
  const { reportDeadline } = record.meeting.dates
  const items = record.meeting.items
  const leftOpen: Need[] = (record.leaving ?? []).length > 0 ? [{ what: 'left-open' }] : []
  const late = items
    .filter(({ state }) => ['awaited', 'on-track', 'returned'].includes(state.at) && reportDeadline < today)
    .map((item): Need => ({ what: 'late', item }))
  const promised = items
    .filter(({ state }) => state.at === 'to-follow' && state.until !== null && state.until < today)
    .map((item): Need => ({ what: 'promised', item }))
  return [...leftOpen, ...packNeeds(record, today), ...promised, ...late]
}

function packNeeds({ meeting, packs }: MeetingRecord, today: Day): Need[] {
  const released = packs.filter((one) => one.released !== null)
  const { publishBy, reportDeadline } = meeting.dates
  const newest = packs.at(-1)
  const publish: Need[] = released.length === 0 && publishBy <= today ? [{ what: 'publish' }] : []
  if (newest !== undefined && newest.released === null) {
    const isStale =
      isWithheld(newest) || namesOthers(meeting, newest) || changedSince(meeting, newest).length > 0
    return [...publish, isStale ? { what: 'compile-again' } : { what: 'release', version: newest.version }]
  }
  if (newest === undefined) return reportDeadline < today ? [...publish, { what: 'compile' }] : publish
  const keys = new Set(
    newlyIn(
      meeting.items,
      released.map(({ plan }) => plan),
    ),
  )
  return keys.size === 0
    ? []
    : [{ what: 'supplement', items: meeting.items.filter(({ key }) => keys.has(key)) }]
}
