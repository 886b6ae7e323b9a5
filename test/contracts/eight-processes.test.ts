import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderRegister } from '../../functions/adapters/local/folder-register.ts'
import type { Register } from '../../functions/ports/register.ts'
import { changeRecord } from '../../functions/steps/change-record.ts'
import { type Counter, type RivalWriter, startRivalWriter } from '../support/rival-writers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TIMES = 25
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

describe('one folder', () => {
  test('takes eight processes at once, and loses no change of any', async () => {
    const { root, register } = await emptyCounter()
    const writers = await Promise.all(NAMES.map((name) => start(root, name, TIMES)))
    for (const writer of writers) writer.go()
    const reports = await Promise.all(writers.map(({ report }) => report))

    const history = await register.history<Counter>('counter')
    expect(history.map(({ value }) => value.count)).toEqual(
      Array.from({ length: NAMES.length * TIMES + 1 }, (_, at) => at),
    )
    const trail = history.at(-1)?.value.trail ?? []
    for (const name of NAMES) expect(trail.filter((one) => one === name)).toHaveLength(TIMES)

    const keys = Array.from({ length: TIMES }, (_, at) => `rivals/${at}`).sort()
    expect(await register.list('rivals/')).toEqual(keys)
    // Every record has one maker, and it is the one that the record names.
    expect(reports.flatMap(({ won }) => won).sort()).toEqual(keys)
    for (const { name, won } of reports) {
      for (const key of won) expect((await register.read(key))?.value).toEqual({ winner: name })
    }
  })

  test('stays whole when writers are killed in the middle of it', async () => {
    const { root, register } = await emptyCounter()
    for (const [round, delay] of [3, 17, 40].entries()) {
      const before = await countIn(register)
      const doomed = await Promise.all([
        start(root, `${round}-x`, 100_000),
        start(root, `${round}-y`, 100_000),
      ])
      for (const writer of doomed) writer.go()
      while ((await countIn(register)) < before + 10) await pause(2)
      await pause(delay)
      for (const writer of doomed) {
        writer.process.kill('SIGKILL')
        await once(writer.process, 'exit')
      }
      const history = await register.history<Counter>('counter')
      expect(history.map(({ value }) => value.count)).toEqual(history.map((_, at) => at))
      for (const key of await register.list('')) expect(await register.read(key)).toBeDefined()
    }
    const survivor = await start(root, 'survivor', 5)
    const before = await countIn(register)
    survivor.go()
    await survivor.report
    expect(await countIn(register)).toBe(before + 5)
    await changeRecord<Counter, void>({ register }, 'counter', (value) => ({
      next: { ...value, count: 0 },
      answer: undefined,
    }))
    expect(await countIn(register)).toBe(0)
  })
})

async function emptyCounter(): Promise<{ root: string; register: Register }> {
  const root = temporaryFolder()
  const register = folderRegister(root)
  await register.create<Counter>('counter', { count: 0, trail: [] })
  return { root, register }
}

async function start(root: string, name: string, times: number): Promise<RivalWriter> {
  const writer = await startRivalWriter(root, name, times)
  onTestFinished(() => void writer.process.kill('SIGKILL'))
  return writer
}

const countIn = async (register: Register): Promise<number> =>
  (await register.read<Counter>('counter'))?.value.count ?? 0
