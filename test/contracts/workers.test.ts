import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test } from 'vitest'
import { leaseWorkers } from '../../functions/adapters/aws/lease-workers.ts'
import { processWorkers } from '../../functions/adapters/local/process-workers.ts'
import { memoryWorkers } from '../../functions/adapters/memory/memory-workers.ts'

const WORKERS = new URL('../../functions/adapters/local/process-workers.ts', import.meta.url).href

describe('workers that are processes', () => {
  test('know themselves to be at work, under one name', async () => {
    const workers = processWorkers()
    expect(workers.me).toMatch(new RegExp(`:${process.pid}:`))
    expect(await workers.isGone(workers.me)).toBe(false)
  })

  test('are at work while they run, and gone once they were killed', async () => {
    const workers = processWorkers()
    const script = `const { processWorkers } = await import(${JSON.stringify(WORKERS)})
      process.stdout.write(processWorkers().me)
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script])
    onTestFinished(() => void child.kill('SIGKILL'))
    const [name] = await once(child.stdout, 'data')
    const other = String(name)
    expect(await workers.isGone(other)).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await workers.isGone(other)).toBe(true)
  })

  test('are gone when their number was given to another process', async () => {
    const workers = processWorkers()
    const [host, pid, birth] = workers.me.split(':')
    expect(await workers.isGone(`${host}:${pid}:${birth}0`)).toBe(true)
    if (process.platform === 'linux')
      expect(await workers.isGone(`${host}:${process.ppid}:${birth}`)).toBe(true)
  })

  test('of another machine are never taken for gone', async () => {
    const workers = processWorkers()
    expect(await workers.isGone('scrutiny2.brackenshire.example:1:abc-1')).toBe(false)
  })

  test.each(['', 'nobody', 'host:0:1', 'host:-1:1', 'host:12:', 'host:99999999999:1'])(
    'are gone under a name that is none: %j',
    async (name) => expect(await processWorkers().isGone(name)).toBe(true),
  )
})

test('workers in memory are gone once they were buried', async () => {
  const workers = memoryWorkers('round-1')
  expect([workers.me, await workers.isGone('round-1')]).toEqual(['round-1', false])
  workers.bury('round-1')
  expect([await workers.isGone('round-1'), await workers.isGone('round-2')]).toEqual([true, false])
})

test('workers with a lease are at work until it has ended, and a minute for clocks that differ', async () => {
  let now = 1_000_000_000_000
  const workers = leaseWorkers(900_000, () => now)
  const later = leaseWorkers(900_000, () => now)
  expect(await later.isGone(workers.me)).toBe(false)
  now += 930_000
  expect(await later.isGone(workers.me)).toBe(false)
  now += 60_000
  expect(await later.isGone(workers.me)).toBe(true)
  expect(await later.isGone(later.me)).toBe(false)
  expect(await later.isGone('nobody')).toBe(true)
  expect(await later.isGone('scrutiny2.brackenshire.example:1:abc-1')).toBe(false)
})
