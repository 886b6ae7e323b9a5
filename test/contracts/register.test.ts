import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bucketRegister } from '../../functions/adapters/aws/bucket-register.ts'
import { folderRegister } from '../../functions/adapters/local/folder-register.ts'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { aBucket } from '../support/a-bucket.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { registerContract } from './register-contract.ts'

registerContract('in memory', memoryRegister)
registerContract('in a folder', () => folderRegister(temporaryFolder()))

const peer = await aBucket()
afterAll(peer.close)
registerContract('in a bucket', () => bucketRegister(peer.emptyPart()))

test('a person finds every version of a record as a file that reads well', async () => {
  const root = temporaryFolder()
  const register = folderRegister(root)
  await register.create('meetings/x/2017-07-26', { venue: 'Shire Hall' })
  const kept = await register.read('meetings/x/2017-07-26')
  await register.replace('meetings/x/2017-07-26', { venue: 'Guildhall' }, kept?.version ?? '')
  const record = join(root, 'meetings/x/2017-07-26.json')
  expect(await readdir(record)).toEqual(['v000000001.json', 'v000000002.json'])
  expect(await readFile(join(record, 'v000000002.json'), 'utf8')).toBe('{\n  "venue": "Guildhall"\n}\n')
})

test('names of files differ by more than their case, and Windows can write them', async () => {
  const root = temporaryFolder()
  const register = folderRegister(root)
  for (const key of ['A', 'a', 'nul', 'x:y?']) await register.create(key, {})
  expect((await readdir(root)).sort()).toEqual(
    ['%41.json', '%6eul.json', '.tmp', 'a.json', 'x%3ay%3f.json'].sort(),
  )
})

test('what a killed writer left behind, or somebody put there by hand, is no record', async () => {
  const root = temporaryFolder()
  const register = folderRegister(root)
  await register.create('meetings/one', { items: 1 })
  await mkdir(join(root, '.tmp', '1-half'), { recursive: true })
  await writeFile(join(root, '.tmp', '1-half', 'v000000001.json'), '{"items":')
  await writeFile(join(root, 'meetings/one.json/notes.txt'), 'mine')
  await writeFile(join(root, 'meetings/.DS_Store'), '')
  await writeFile(join(root, 'meetings/two.json'), '{}')
  expect(await register.list('')).toEqual(['meetings/one'])
  expect((await register.read('meetings/one'))?.value).toEqual({ items: 1 })
  expect(await register.history('meetings/one')).toHaveLength(1)
})

test('a writer clears its own drafts away', async () => {
  const root = temporaryFolder()
  const register = folderRegister(root)
  await Promise.all([register.create('one', {}), register.create('one', {}), register.create('two', {})])
  expect(await readdir(join(root, '.tmp'))).toEqual([])
})

test('a damaged record is a fault that names its file', async () => {
  const root = temporaryFolder()
  const register = folderRegister(root)
  await register.create('one', {})
  await writeFile(join(root, 'one.json/v000000001.json'), '{"half":')
  await expect(register.read('one')).rejects.toThrow(/one\.json.v000000001\.json is damaged/)
})

test('looking for what is not there makes no folders', async () => {
  const root = join(temporaryFolder(), 'register')
  const register = folderRegister(root)
  await register.read('meetings/one')
  await register.list('meetings/')
  await register.replace('meetings/one', {}, 'v000000001')
  expect(existsSync(root)).toBe(false)
})
