import type { Item } from './meeting.ts'

/**
 * A published agenda is not numbered again: what stood on it keeps its number, its standing business stays as it
 * was printed, and whatever is added since comes after it.
 */
export function asPublished(before: readonly Item[], merged: readonly Item[]): Item[] {
  const numbers = new Map(before.map(({ key, number }) => [key, number]))
  let last = Math.max(0, ...numbers.values())
  const own = merged
    .filter(({ standing }) => !standing)
    .map((item) => ({ ...item, number: numbers.get(item.key) ?? ++last }))
  return [...before.filter(({ standing }) => standing), ...own]
}
