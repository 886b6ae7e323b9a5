import { decode, UnfoldsTooFar } from './filters.ts'
import { readObjectAt } from './object-at.ts'
import type { RawObject } from './object-end.ts'
import { type Cursor, PdfDamage, readToken } from './read-value.ts'
import type { Entry } from './read-xref.ts'
import { numberOf, PdfStream } from './values.ts'

export interface Container {
  slots: Map<number, RawObject>
  order: number[]
}

/** An object stream's objects, by number (ISO 32000-1, 7.5.7). */
export function openContainer(stream: PdfStream, data: Uint8Array): Container {
  const count = numberOf(stream.dict.get('N')) ?? 0
  const first = numberOf(stream.dict.get('First')) ?? 0
  const cursor: Cursor = { bytes: data, at: 0 }
  const order: number[] = []
  const starts: number[] = []
  for (let at = 0; at < count && cursor.at < first; at += 1) {
    const [num, offset] = [readToken(cursor), readToken(cursor)]
    if (typeof num !== 'number' || typeof offset !== 'number')
      throw new PdfDamage('an object stream is damaged')
    order.push(num)
    starts.push(first + offset)
  }
  const ends = new Map(
    [...starts, data.length]
      .toSorted((a, b) => a - b)
      .map((start, at, all) => [start, all[at + 1] ?? data.length]),
  )
  const slots = new Map<number, RawObject>()
  for (const [at, num] of order.entries()) {
    const start = starts[at] as number
    slots.set(num, { bytes: data, start, end: ends.get(start) ?? data.length })
  }
  return { slots, order }
}

/** The numbers of the objects in an object stream that was found by looking for it; none where it is damaged. */
export function numbersInside(bytes: Uint8Array, container: number, entries: Map<number, Entry>): number[] {
  try {
    const entry = entries.get(container)
    if (entry === undefined || 'inside' in entry) return []
    const { value } = readObjectAt(bytes, entry.at, container, (length) => numberOf(length))
    if (!(value instanceof PdfStream)) return []
    return openContainer(value, decode(value, (one) => one ?? null).data).order
  } catch (fault) {
    if (fault instanceof UnfoldsTooFar) throw fault
    return []
  }
}
