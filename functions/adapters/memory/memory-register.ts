import { checkKey } from '../../ports/key.ts'
import type { Register } from '../../ports/register.ts'
import { keyIndex } from './key-index.ts'

/** A register that lasts as long as its process. Records are kept as JSON: nothing that is read is the record. */
export function memoryRegister(): Register {
  const records = new Map<string, string[]>()
  const index = keyIndex()

  const versionsOf = (key: string): string[] => {
    checkKey(key)
    return records.get(key) ?? []
  }
  const keptAs = <T>(text: string, at: number) => ({ value: JSON.parse(text) as T, version: String(at + 1) })

  return {
    read: async <T>(key: string) => {
      const versions = versionsOf(key)
      const newest = versions.at(-1)
      return newest === undefined ? undefined : keptAs<T>(newest, versions.length - 1)
    },
    create: async (key, value) => {
      const text = inJson(value)
      if (versionsOf(key).length > 0) return false
      records.set(key, [text])
      index.add(key)
      return true
    },
    replace: async (key, value, version) => {
      const text = inJson(value)
      const versions = versionsOf(key)
      if (versions.length === 0 || version !== String(versions.length)) return false
      versions.push(text)
      return true
    },
    list: async (prefix) => index.list(prefix),
    history: async <T>(key: string) => versionsOf(key).map(keptAs<T>),
  }
}

function inJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined) throw new TypeError('A record has to be a value that JSON can write')
  return text
}
