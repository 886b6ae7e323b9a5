import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { openLinksOf, takeBackLinks } from '../../functions/steps/take-back-links.ts'
import { theirReports } from '../../functions/steps/their-reports.ts'
import { issueLink, openLink } from '../../functions/steps/upload-links.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { roundTools } from '../support/round.ts'

const AUTHOR = { name: 'Road Safety Manager', address: 'road.safety@brackenshire.example' }
const DIRECTOR = { name: 'Director of Place', address: 'director.place@brackenshire.example' }
const MEETING = 'highways/2017-07-26'

const meetingOn = (date: string, changes: Parameters<typeof anItem>[0] = {}) =>
  aRecord(aMeeting({ date: day(date), items: [anItem(changes)] }))

const NOBODY_ELSES = { authorEmails: ['trees@brackenshire.example'], directorEmails: [] }

it('tells an officer of all their reports ahead and just over, and of nobody else’s', async () => {
  const records = [
    meetingOn('2017-06-27'),
    meetingOn('2017-07-05', { number: 3 }),
    meetingOn('2017-07-26'),
    meetingOn('2017-09-13', { authorEmails: [], deputyEmails: [' Road.Safety@brackenshire.example'] }),
    meetingOn('2017-10-18', NOBODY_ELSES),
  ]
  const tools = await roundTools('2017-07-12T09:00', records)
  const found = await theirReports(tools, AUTHOR.address)
  expect(found.map(({ record, items }) => [record.meeting.date, items.length])).toEqual([
    ['2017-07-05', 1],
    ['2017-07-26', 1],
    ['2017-09-13', 1],
  ])
  expect(await theirReports(tools, 'nobody@brackenshire.example')).toEqual([])
})

it('closes every link of a person and nobody else’s, and keeps who did it and why', async () => {
  const tools = await roundTools('2017-07-12T09:00', [meetingOn('2017-07-26'), meetingOn('2017-09-13')])
  const first = await issueLink(tools, AUTHOR, MEETING)
  const second = await issueLink(
    tools,
    { ...AUTHOR, address: 'Road.Safety@Brackenshire.example' },
    'highways/2017-09-13',
  )
  const others = await issueLink(tools, DIRECTOR, MEETING)
  const asked = { address: AUTHOR.address, by: 'Committee Clerk' }

  expect(await takeBackLinks(tools, { ...asked, because: ' ' })).toHaveProperty('refused')
  expect(await openLinksOf(tools, AUTHOR.address)).toHaveLength(2)
  const because = 'passed on outside the council'
  expect(await takeBackLinks(tools, { ...asked, because })).toEqual({ done: { links: 2 } })
  expect(await openLink(tools, others)).toHaveProperty('done')
  // Whoever found one learns no more than of a link that never was.
  const never = await openLink(tools, 'A'.repeat(43))
  for (const token of [first, second]) expect(await openLink(tools, token)).toEqual(never)

  const trail = (await tools.register.read<MeetingRecord>(`meetings/${MEETING}`))?.value.trail
  expect(trail?.at(-1)).toMatchObject({
    by: 'Committee Clerk',
    what: `one link of ${AUTHOR.address} taken back: ${because}`,
  })
  expect(await takeBackLinks(tools, { ...asked, because })).toEqual({ done: { links: 0 } })
  expect(await openLink(tools, await issueLink(tools, AUTHOR, MEETING))).toHaveProperty('done')
})

it('closes nothing unseen: where the trail cannot be written, the links stay, and doing it again closes them', async () => {
  const tools = await roundTools('2017-07-12T09:00', [meetingOn('2017-07-26')], { committee: aCommittee() })
  const token = await issueLink(tools, AUTHOR, MEETING)
  const asked = { address: AUTHOR.address, by: 'Committee Clerk', because: 'lost telephone' }
  const fullDisk = { ...tools.register, replace: () => Promise.reject(new Error('The disk is full')) }
  await expect(takeBackLinks({ ...tools, register: fullDisk }, asked)).rejects.toThrow('The disk is full')
  expect(await openLink(tools, token)).toHaveProperty('done')
  expect(await takeBackLinks(tools, asked)).toEqual({ done: { links: 1 } })
})
