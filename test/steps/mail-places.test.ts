import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MailRecord } from '../../functions/domain/chasers/round-records.ts'
import { itemInWords, meetingInWords } from '../../functions/domain/work-programme/place.ts'
import { auditTrail, noteDeed } from '../../functions/steps/audit-trail.ts'
import { mailPlaces } from '../../functions/steps/mail-places.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { roundTools } from '../support/round.ts'

const committees = new Map([['highways', aCommittee()]])
const moved = aMeeting({
  key: '2017-07-19',
  date: day('2017-07-26'),
  items: [anItem({ key: 'item-7', number: 4 })],
})

/** A meeting that was planned for 19 July, and moved to the 26th. */
async function office() {
  const tools = await roundTools('2017-07-13T11:00', [aRecord(moved)])
  const signpost = { ...aRecord(aMeeting({ date: day('2017-07-19') })), movedTo: moved.date }
  await tools.register.create('meetings/highways/2017-07-19', signpost)
  return tools
}
const told = (...chasers: string[]) => ({ chasers }) as MailRecord

it('names the meeting that a mail is about by its day now, and the report by its title and number now', async () => {
  const { register } = await office()
  const chaser = 'chasers/highways/2017-07-19/item-7/due@2017-07-13/author@brackenshire.example'
  const receipt = 'chasers/receipt/highways/2017-07-19/item-7/1/author@brackenshire.example'
  const gone = 'chasers/cancelled/highways/2016-05-04@2016-05-01/author@brackenshire.example'
  const digest = 'chasers/monday-digest@2017-07-10/lead@brackenshire.example'
  const places = await mailPlaces(register, committees, [told(chaser, receipt), told(gone), told(digest)])
  expect(
    places.map((some) => some.map((one) => [meetingInWords(one), ...one.items.map(itemInWords)])),
  ).toEqual([
    [['Highways Scrutiny Committee, 26 July 2017', 'Item 4, Road safety annual report']],
    [['Highways Scrutiny Committee, 4 May 2016']],
    [],
  ])
})

it('finds what was done by the names that people use, and by the names of records', async () => {
  const tools = await office()
  const deed = { by: 'Clerk', where: 'highways/2017-07-26', what: 'opened a paper, not for publication' }
  await noteDeed(tools, deed)
  const wanted = { by: '', from: null, until: null, isRead: false }
  for (const where of ['highways scrutiny committee, 26 july', 'highways/2017-07', ''])
    expect(await auditTrail(tools, { ...wanted, where }), where).toMatchObject([deed])
  expect(await auditTrail(tools, { ...wanted, where: 'housing' })).toEqual([])
})
