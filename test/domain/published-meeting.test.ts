import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import { printedAgenda } from '../../functions/domain/pack/printed-agenda.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { PackVersion } from '../../functions/domain/release/pack-version.ts'
import { meetingPages } from '../../functions/domain/release/public-meeting.ts'
import { pageChangedOn } from '../../functions/domain/release/published-meeting.ts'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import type { Meeting } from '../../functions/domain/work-programme/meeting.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'

const BEFORE = aCommittee({ notes: ['Ask for large print.'] })
const TODAY = aCommittee({ notes: ['Ask for Braille.'] })

/** A meeting whose pack came out on 18 July, with an item that is to follow. */
function aPublished(meeting: Meeting = aMeeting(), committee: Committee = BEFORE): MeetingRecord {
  const plan = planPack({ items: meeting.items, letters: {}, firstNumber: 1 })
  const printed = printedAgenda({ committee, meeting, plan, supplement: 0 })
  const released = { on: day('2017-07-18'), at: '2017-07-18T11:00' }
  const pack = { version: 1, supplement: 0, plan, files: [], printed, released }
  return { ...aRecord(meeting), packs: [pack as unknown as PackVersion] }
}

const agendaOf = (record: MeetingRecord) => meetingPages(record, TODAY, new Map())[0]?.view

it('reads as it came out; one that an older version of the program released reads by today’s settings', () => {
  const record = aPublished()
  expect(agendaOf(record)).toMatchObject({ notes: ['Ask for large print.'] })
  const older = record.packs.map(({ printed: _, ...pack }) => pack)
  expect(agendaOf({ ...record, packs: older })).toMatchObject({ notes: ['Ask for Braille.'] })
})

it('tells a time that was changed since, with the one that was published', () => {
  const record = aPublished(aMeeting({ time: '' }))
  expect(agendaOf(record)).toHaveProperty('facts.1.value', '4.30 pm')
  const moved = { ...record, meeting: { ...record.meeting, time: '6 pm' } }
  expect(agendaOf(moved)).toHaveProperty('facts.1.value', '6 pm (the agenda was published with: 4.30 pm)')
})

it('is of the day on which something was last said on its pages, a withdrawal among it', () => {
  const record = aPublished()
  expect(pageChangedOn(record)).toBe('2017-07-18')
  const item = anItem({ state: { at: 'withdrawn', because: 'not needed' } })
  const what = { at: '2017-07-20T09:00', by: 'Lead', item: item.key, what: 'withdrawn' }
  const later = { ...record, meeting: { ...record.meeting, items: [item] }, trail: [what] }
  expect(pageChangedOn(later)).toBe('2017-07-20')
})
