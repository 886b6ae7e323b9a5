import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import { owedAndUnscheduled } from '../../functions/domain/work-programme/owed.ts'
import { acceptReport } from '../../functions/steps/accept-report.ts'
import { cancelMeeting, reinstateMeeting, tellCancelled } from '../../functions/steps/cancel-meeting.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { moveItem } from '../../functions/steps/move-item.ts'
import { readMeetings } from '../../functions/steps/records.ts'
import { returnReport } from '../../functions/steps/return-report.ts'
import { sha256 } from '../../functions/wiring/public-wiring.ts'
import { importTools, versionsIn } from '../support/import.ts'
import { Killed, killingAt } from '../support/killed.ts'
import { aRow, bringInRows, HIGHWAYS, itemCalled, receive, recordOn } from '../support/programme-rows.ts'
import { roundTools } from '../support/round.ts'

const MEETING = `${HIGHWAYS}/2017-09-27`
const by = 'Scrutiny Lead'
const OCTOBER = day('2017-10-11')

/** Two reports in September, of which one is in, and one in October; everything that a round needs. */
async function autumn() {
  const { register } = importTools()
  await bringInRows(
    { ...importTools(), register },
    aRow({ title: 'Road safety' }),
    aRow({ title: 'Gritting', author_email: 'winter@brackenshire.example' }),
    aRow({ date: OCTOBER, title: 'Bus services', author_email: 'buses@brackenshire.example' }),
  )
  await receive(register, '2017-09-27', 'Gritting')
  return { ...(await roundTools('2017-09-07T09:00', [], { register })), sha256 }
}

const owedIn = async ({ register, clock }: Awaited<ReturnType<typeof autumn>>) =>
  owedAndUnscheduled(
    (await readMeetings(register)).map(({ meeting }) => meeting),
    clock.today(),
  ).map(({ item, why }) => `${item.title}: ${why}`)

const chasedBy = async (tools: Awaited<ReturnType<typeof autumn>>) =>
  (await chaseOfficers(tools)).sent.flatMap(({ items }) => items.map(({ title }) => title))

it('chases nobody for a meeting that is cancelled, tells each author once, and loses nothing of it', async () => {
  const tools = await autumn()
  const before = (await recordOn(tools.register, '2017-09-27')).meeting
  const asked = { meeting: MEETING, by, because: 'the chamber is flooded' }
  const cancelled = await cancelMeeting(tools, asked)
  if ('refused' in cancelled) throw new Error('It was not cancelled')
  await tellCancelled(tools, cancelled.done)
  await tellCancelled(tools, cancelled.done)
  expect(tools.mailer.posted.map(({ to }) => to.address).sort()).toEqual([
    'road.safety@brackenshire.example',
    'winter@brackenshire.example',
  ])
  expect(await chasedBy(tools)).toEqual(['Bus services'])
  expect(await owedIn(tools)).toEqual(['Road safety: deferred', 'Gritting: deferred'])

  await reinstateMeeting(tools, { meeting: MEETING, by })
  expect((await recordOn(tools.register, '2017-09-27')).meeting).toEqual(before)
  expect(await owedIn(tools)).toEqual([])
})

it('puts an item on another meeting once, though the program dies on the way, and asks its author anew', async () => {
  const tools = await autumn()
  const asked = { meeting: MEETING, item: 2, by, to: OCTOBER, because: 'the survey is not finished' }
  const dying = { ...tools, ...killingAt({ at: 2, when: 'before' }, tools) }
  await expect(moveItem(dying, asked)).rejects.toThrow(Killed)
  expect(await moveItem(tools, asked)).toHaveProperty('done')
  const there = (await recordOn(tools.register, OCTOBER)).meeting.items
  expect(there.map(({ title, state }) => `${title}: ${state.at}`)).toEqual([
    'Bus services: awaited',
    'Gritting: awaited',
  ])
  expect(await itemCalled(tools.register, '2017-09-27', 'Gritting')).toMatchObject({
    state: { at: 'deferred', to: OCTOBER },
    submissions: [{ version: 1 }],
  })
  expect(await owedIn(tools)).toEqual([])
})

it('tells beside each field why an item cannot be put on a meeting, and changes nothing', async () => {
  const tools = await autumn()
  const before = await versionsIn(tools)
  const asked = { meeting: MEETING, item: 1, by, to: undefined, because: '' }
  expect(await moveItem(tools, asked)).toMatchObject({ refused: [{ column: 'to' }, { column: 'because' }] })
  const nowhere = { ...asked, because: 'later', to: day('2017-11-01') }
  expect(await moveItem(tools, nowhere)).toMatchObject({ refused: [{ column: 'to' }] })
  expect(await versionsIn(tools)).toEqual(before)
})

it('owes what was not in when its meeting took place, until it has another', async () => {
  const tools = await autumn()
  tools.clock.set('2017-10-02T09:00')
  expect(await owedIn(tools)).toEqual(['Road safety: not-in'])
  await moveItem(tools, { meeting: MEETING, item: 1, by, to: OCTOBER, because: 'it was not in' })
  expect(await owedIn(tools)).toEqual([])
})

it('returns a report with its reason by mail, once, and chases it again', async () => {
  const tools = await autumn()
  const accepted = { meeting: MEETING, item: 2, by }
  expect(await acceptReport(tools, { ...accepted, version: 2 })).toHaveProperty('refused')
  await acceptReport(tools, { ...accepted, version: 1 })
  expect((await itemCalled(tools.register, '2017-09-27', 'Gritting')).state).toMatchObject({
    accepted: { by, on: '2017-09-07' },
  })
  const asked = { meeting: MEETING, item: 2, by, because: 'Appendix 2 is last year’s.' }
  await returnReport(tools, asked)
  await returnReport(tools, asked)
  expect(tools.mailer.posted).toHaveLength(1)
  expect(tools.mailer.posted[0]).toMatchObject({
    to: { address: 'winter@brackenshire.example' },
    text: expect.stringMatching(/Appendix 2 is last year’s\.[\s\S]*by Thursday 14 September 2017/),
  })
  expect(await chasedBy(tools)).toContain('Gritting')
})
