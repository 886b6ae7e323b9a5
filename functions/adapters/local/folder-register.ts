import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkKey } from '../../ports/key.ts'
import type { Kept, Register } from '../../ports/register.ts'
import { ifThere, publishFile, publishFolder } from './durable-files.ts'
import { recordNames } from './file-names.ts'
import { type Entry, walkKeys } from './walk-keys.ts'

/** Marks a folder that is a record, so that `rounds/1` and `rounds/1/finished` can both be one. */
const RECORD = '.json'
const VERSION = /^v\d{9}$/

const versionNumbered = (number: number): string => `v${String(number).padStart(9, '0')}`
const fileOf = (record: string, version: string): string => join(record, version + RECORD)

/**
 * A register in a folder: each record a folder `<key>.json`, each of its versions a file `v000000001.json` in it,
 * the highest one the record as it stands. Files are published whole and never changed, so a reader needs no lock;
 * two writers want the same next name, and one gets it.
 */
export function folderRegister(root: string): Register {
  const folderOf = (key: string): string => {
    checkKey(key)
    return join(root, ...key.split('/').map(recordNames.write)) + RECORD
  }
  return {
    read: async <T>(key: string) => {
      const record = folderOf(key)
      const newest = (await versionsOf(record)).at(-1)
      return newest === undefined ? undefined : readVersion<T>(record, newest)
    },
    create: async (key, value) => {
      const record = folderOf(key)
      if ((await versionsOf(record)).length > 0) return false
      return publishFolder(root, record, { name: versionNumbered(1) + RECORD, content: inJson(value) })
    },
    replace: async (key, value, version) => {
      const record = folderOf(key)
      const content = inJson(value)
      if ((await versionsOf(record)).at(-1) !== version) return false
      return publishFile(root, fileOf(record, versionNumbered(Number(version.slice(1)) + 1)), content)
    },
    list: (prefix) => walkKeys(root, prefix, recordNames, understand),
    history: async <T>(key: string) => {
      const record = folderOf(key)
      const kept: Kept<T>[] = []
      for (const version of await versionsOf(record)) kept.push(await readVersion<T>(record, version))
      return kept
    },
  }
}

/** Names of a record's versions, oldest first; empty where there is no record. */
async function versionsOf(record: string): Promise<string[]> {
  const names = (await ifThere(readdir(record))) ?? []
  return names
    .filter((name) => name.endsWith(RECORD))
    .map((name) => name.slice(0, -RECORD.length))
    .filter((name) => VERSION.test(name))
    .sort()
}

async function readVersion<T>(record: string, version: string): Promise<Kept<T>> {
  const path = fileOf(record, version)
  const text = await readFile(path, 'utf8')
  try {
    return { value: JSON.parse(text) as T, version }
  } catch (cause) {
    throw new Error(`The record ${path} is damaged: it is not JSON. Restore it from a backup.`, { cause })
  }
}

/** Laid out for people: the store can be read with nothing but a file browser. */
function inJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  if (text === undefined) throw new TypeError('A record has to be a value that JSON can write')
  return `${text}\n`
}

function understand(entry: Dirent): Entry {
  if (!entry.isDirectory()) return undefined
  const isRecord = entry.name.endsWith(RECORD)
  const name = recordNames.read(isRecord ? entry.name.slice(0, -RECORD.length) : entry.name)
  if (name === undefined) return undefined
  return isRecord ? { key: name } : { folder: name }
}
