import { inFullWords } from '../calendar/day.ts'
import type { MeetingFact } from '../pack/front-matter.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import { printedIn, releasedOf } from './published-meeting.ts'

/**
 * A meeting's time and venue, as printed: what is stated for the meeting itself, else what it was published with, else
 * what its committee usually has. Empty where nobody says.
 */
export function whenAndWhere(record: MeetingRecord, committee: Committee): { time: string; venue: string } {
  const { meeting } = record
  const out = published(record, committee)
  const usual = (label: MeetingFact['label'], otherwise: string): string =>
    out === null ? otherwise : (out.find((fact) => fact.label === label)?.value ?? '')
  return {
    time: meeting.time === '' ? usual('Time', committee.time) : meeting.time,
    venue: meeting.venue === '' ? usual('Venue', committee.venue) : meeting.venue,
  }
}

/** Date, time and venue as they stand, each with what the published agenda says where that is something else. */
export function factsAsTheyStand(record: MeetingRecord, committee: Committee): MeetingFact[] {
  const { time, venue } = whenAndWhere(record, committee)
  const out = published(record, committee) ?? []
  const now: MeetingFact[] = [
    { label: 'Date', value: inFullWords(record.meeting.date) },
    { label: 'Time', value: time },
    { label: 'Venue', value: venue },
  ]
  return now
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => {
      const was = out.find((fact) => fact.label === label)?.value ?? value
      return { label, value: was === value ? value : `${value} (the agenda was published with: ${was})` }
    })
}

function published(record: MeetingRecord, committee: Committee): MeetingFact[] | null {
  const [pack] = releasedOf(record)
  return pack === undefined ? null : printedIn(pack, record, committee).facts
}
