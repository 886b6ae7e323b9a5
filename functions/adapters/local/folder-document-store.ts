import type { Dirent } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AlreadyKept, type DocumentStore } from '../../ports/document-store.ts'
import { checkKey } from '../../ports/key.ts'
import { codeOf, ifThere, publishFile, removeFile } from './durable-files.ts'
import { documentNames } from './file-names.ts'
import { type Entry, walkKeys } from './walk-keys.ts'

/**
 * A document store in a folder: every document a plain file that opens with a double click. A file cannot also be
 * a folder, so `put` throws for a key that lies beneath another one.
 */
export function folderDocumentStore(root: string, name: DocumentStore['name']): DocumentStore {
  const pathOf = (key: string): string => {
    checkKey(key)
    return resolve(root, ...key.split('/').map(documentNames.write))
  }
  return {
    name,
    put: async (key, bytes) => {
      const path = pathOf(key)
      if (await publishFile(root, path, bytes)) return
      const standing = await readIfThere(path)
      if (standing === undefined || Buffer.compare(standing, bytes) !== 0) throw new AlreadyKept(name, key)
    },
    get: (key) => readIfThere(pathOf(key)),
    remove: (key) => removeFile(pathOf(key)),
    list: (prefix) => walkKeys(root, prefix, documentNames, understand),
    whereabouts: pathOf,
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await ifThere(readFile(path))
    // Plain bytes: readers of PDF refuse Node's own kind.
    return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (fault) {
    if (codeOf(fault) === 'EISDIR') return undefined
    throw fault
  }
}

function understand(entry: Dirent): Entry {
  const name = documentNames.read(entry.name)
  if (name === undefined) return undefined
  if (entry.isDirectory()) return { folder: name }
  return entry.isFile() ? { key: name } : undefined
}
