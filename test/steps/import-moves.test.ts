import { expect, it } from 'vitest'
import { memoryMailer } from '../../functions/adapters/memory/memory-mailer.ts'
import type { Register } from '../../functions/ports/register.ts'
import { bringIn, importTools, recordsIn, versionsIn } from '../support/import.ts'
import { Killed, killingAt } from '../support/killed.ts'
import { aRow, bringInRows, fileOf, receive, recordOn } from '../support/programme-rows.ts'

const [FIRST, LATER] = ['2017-09-27', '2017-10-11']

it('says that it takes a meeting to have moved, and writes nothing the second time', async () => {
  const tools = importTools()
  await bringInRows(tools, aRow())
  const { warnings } = await bringInRows(tools, aRow({ date: LATER }))
  expect(warnings).toEqual([
    expect.stringMatching(/^Row 2: .*Wednesday 27 September 2017 .*moved to Wednesday 11 October 2017/),
  ])
  const settled = await versionsIn(tools)
  expect(await bringInRows(tools, aRow({ date: LATER }))).toMatchObject({
    moved: 0,
    changed: 0,
    warnings: [],
  })
  expect(await versionsIn(tools)).toEqual(settled)
})

it('moves a meeting back to where it was, and plans another one for the day that it left', async () => {
  const tools = importTools()
  await bringInRows(tools, aRow())
  await bringInRows(tools, aRow({ date: LATER }))
  await bringInRows(tools, aRow())
  expect(await recordOn(tools.register, FIRST)).toMatchObject({ movedTo: null, meeting: { key: FIRST } })
  expect(await recordOn(tools.register, LATER)).toMatchObject({ movedTo: FIRST })

  await bringInRows(tools, aRow(), aRow({ title: 'Bridges', date: LATER }))
  expect(await recordOn(tools.register, LATER)).toMatchObject({ movedTo: null, meeting: { key: LATER } })
  await bringInRows(tools, aRow({ date: '2017-11-22' }), aRow({ title: 'Bridges', date: LATER }))
  await bringInRows(tools, aRow({ date: '2017-11-22' }), aRow({ title: 'Gritting', date: FIRST }))
  expect(await recordOn(tools.register, FIRST)).toMatchObject({
    movedTo: null,
    meeting: { key: `${FIRST}-2` },
  })
})

it('does not take a meeting that was held for one that moved', async () => {
  const tools = importTools()
  await bringInRows(tools, aRow())
  tools.clock.set('2017-09-28T10:00')
  expect(await bringInRows(tools, aRow({ date: '2017-11-22' }))).toMatchObject({ added: 1, moved: 0 })
  expect((await recordOn(tools.register, FIRST)).movedTo).toBeNull()
})

it.each([
  ['before the meeting stands at its new date', 'create'],
  ['before the old date points to the new', 'replace'],
] as const)('loses no report that comes in %s', async (_when, write) => {
  const tools = importTools()
  await bringInRows(tools, aRow())
  const register = raced(tools.register, write, () => receive(tools.register, FIRST))
  await bringInRows({ ...tools, register }, aRow({ date: LATER }))
  expect(await recordOn(tools.register, FIRST)).toMatchObject({ movedTo: LATER })
  expect((await recordOn(tools.register, LATER)).meeting.items).toMatchObject([
    { key: 'item-1', state: { at: 'received' }, submissions: [{ version: 1 }] },
  ])
})

it('ends in the same state wherever an import dies, once the file is imported again', async () => {
  const before = [
    aRow(),
    aRow({ title: 'Bridges', date: '2017-11-22' }),
    aRow({ title: 'Our work programme', date: '2017-11-22' }),
  ]
  // The second new date shares half of what moved to the first.
  const after = fileOf([
    aRow({ venue: 'Library', lead_email: 'lead@brackenshire.example' }),
    aRow({ title: 'Bridges', date: '2017-12-13' }),
    aRow({ title: 'Our work programme', date: '2017-12-13' }),
    aRow({ title: 'Our work programme', date: '2018-01-17' }),
    aRow({ title: 'Gritting', date: '2018-01-17' }),
    aRow({ title: 'Dentists', committee: 'Health Scrutiny Committee' }),
  ])
  const importDyingAt = async (at: number, when: 'before' | 'after') => {
    const tools = importTools()
    await bringInRows(tools, ...before)
    const { register } = killingAt({ at, when }, { register: tools.register, mailer: memoryMailer() })
    const died = await bringIn({ ...tools, register }, after).then(
      () => false,
      (fault: unknown) => fault instanceof Killed,
    )
    expect(await bringIn(tools, after)).toHaveProperty('done')
    return { died, records: await recordsIn(tools) }
  }
  const whole = await importDyingAt(0, 'before')
  expect(whole.records.get('highways-scrutiny-committee/2017-11-22')?.movedTo).toBe('2017-12-13')
  let deaths = 0
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= 10; at += 1) {
      const { died, records } = await importDyingAt(at, when)
      expect(records, `died ${when} write ${at}`).toEqual(whole.records)
      if (died) deaths += 1
    }
  }
  // Two committees, four meetings and a signpost: seven writes, died at twice.
  expect(deaths).toBe(14)
})

/** The register, where something else happens just before its first `write`. */
function raced(register: Register, write: 'create' | 'replace', happens: () => Promise<void>): Register {
  let pending = true
  const first = async (which: 'create' | 'replace'): Promise<void> => {
    if (which !== write || !pending) return
    pending = false
    await happens()
  }
  return {
    ...register,
    create: async (key, value) => {
      await first('create')
      return register.create(key, value)
    },
    replace: async (key, value, version) => {
      await first('replace')
      return register.replace(key, value, version)
    },
  }
}
