import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import { isPublished } from './published-meeting.ts'

/** A committee that has published something, and all its meetings: the newest first. */
export interface PublishedCommittee {
  committee: Committee
  records: MeetingRecord[]
}

/** The committees of which anything is out, by name, each with its meetings; those that went elsewhere are left out. */
export const publishedCommittees = (
  committees: readonly Committee[],
  records: readonly MeetingRecord[],
): PublishedCommittee[] =>
  committees
    .map((committee) => ({ committee, records: newestFirst(records, committee.slug) }))
    .filter(({ records: own }) => own.some(isPublished))
    .sort((one, other) => (one.committee.name < other.committee.name ? -1 : 1))

const newestFirst = (records: readonly MeetingRecord[], slug: string): MeetingRecord[] =>
  records
    .filter(({ meeting, movedTo }) => meeting.committee === slug && movedTo === null)
    .sort((one, other) => (one.meeting.date < other.meeting.date ? 1 : -1))
