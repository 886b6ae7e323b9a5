import type { Day } from '../calendar/day.ts'
import type { PlannedItem } from '../pack/pack-plan.ts'
import { type PrintedAgenda, printedAgenda } from '../pack/printed-agenda.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import type { Item, Meeting } from '../work-programme/meeting.ts'
import type { PackVersion } from './pack-version.ts'

/** Where a meeting's pages and papers lie: `highways/2017-07-26`. */
export const meetingPath = ({ committee, date }: Meeting): string => `${committee}/${date}`

/** The packs of a meeting that are out: the pack first, then its supplements. */
export const releasedOf = ({ packs }: MeetingRecord): PackVersion[] =>
  packs.filter(({ released }) => released !== null)

export const isPublished = (record: MeetingRecord): boolean => releasedOf(record).length > 0

/** When something of a meeting last came out. */
export const changedOn = (record: MeetingRecord): Day =>
  releasedOf(record).at(-1)?.released?.on ?? record.meeting.date

/** When a meeting's pages last said something else: what became of an item since is told there too. */
export function pageChangedOn(record: MeetingRecord): Day {
  const gone = publishedItems(record).filter((one) => laterStatus(one) !== '')
  const moved = gone.flatMap(({ item: { key } }) => record.trail.findLast(({ item }) => item === key) ?? [])
  return [changedOn(record), ...moved.map(({ at }) => at.slice(0, 10) as Day)].sort().at(-1) as Day
}

/** An item as the public has it: from the newest pack that is out and carries its papers, else from the agenda. */
export interface PublishedItem {
  item: Item
  planned: PlannedItem
  /** Which pack that is: 0 for the pack itself. */
  supplement: number
}

export function publishedItems(record: MeetingRecord): PublishedItem[] {
  return record.meeting.items
    .flatMap((item) => {
      const all = releasedOf(record).flatMap(({ plan, supplement }) =>
        plan.items.filter(({ key }) => key === item.key).map((planned) => ({ item, planned, supplement })),
      )
      return all.findLast(({ planned }) => planned.papers.length > 0) ?? all[0] ?? []
    })
    .sort((one, other) => one.item.number - other.item.number)
}

/** What became of an item since the agenda was published; empty where the agenda says all there is. */
export function laterStatus({ item, planned }: PublishedItem): string {
  const wasExpected = planned.papers.length > 0 || planned.toFollow
  if (wasExpected && item.state.at === 'withdrawn') return 'Withdrawn since the agenda was published'
  if (wasExpected && item.state.at === 'deferred') return 'Deferred since the agenda was published'
  return ''
}

/** What a version printed; worded from today's settings where it was compiled by a program that did not keep it. */
export const printedIn = (
  { printed, plan, supplement }: PackVersion,
  { meeting }: MeetingRecord,
  committee: Committee,
): PrintedAgenda => printed ?? printedAgenda({ committee, meeting, plan, supplement })
