import { AlreadyKept, type DocumentStore } from '../../ports/document-store.ts'
import { checkKey } from '../../ports/key.ts'
import { keyIndex } from './key-index.ts'

/** A document store that lasts as long as its process. */
export function memoryDocumentStore(name: DocumentStore['name']): DocumentStore {
  const documents = new Map<string, Uint8Array>()
  const index = keyIndex()
  return {
    name,
    put: async (key, bytes) => {
      checkKey(key)
      const standing = documents.get(key)
      if (standing !== undefined) {
        if (Buffer.compare(standing, bytes) !== 0) throw new AlreadyKept(name, key)
        return
      }
      documents.set(key, Uint8Array.from(bytes))
      index.add(key)
    },
    get: async (key) => {
      checkKey(key)
      const kept = documents.get(key)
      return kept && Uint8Array.from(kept)
    },
    remove: async (key) => {
      checkKey(key)
      if (documents.delete(key)) index.remove(key)
    },
    list: async (prefix) => index.list(prefix),
    whereabouts: (key) => {
      checkKey(key)
      return `memory://${name}/${key}`
    },
  }
}
