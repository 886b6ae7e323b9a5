import { committeeDeadlines } from '../domain/deadlines/committee-deadlines.ts'
import { datesToKeep } from '../domain/deadlines/report-deadline.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import type { Committee } from '../domain/work-programme/committee.ts'
import type { Meeting } from '../domain/work-programme/meeting.ts'
import type { Clock } from '../ports/clock.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'
import { meetingKey } from './records.ts'

/**
 * Computes a meeting's dates again where the bank-holiday list is a newer one than they came from, and keeps
 * them: whoever a new list moves is told once. Answers the record as it now stands.
 */
export async function recountDeadlines(
  { register, clock }: { register: Register; clock: Clock },
  record: MeetingRecord,
  committee: Committee,
  { keepChanges }: { keepChanges: boolean },
): Promise<MeetingRecord> {
  const recounted = recount(record, committee, clock)
  if (recounted === record || !keepChanges) return recounted
  const { meeting } = record
  const kept = await changeRecord<MeetingRecord, MeetingRecord>(
    { register },
    meetingKey(meeting.committee, meeting.date),
    (newest) => {
      const next = recount(newest, committee, clock)
      return next === newest ? { keep: newest } : { next, answer: next }
    },
  )
  return kept ?? recounted
}

function recount(record: MeetingRecord, committee: Committee, clock: Clock): MeetingRecord {
  const { meeting } = record
  const answer = committeeDeadlines(committee, meeting)
  // A list that no longer reaches the meeting leaves the dates that were computed when one did.
  if ('refused' in answer || answer.done.bankHolidays === meeting.dates.bankHolidays) return record
  const dates = datesToKeep(answer.done)
  const moved = dates.reportDeadline !== meeting.dates.reportDeadline
  const next: Meeting = {
    ...meeting,
    dates,
    datesChanged: moved ? { on: clock.today(), from: meeting.dates.reportDeadline } : meeting.datesChanged,
  }
  const what = moved
    ? `report deadline moved from ${meeting.dates.reportDeadline} to ${dates.reportDeadline} by bank-holiday list ${dates.bankHolidays}`
    : `dates counted again by bank-holiday list ${dates.bankHolidays}: none moved`
  return {
    ...record,
    meeting: next,
    trail: [...record.trail, { at: clock.wallTime(), by: 'bank-holiday list', item: null, what }],
  }
}
