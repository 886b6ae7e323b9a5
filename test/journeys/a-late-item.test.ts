import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { type AssembleAnswer, atTheDesk } from '../support/packhorse.ts'
import { aRow, fileOf, HIGHWAYS } from '../support/programme-rows.ts'

const MEETING = `${HIGHWAYS}/2017-09-27`
const published = [aRow({ title: 'Road safety' }), aRow({ title: 'Winter plan' })]

it('goes into a supplement only with the chair’s reason, which its front sheet prints', async () => {
  const desk = atTheDesk()
  desk.setNow('2017-08-01T10:00')
  await desk.run('import', desk.lay('programme.csv', fileOf(published)))
  await desk.run('submit', MEETING, '1', desk.layReport('safety.pdf', 2))
  desk.setNow('2017-09-18T10:00')
  await desk.run('assemble', MEETING, '--by', 'Clerk')
  expect(await desk.run('release', MEETING, '--by', 'Manager')).toMatchObject({ code: 0 })

  desk.setNow('2017-09-22T10:00')
  const withBridge = fileOf([...published, aRow({ title: 'The closed bridge' })])
  expect(await desk.run('import', desk.lay('again.csv', withBridge))).toMatchObject({ code: 0 })
  await desk.run('submit', MEETING, '2', desk.layReport('winter.pdf', 2))
  await desk.run('submit', MEETING, '3', desk.layReport('bridge.pdf', 3))
  expect(await desk.run('assemble', MEETING, '--supplement')).toMatchObject({
    code: 1,
    err: expect.stringContaining('s.100B(4)(b)'),
  })

  const why = 'the bridge was closed on 21 September and the detour is not safe'
  const { code, json } = await desk.run<AssembleAnswer>(
    'assemble',
    MEETING,
    '--supplement',
    '--chairs-reason',
    why,
  )
  expect(code).toBe(0)
  const { pages } = await pdfReader().read(new Uint8Array(readFileSync(json.packs[0]?.path ?? '')))
  const front = pages[0]?.text.replace(/\s+/g, ' ')
  expect(front).toContain('adds to item 2 of the agenda that was published')
  expect(front).toContain('Item 3 was not on that agenda.')
  expect(front).toContain(`${why}.`)
})
