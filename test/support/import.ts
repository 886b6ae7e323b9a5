import { readFileSync } from 'node:fs'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { fileReader } from '../../functions/adapters/paper/read-sheet.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { Register } from '../../functions/ports/register.ts'
import { importFile } from '../../functions/steps/import-file.ts'
import { handClock } from './round.ts'

export const importTools = (now = '2017-07-03T10:00', register: Register = memoryRegister()) => ({
  register,
  clock: handClock(now),
  sheets: fileReader(),
})

export type ImportToolsOfTest = ReturnType<typeof importTools>

/** Imports words as a file of that name. */
export const bringIn = (tools: ImportToolsOfTest, words: string | Uint8Array, name = 'programme.csv') =>
  importFile(tools, {
    name,
    bytes: typeof words === 'string' ? new TextEncoder().encode(words) : words,
    by: 'scrutiny lead',
  })

export const sampleFile = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./sample/${name}`, import.meta.url)))

/** Every meeting's record by its key, and which version of it stands. */
export async function recordsIn({ register }: { register: Register }): Promise<Map<string, MeetingRecord>> {
  const records = new Map<string, MeetingRecord>()
  for (const key of await register.list('meetings/')) {
    const kept = await register.read<MeetingRecord>(key)
    if (kept !== undefined) records.set(key.replace('meetings/', ''), kept.value)
  }
  return records
}

/** How often each record was written. */
export async function versionsIn({ register }: { register: Register }): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (const key of await register.list('')) versions.set(key, (await register.history(key)).length)
  return versions
}
