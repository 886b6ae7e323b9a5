import { join } from 'node:path'
import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import { type SecrecyRequest, setSecrecy } from '../../functions/steps/set-secrecy.ts'
import { openLocalTools } from '../../functions/wiring/local-wiring.ts'
import { readSettings } from '../../functions/wiring/settings.ts'
import { everythingUnder } from '../support/everything-in.ts'
import { makePdf } from '../support/make-pdf.ts'
import { type AssembleAnswer, atTheDesk } from '../support/packhorse.ts'
import { aRow, fileOf, HIGHWAYS } from '../support/programme-rows.ts'

const MEETING = `${HIGHWAYS}/2017-09-27`
const CANARY = 'Quillfeather'

const prices = (pages: number) =>
  makePdf({ pages, lines: (page) => [`${CANARY} prices, page ${page}`, `of ${pages}`] })

/** A report whose appendix should have been exempt: sent twice, and compiled as open. */
async function sentInTheOpen() {
  const desk = atTheDesk()
  desk.setNow('2017-08-01T10:00')
  await desk.run('import', desk.lay('programme.csv', fileOf([aRow({ title: 'Resurfacing contract' })])))
  for (const pages of [1, 3]) {
    const tender = desk.lay(`${CANARY}-${pages}.pdf`, prices(pages))
    const report = desk.layReport('contract.pdf', 2)
    expect(await desk.run('submit', MEETING, '1', report, '--appendix', tender)).toMatchObject({ code: 0 })
  }
  expect(await desk.run('assemble', MEETING, '--by', 'Clerk')).toMatchObject({ code: 0 })
  const settings = readSettings({})
  if ('refused' in settings) throw new Error('The settings of the test are wrong')
  const opened = await openLocalTools({ ...settings.done, home: desk.home, now: '2017-08-02T10:00' })
  if ('refused' in opened) throw new Error('The store of the test cannot be opened')
  const lies = async (store: 'open' | 'restricted') =>
    new RegExp(CANARY, 'i').test(await everythingUnder(join(desk.home, store)))
  return { desk, tools: opened.done, lies }
}

const asked = (changes: Partial<SecrecyRequest> = {}): SecrecyRequest => ({
  meeting: MEETING,
  item: 1,
  by: 'Committee Clerk',
  version: 2,
  file: 2,
  claim: { paragraphs: [3], confidential: false, because: 'It tells prices.', review: day('2018-09-27') },
  isConfirmed: false,
  ...changes,
})
const OPEN = { paragraphs: [], confidential: false, because: '', review: null }

it('leaves the open store with all that held it, and comes back only when somebody says so twice', async () => {
  const { desk, tools, lies } = await sentInTheOpen()
  expect([await lies('open'), await lies('restricted')]).toEqual([true, false])

  expect(await setSecrecy(tools, asked())).toEqual({ done: { version: 3 } })
  expect([await lies('open'), await lies('restricted')]).toEqual([false, true])
  desk.setNow('2017-09-18T10:00')
  expect(await desk.run('release', MEETING, '--by', 'Manager')).toMatchObject({
    code: 1,
    err: expect.stringContaining('became exempt since it was compiled'),
  })
  const { json } = await desk.run<AssembleAnswer>('assemble', MEETING, '--by', 'Clerk')
  expect(json.packs.map(({ kind, version }) => [kind, version])).toEqual([
    ['public', 2],
    ['restricted', 2],
  ])
  expect(await lies('open')).toBe(false)

  expect(await setSecrecy(tools, asked({ version: 3, claim: OPEN }))).toMatchObject({
    refused: [{ message: expect.stringContaining('Tick that it may') }],
  })
  expect(await setSecrecy(tools, asked({ version: 3, claim: OPEN, isConfirmed: true }))).toEqual({
    done: { version: 4 },
  })
  expect(await lies('open')).toBe(true)
  // What is compiled of it now is what was withheld then, and goes out under a number of its own.
  const again = await desk.run<AssembleAnswer>('assemble', MEETING, '--by', 'Clerk')
  expect(again.json.packs.map(({ kind, version }) => [kind, version])).toEqual([['public', 3]])
  expect(await desk.run('release', MEETING, '--by', 'Manager')).toMatchObject({ code: 0 })
  expect(await setSecrecy(tools, asked({ version: 4 }))).toMatchObject({
    refused: [{ message: expect.stringContaining('are public since version 3') }],
  })
  await tools.close()
})

it('is not told as done where the machine stops in between, and is finished by doing it again', async () => {
  const { tools, lies } = await sentInTheOpen()
  let isDead = true
  const dying = {
    ...tools,
    open: {
      ...tools.open,
      remove: async (key: string) => {
        if (isDead && key.endsWith('.json')) throw new Error('the machine stops here')
        await tools.open.remove(key)
      },
    },
  }
  await expect(setSecrecy(dying, asked())).rejects.toThrow('the machine stops here')
  expect([await lies('open'), await lies('restricted')]).toEqual([true, true])
  isDead = false
  // The record leads to the restricted store by now, so there is nothing left to change but what was left behind.
  expect(await setSecrecy(dying, asked({ version: 3 }))).toMatchObject({
    refused: [{ message: expect.stringContaining('how it stands already') }],
  })
  expect([await lies('open'), await lies('restricted')]).toEqual([false, true])
  await tools.close()
})

it('is refused where somebody sent a newer version meanwhile, or the law has no such paragraph', async () => {
  const { tools, lies } = await sentInTheOpen()
  expect(await setSecrecy(tools, asked({ version: 1 }))).toMatchObject({
    refused: [{ message: expect.stringContaining('A newer version of item 1') }],
  })
  expect(await setSecrecy(tools, asked({ claim: { ...asked().claim, paragraphs: [8] } }))).toHaveProperty(
    'refused',
  )
  expect(await setSecrecy(tools, asked({ file: 9 }))).toHaveProperty('refused')
  expect(await lies('restricted')).toBe(false)
  await tools.close()
})
