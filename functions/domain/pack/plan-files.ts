import { letterFor } from './letters.ts'
import type { ManifestItem } from './manifest.ts'

/**
 * Lays files out in their order without any agenda: each is an item of its own, from an odd number to an even one,
 * so that it starts on a right-hand page. `pages` are the files' own.
 */
export function planFiles(
  files: readonly { name: string; pages: number }[],
  letters: boolean,
): (ManifestItem & { from: number; to: number })[] {
  let next = 1
  return files.map(({ name, pages }, at) => {
    const from = next
    const to = from + pages + (pages % 2) - 1
    next = to + 1
    return {
      number: at + 1,
      title: name.replace(/\.pdf$/i, ''),
      letter: letters ? letterFor(at) : null,
      from,
      to,
      toFollow: false,
      notForPublication: false,
    }
  })
}
