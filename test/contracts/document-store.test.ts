import { readFile, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bucketDocumentStore } from '../../functions/adapters/aws/bucket-document-store.ts'
import { folderDocumentStore } from '../../functions/adapters/local/folder-document-store.ts'
import { memoryDocumentStore } from '../../functions/adapters/memory/memory-document-store.ts'
import { aBucket } from '../support/a-bucket.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { documentStoreContract } from './document-store-contract.ts'

documentStoreContract('in memory', memoryDocumentStore)
documentStoreContract('in a folder', (name) => folderDocumentStore(temporaryFolder(), name))

const peer = await aBucket()
afterAll(peer.close)
documentStoreContract('in a bucket', (name) => bucketDocumentStore(peer.emptyPart(), name))

test('a pack in a folder is a plain file under its own name', async () => {
  const store = folderDocumentStore(temporaryFolder(), 'open')
  await store.put('packs/x/Public Pack.pdf', Uint8Array.from([1]))
  const path = store.whereabouts('packs/x/Public Pack.pdf')
  expect(isAbsolute(path)).toBe(true)
  expect(path).toMatch(/Public Pack\.pdf$/)
  expect([...(await readFile(path))]).toEqual([1])
  // One name only: the draft that it was published from is gone.
  expect((await stat(path)).nlink).toBe(1)
})
