import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderSpool, type SpoolLimits } from '../../functions/adapters/local/folder-spool.ts'
import { openHome } from '../../functions/adapters/local/home.ts'
import { expectDone } from '../../functions/local/demo/expect-done.ts'
import type { SpooledFile, UploadSpool } from '../../functions/ports/upload-spool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const HOUR = 3_600_000
const LIMITS: SpoolLimits = { ownerBytes: 20, ownerFiles: 3, bytes: 50, files: 5 }

const bytesOf = (words: string): ReadableStream<Uint8Array> =>
  new Blob([words]).stream() as ReadableStream<Uint8Array>

async function begun(spool: UploadSpool, owner: string, bytes: number): Promise<SpooledFile> {
  const answer = await spool.begin({ owner, name: 'report.pdf', bytes })
  if ('refused' in answer) throw new Error('The spool has no room')
  return answer.done
}

it('puts a file together from parts, over a start of the machine anew, and shows it to its owner alone', async () => {
  const folder = join(temporaryFolder(), 'spool')
  const file = await begun(folderSpool(folder), 'energy', 11)
  expect(await folderSpool(folder).append(file, 0, bytesOf('The re'))).toBe(6)

  const anew = folderSpool(folder)
  const found = await anew.find('energy', file.id)
  expect(found).toMatchObject({ name: 'report.pdf', bytes: 11, arrived: 6 })
  expect(await anew.find('waste', file.id)).toBeUndefined()
  if (found === undefined) return
  // Neither a gap nor twice the same; and nothing beyond what was told.
  expect(await anew.append(found, 3, bytesOf('x'))).toBe(6)
  expect(await anew.append(found, 6, bytesOf('port!! and more'))).toBe(11)
  expect(new TextDecoder().decode(await anew.read(found))).toBe('The report!')
  await anew.drop(found)
  expect(readdirSync(folder)).toEqual([])
})

it('keeps what came before a connection broke off, and ends the rest when its sender comes back', async () => {
  const spool = folderSpool(temporaryFolder())
  const file = await begun(spool, 'energy', 100)
  const broken = new ReadableStream<Uint8Array>({
    pull: (way) => way.enqueue(new Uint8Array(10)),
  })
  let count = 0
  const breaking = broken.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (bytes, way) => (++count > 3 ? way.error(new Error('The line is cut')) : way.enqueue(bytes)),
    }),
  )
  await expect(spool.append(file, 0, breaking)).rejects.toThrow('The line is cut')
  const standing = await spool.find('energy', file.id)
  expect(standing?.arrived).toBe(30)

  // A line that is neither cut nor carries anything: whoever comes back does not wait for it.
  const silent = spool.append({ ...file, arrived: 30 }, 30, new ReadableStream<Uint8Array>({}))
  expect((await spool.find('energy', file.id))?.arrived).toBe(30)
  expect(await silent).toBe(30)
})

it('holds no more than its limits: an owner’s own leavings give way, and a full spool says so', async () => {
  let now = 0
  const folder = temporaryFolder()
  const spool = folderSpool(folder, { now: () => now, limits: LIMITS })
  const first = await begun(spool, 'energy', 15)
  now += 1
  const second = await begun(spool, 'energy', 10)
  expect(await spool.find('energy', first.id)).toBeUndefined()
  expect(await spool.find('energy', second.id)).toBeDefined()
  await begun(spool, 'waste', 20)
  await begun(spool, 'roads', 20)
  expect(await spool.begin({ owner: 'trees', name: 'a.pdf', bytes: 1 })).toMatchObject({
    refused: [{ message: expect.stringContaining('no room for more') }],
  })

  // What nobody came back for is gone after a day.
  now += 25 * HOUR
  expect(await spool.find('energy', second.id)).toBeUndefined()
  await begun(spool, 'trees', 20)
  expect(readdirSync(folder)).toHaveLength(2)
})

it('lets go of what a dying process left half listed, and is asked for nothing outside its folder', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'half.part'), 'x')
  writeFileSync(join(folder, 'torn.json'), '{"id":')
  const spool = folderSpool(folder)
  expect(await spool.find('energy', '../../etc/passwd')).toBeUndefined()
  expect(readdirSync(folder)).toEqual([])
})

it('is cleared of what nobody came back for whenever the store is opened', async () => {
  const root = temporaryFolder()
  const home = expectDone(await openHome(root))
  const file = await begun(home.spool, 'energy', 5)
  const old = new Date(Date.now() - 25 * HOUR)
  for (const name of readdirSync(join(root, 'spool'))) utimesSync(join(root, 'spool', name), old, old)
  const other = await begun(home.spool, 'roads', 5)
  const again = expectDone(await openHome(root))
  expect(await again.spool.find('energy', file.id)).toBeUndefined()
  expect(await again.spool.find('roads', other.id)).toBeDefined()
})

it('holds what was handed in, over a start anew, in the room that its owner has and without giving way', async () => {
  const folder = temporaryFolder()
  const spool = folderSpool(folder, { limits: LIMITS })
  const file = await begun(spool, 'energy', 12)
  await spool.append(file, 0, bytesOf('The report!!'))
  await spool.hold(file, 'offers/1')
  expect(await spool.find('energy', file.id)).toBeUndefined()
  await begun(spool, 'energy', 8)
  await begun(spool, 'energy', 7)
  expect(await spool.begin({ owner: 'energy', name: 'a.pdf', bytes: 9 })).toMatchObject({
    refused: [{ message: expect.stringContaining('wait to be looked at') }],
  })
  const anew = folderSpool(folder, { limits: LIMITS })
  expect(await anew.heldUnder('offers/1')).toEqual({ ...file, arrived: 12 })
  expect(await anew.heldUnder('offers/2')).toBeUndefined()
})

it('takes a file of no told size whole or not at all', async () => {
  const folder = temporaryFolder()
  const spool = folderSpool(folder, { limits: LIMITS })
  async function* pieces(...words: string[]) {
    for (const piece of words) yield new TextEncoder().encode(piece)
  }
  const file = { owner: 'energy', name: 'report.pdf', most: 12 }
  async function* broken() {
    yield* pieces('The re')
    throw new Error('The line is cut')
  }
  await expect(spool.takeWhole(file, broken())).rejects.toThrow('The line is cut')
  expect(readdirSync(folder)).toEqual([])
  expect(await spool.takeWhole(file, pieces('The report', ' is long'))).toMatchObject({
    refused: [{ message: expect.stringContaining('report.pdf is larger than') }],
  })
  expect(readdirSync(folder)).toEqual([])

  const taken = expectDone(await spool.takeWhole(file, pieces('The re', 'port')))
  expect(await folderSpool(folder).find('energy', taken.id)).toMatchObject({ bytes: 10, arrived: 10 })
  expect(new TextDecoder().decode(await spool.read(taken))).toBe('The report')
  // What is under way takes room of all while it grows.
  await begun(spool, 'waste', 20)
  await begun(spool, 'roads', 15)
  expect(await spool.takeWhole({ ...file, owner: 'trees' }, pieces('The r', 'eport'))).toMatchObject({
    refused: [{ message: expect.stringContaining('no room for more') }],
  })
  expect(readdirSync(folder)).toHaveLength(6)
})
