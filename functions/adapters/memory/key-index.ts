import { inByteOrder, splitPrefix } from '../../ports/key.ts'

/** The keys of a store in memory, found by prefix without looking at all of them. */
export interface KeyIndex {
  add(key: string): void
  remove(key: string): void
  /** Every key that begins with `prefix`, in order of its bytes. */
  list(prefix: string): string[]
}

/** Holds, for every folder of a key, what is in it: `name` for a key that ends there, `name/` for more beneath. */
export function keyIndex(): KeyIndex {
  const folders = new Map<string, Set<string>>()

  const enter = (path: string): void => {
    const cut = path.lastIndexOf('/', path.length - 2) + 1
    const folder = path.slice(0, cut)
    const entries = folders.get(folder)
    if (entries !== undefined) {
      entries.add(path.slice(cut))
      return
    }
    folders.set(folder, new Set([path.slice(cut)]))
    if (folder !== '') enter(folder)
  }

  const gather = (folder: string, beginning: string, found: string[]): string[] => {
    for (const entry of folders.get(folder) ?? []) {
      if (!entry.startsWith(beginning)) continue
      if (entry.endsWith('/')) gather(folder + entry, '', found)
      else found.push(folder + entry)
    }
    return found
  }

  return {
    add: enter,
    remove: (key) => {
      const cut = key.lastIndexOf('/') + 1
      folders.get(key.slice(0, cut))?.delete(key.slice(cut))
    },
    list: (prefix) => {
      const { folder, rest } = splitPrefix(prefix)
      return inByteOrder(gather(folder, rest, []))
    },
  }
}
