import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inByteOrder, splitPrefix } from '../../ports/key.ts'
import { ifThere } from './durable-files.ts'
import type { FileNames } from './file-names.ts'

/** What an entry of a folder stands for: the last part of a key, a part with more beneath it, or neither. */
export type Entry = { key: string } | { folder: string } | undefined

/** Every key beneath `root` that begins with `prefix`, in byte order; opens only folders that can hold one. */
export async function walkKeys(
  root: string,
  prefix: string,
  names: FileNames,
  understand: (entry: Dirent) => Entry,
): Promise<string[]> {
  const { folder, rest } = splitPrefix(prefix)
  const start = join(root, ...folder.split('/').slice(0, -1).map(names.write))
  const found: string[] = []
  await walk(start, folder, rest)
  return inByteOrder(found)

  async function walk(directory: string, above: string, beginning: string): Promise<void> {
    const entries = (await ifThere(readdir(directory, { withFileTypes: true }))) ?? []
    const deeper: Promise<void>[] = []
    for (const entry of entries) {
      const known = understand(entry)
      if (known === undefined) continue
      if ('key' in known) {
        if (known.key.startsWith(beginning)) found.push(above + known.key)
      } else if (known.folder.startsWith(beginning)) {
        deeper.push(walk(join(directory, entry.name), `${above}${known.folder}/`, ''))
      }
    }
    await Promise.all(deeper)
  }
}
