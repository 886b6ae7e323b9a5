import { beforeAll, expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { meetingKey } from '../../functions/steps/records.ts'
import { submitReport } from '../../functions/steps/submit-report.ts'
import { takeBackLinks } from '../../functions/steps/take-back-links.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { makePdf } from '../support/make-pdf.ts'

const served = appForTests({ demo: true })
const FIRST = 'environment-and-transport-scrutiny-committee/2026-04-08'
const SECOND = 'highways/2026-05-13'

let officer = { name: '', address: '' }

/** A second committee, which expects one report of the same officer and one of somebody else. */
beforeAll(async () => {
  const { register } = served().tools
  const first = await register.read<MeetingRecord>(`meetings/${FIRST}`)
  const item = first?.value.meeting.items.find(({ number }) => number === 9)
  officer = { name: item?.authors[0] ?? '', address: item?.authorEmails[0] ?? '' }
  const theirs = anItem({ number: 4, title: 'Culverts and gullies', authorEmails: [officer.address] })
  const others = anItem({ number: 5, title: 'Parking charges' })
  const committee = aCommittee()
  await register.create(`committees/${committee.slug}`, committee)
  const meeting = aMeeting({ date: day('2026-05-13'), items: [theirs, others] }, committee)
  await register.create(meetingKey('highways', meeting.date), aRecord(meeting))
})

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${served().address}/r/${served().token}${path}`, { redirect: 'manual', ...init })
const page = async (path: string) => (await ask(path)).text()

it('lists an officer’s reports of every committee, each leading to its page, and names nobody else’s', async () => {
  const list = await page('')
  expect(list).toContain('Highways Scrutiny Committee, Wednesday 13 May 2026')
  expect(list).toContain('Reports are due on Wednesday 29 April 2026, by 5 pm: in 23 working days.')
  const addresses = [...list.matchAll(/href="(\/r\/[^"]+)"/g)].map(([, to]) => to)
  expect(addresses).toEqual([`/r/${served().token}/9`, `/r/${served().token}/${SECOND}/4`])
  expect(await page(`/${SECOND}/4`)).toContain('Culverts and gullies')
  expect(list).not.toContain('Parking charges')
})

it.each([
  `/${SECOND}/5`,
  `/${SECOND}/5/pages/1`,
  `/${SECOND}/99`,
  `/${FIRST}/6`,
  '/highways/2026-05-14/4',
  '/no-such-committee/2026-05-13/4',
])('answers %s, which is not theirs, like what is not there', async (path) => {
  const answer = await ask(path)
  expect(answer.status).toBe(404)
  const words = await answer.text()
  expect(words).toContain('That report is not one of yours, or not any more.')
  expect(words).not.toMatch(/Parking charges|Road safety|No meeting|2026-05-13\/5/)
})

it('takes reports and questions for another meeting by the same link, and draws what is exempt by its own alone', async () => {
  const sent = (act: string, fields: Record<string, string>) =>
    ask(`/${SECOND}/4/${act}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: served().address },
    })
  expect((await sent('state', { state: 'on-track', until: '' })).headers.get('location')).toBe(
    `/r/${served().token}/${SECOND}/4?done=on-track`,
  )
  expect((await sent('question', { question: 'How long may it be?' })).status).toBe(303)

  const secrecy = { paragraphs: [3], confidential: false, because: 'tenders are open', review: null }
  const report = { name: 'culverts.pdf', read: async () => makePdf({ pages: 1 }), secrecy }
  const upload = { item: 4, by: officer.name, report, appendices: [] }
  expect(await submitReport(served().tools, { ...upload, meeting: SECOND })).toHaveProperty('done')
  expect(await page(`/${SECOND}/4`)).toContain('culverts.pdf, 1 page, not for publication')
  expect((await ask(`/${SECOND}/4/pages/1`)).status).toBe(404)
  // Nobody opens what is exempt by sending it again: the form says what stands.
  const form = await page(`/${SECOND}/4`)
  expect(form).toMatch(/value="all" checked/)
  expect(form).toMatch(/name="paragraph" value="3" checked/)
  expect(form).toContain('tenders are open</textarea>')
})

it('takes nothing for an item that has the number of another one now', async () => {
  for (const act of ['state', 'report']) {
    const body = new FormData()
    body.set('key', 'item-12')
    body.set('state', 'withdrawn')
    body.set('because', 'Not wanted')
    const answer = await ask(`/${SECOND}/4/${act}`, {
      method: 'POST',
      body,
      headers: { origin: served().address },
    })
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('The order of the agenda was changed'),
    ])
  }
})

it('opens nothing any more once it is taken back', async () => {
  await takeBackLinks(served().tools, { address: officer.address, because: 'passed on', by: 'Clerk' })
  for (const path of ['', '/9', `/${SECOND}/4`]) {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('This link does not open')
  }
})
