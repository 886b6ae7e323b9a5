import { expect, it } from 'vitest'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { publishedItems } from '../../functions/domain/release/published.ts'
import {
  addItem,
  addMeeting,
  changeItemWords,
  changeMeetingWords,
  orderItems,
  seenBy,
  takeOff,
} from '../../functions/steps/edit-programme.ts'
import { sha256 } from '../../functions/wiring/public-wiring.ts'
import { importTools, versionsIn } from '../support/import.ts'
import { aRow, bringInRows, HIGHWAYS, itemCalled, receive, recordOn } from '../support/programme-rows.ts'

const MEETING = `${HIGHWAYS}/2017-09-27`
const by = 'Committee Clerk'
const rows = ['Road safety', 'Gritting routes', 'Bus services'].map((title) => aRow({ title }))

/** The highways committee's September, and tools to edit it. */
async function september() {
  const tools = { ...importTools(), sha256 }
  await bringInRows(tools, ...rows)
  const { meeting } = await recordOn(tools.register, '2017-09-27')
  const asSeen = (what: Parameters<typeof seenBy>[2]) => ({
    meeting: MEETING,
    by,
    seen: seenBy(tools, meeting, what),
  })
  return { tools, register: tools.register, asSeen }
}

const numbersOn = async (register: Parameters<typeof recordOn>[0], date = '2017-09-27') =>
  (await recordOn(register, date)).meeting.items
    .toSorted((one, other) => one.number - other.number)
    .map(({ number, title, state }) => `${number} ${title}${state.at === 'withdrawn' ? ', off' : ''}`)

/** As if the meeting's pack were public. */
async function release(register: Awaited<ReturnType<typeof september>>['register']) {
  const key = `meetings/${MEETING}`
  const kept = await register.read<MeetingRecord>(key)
  if (kept === undefined) throw new Error('There is no meeting to release')
  const released = { on: kept.value.meeting.date, at: '', by, clearDays: [], inSpiteBecause: null }
  const before = kept.value.packs
  const items = kept.value.meeting.items.filter(({ key }) => publishedItems(before)?.has(key) !== true)
  const plan = planPack({ items, letters: {}, firstNumber: 1 })
  const pack = { released, plan, supplement: before.length, version: before.length + 1, files: [] }
  const packs = [...before, pack] as unknown as MeetingRecord['packs']
  await register.replace(key, { ...kept.value, packs }, kept.version)
}

it('moves a meeting as an import does: the same dates, one change told, and a signpost where it was', async () => {
  const { tools, register, asSeen } = await september()
  await receive(register, '2017-09-27', 'Road safety')
  const words = { date: '2017-10-11', briefing: '2017-09-11' }
  expect(await changeMeetingWords(tools, { ...asSeen({ what: 'meeting' }), words })).toHaveProperty('done')

  const imported = importTools()
  await bringInRows(imported, ...rows)
  await receive(imported.register, '2017-09-27', 'Road safety')
  await bringInRows(imported, ...rows.map((row) => ({ ...row, date: '2017-10-11' })))
  const [byPage, byFile] = [
    await recordOn(register, '2017-10-11'),
    await recordOn(imported.register, '2017-10-11'),
  ]
  expect(byPage.meeting).toEqual(byFile.meeting)
  expect(byPage.meeting).toMatchObject({ key: '2017-09-27', datesChanged: { from: '2017-09-14' } })
  expect(byPage.trail.at(-1)?.by).toBe(by)
  expect(await recordOn(register, '2017-09-27')).toMatchObject({ movedTo: '2017-10-11' })
})

it('tells all that is wrong with a form at once, each by its field, and writes nothing', async () => {
  const { tools, register } = await september()
  const before = await versionsIn(tools)
  const words = { date: '2017-09-27', briefing: '2017-10-02', deadline: '2017-09-26' }
  const answer = await addMeeting(tools, { committee: HIGHWAYS, by, words })
  expect('refused' in answer && answer.refused.map(({ column }) => column)).toEqual([
    'date',
    'briefing',
    'deadline',
  ])
  const item = await addItem(tools, {
    meeting: MEETING,
    by,
    late: '',
    words: { title: 'ROAD  safety', author_email: 'nobody', kind: 'poem' },
  })
  expect('refused' in item && item.refused.map(({ column }) => column).sort()).toEqual([
    'author_email',
    'kind',
    'title',
  ])
  expect(await versionsIn({ register })).toEqual(before)
})

it('does not write over what somebody else changed meanwhile, and takes what others did elsewhere along', async () => {
  const { tools, register, asSeen } = await september()
  const { key } = await itemCalled(register, '2017-09-27', 'Gritting routes')
  const mine = asSeen({ what: 'item', key })
  const words = { title: 'Gritting', kind: 'report', section: 'Overview and scrutiny activities' }
  await receive(register, '2017-09-27', 'Bus services')
  expect(await changeItemWords(tools, { ...mine, item: key, words })).toHaveProperty('done')
  expect(
    await changeItemWords(tools, { ...mine, item: key, words: { ...words, title: 'Salt' } }),
  ).toMatchObject({
    refused: [{ message: expect.stringMatching(/^Somebody else changed this .* Committee Clerk: item 2/) }],
  })
  expect(await numbersOn(register)).toEqual(['1 Road safety', '2 Gritting', '3 Bus services'])
  expect((await itemCalled(register, '2017-09-27', 'Bus services')).submissions).toHaveLength(1)
})

it('closes the gap of what is taken off, and brings it back with all that was sent when it is added again', async () => {
  const { tools, register, asSeen } = await september()
  await receive(register, '2017-09-27', 'Gritting routes')
  const { key } = await itemCalled(register, '2017-09-27', 'Gritting routes')
  await takeOff(tools, { ...asSeen({ what: 'item', key }), item: key })
  expect(await numbersOn(register)).toEqual(['1 Road safety', '2 Bus services', '3 Gritting routes, off'])
  const words = { title: 'Gritting routes', kind: 'report', section: 'Overview and scrutiny activities' }
  await addItem(tools, { meeting: MEETING, by, late: '', words })
  expect(await itemCalled(register, '2017-09-27', 'Gritting routes')).toMatchObject({
    key,
    number: 3,
    state: { at: 'received' },
  })
})

it('numbers an agenda in the order that is asked for, until it is public; after that neither page nor file does', async () => {
  const { tools, register, asSeen } = await september()
  const keys = ['Bus services', 'Road safety', 'Gritting routes']
  const items = await Promise.all(
    keys.map(async (title) => (await itemCalled(register, '2017-09-27', title)).key),
  )
  await orderItems(tools, { ...asSeen({ what: 'order' }), items })
  const ordered = ['1 Bus services', '2 Road safety', '3 Gritting routes']
  expect(await numbersOn(register)).toEqual(ordered)

  await release(register)
  expect(await orderItems(tools, { ...asSeen({ what: 'order' }), items })).toHaveProperty('refused')
  await bringInRows(tools, ...rows.map((row, at) => ({ ...row, item: String(at + 1) })))
  expect(await numbersOn(register)).toEqual(ordered)
})

it('adds to a public agenda with the chair’s reason alone, and after everything on it', async () => {
  const { tools, register } = await september()
  await release(register)
  const asked = {
    meeting: MEETING,
    by,
    words: { title: 'The closed bridge', kind: 'report', section: 'First' },
  }
  expect(await addItem(tools, { ...asked, late: ' ' })).toMatchObject({
    refused: [{ column: 'late', message: expect.stringContaining('s.100B(4)(b)') }],
  })
  await addItem(tools, { ...asked, late: 'The detour is not safe' })
  expect(await itemCalled(register, '2017-09-27', 'The closed bridge')).toMatchObject({
    number: 4,
    late: { because: 'The detour is not safe' },
  })
})

it('words a late item anew until its supplement is out, and says then what can be done instead', async () => {
  const { tools, register } = await september()
  await release(register)
  const words = { title: 'The closed bridge', kind: 'report', section: 'First' }
  await addItem(tools, { meeting: MEETING, by, words, late: 'The detour is not safe' })
  const { key } = await itemCalled(register, '2017-09-27', 'The closed bridge')
  const change = async (changed: object) => {
    const { meeting } = await recordOn(register, '2017-09-27')
    const seen = seenBy(tools, meeting, { what: 'item', key })
    const worded = { ...words, title: 'The bridge', ...changed }
    return changeItemWords(tools, { meeting: MEETING, by, seen, item: key, words: worded })
  }
  expect(await change({})).toHaveProperty('done')
  await release(register)
  expect(await change({ title: 'Another bridge' })).toMatchObject({
    refused: [{ column: 'title', message: expect.stringContaining('put right in another late item') }],
  })
  await bringInRows(tools, ...rows, aRow({ item: '4', title: 'The bridge', description: 'Said otherwise.' }))
  expect(await itemCalled(register, '2017-09-27', 'The bridge')).toMatchObject({ description: '' })
  expect(await change({ author: 'Head of Bridges' })).toHaveProperty('done')
})

it('takes what a browser sends of a paragraph that nobody changed for the same', async () => {
  const { tools, register } = await september()
  await bringInRows(tools, ...rows.map((row) => ({ ...row, description: 'One line.\nAnd another.' })))
  const item = await itemCalled(register, '2017-09-27', 'Road safety')
  const { meeting } = await recordOn(register, '2017-09-27')
  const seen = seenBy(tools, meeting, { what: 'item', key: item.key })
  const words = {
    title: item.title,
    section: item.section,
    kind: 'report',
    author: 'Road Safety Manager',
    author_email: item.authorEmails.join(),
    description: 'One line.\r\nAnd another.',
  }
  expect(await changeItemWords(tools, { meeting: MEETING, by, seen, item: item.key, words })).toMatchObject({
    done: { changes: [] },
  })
})

it('words a public agenda anew neither by a page nor by a file, and still changes who writes', async () => {
  const { tools, register, asSeen } = await september()
  const item = await itemCalled(register, '2017-09-27', 'Road safety')
  await release(register)
  const asked = { ...asSeen({ what: 'item', key: item.key }), item: item.key }
  const words = {
    title: item.title,
    section: item.section,
    kind: 'report',
    author: 'Traffic Manager',
    author_email: 'traffic@brackenshire.example',
    director: 'Director of Place',
    director_email: 'place@brackenshire.example',
  }
  expect(await changeItemWords(tools, { ...asked, words: { ...words, description: 'Anew' } })).toMatchObject({
    refused: [{ column: 'description', message: expect.stringContaining('says what two people released') }],
  })
  expect(await changeItemWords(tools, { ...asked, words })).toHaveProperty('done')
  const { warnings } = await bringInRows(
    tools,
    ...rows.map((row) => ({ ...row, description: 'Anew', author: 'Roads Manager' })),
  )
  expect(warnings.join()).toContain('it is not worded anew for "Road safety"')
  expect(await itemCalled(register, '2017-09-27', 'Road safety')).toMatchObject({
    description: '',
    authors: ['Roads Manager'],
  })
})

it('keeps in mind which papers are still to leave the open store', async () => {
  const { tools, register, asSeen } = await september()
  const key = `meetings/${MEETING}`
  const kept = await register.read<MeetingRecord>(key)
  if (kept === undefined) throw new Error('There is no meeting')
  const leaving = ['uploads/road-safety.pdf']
  await register.replace(key, { ...kept.value, leaving }, kept.version)
  await changeMeetingWords(tools, { ...asSeen({ what: 'meeting' }), words: { date: '2017-10-11' } })
  expect(await recordOn(register, '2017-10-11')).toMatchObject({ leaving })
})
