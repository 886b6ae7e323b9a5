import { decode } from './filters.ts'
import {
  type Cursor,
  PdfDamage,
  PdfKeyword,
  readInteger,
  readToken,
  readValue,
  skipSpace,
} from './read-value.ts'
import { isDict, numberOf, type PdfDict, type PdfName, PdfStream, type PdfValue } from './values.ts'

/** Where an object lies: at an offset of the file, or in an object stream at an index. */
export type Entry = { at: number } | { inside: number; index: number }

export interface CrossReferences {
  entries: Map<number, Entry>
  trailer: PdfDict
}

/** More sections than any file that was saved by people has. */
const MOST_SECTIONS = 1024
const MOST_OBJECTS = 8_000_000

/**
 * Reads the cross-references of a file, from its newest section back (ISO 32000-1, 7.5.4 and 7.5.8): tables,
 * streams, and hybrids of both. `shift` is what stands before the header. Throws `PdfDamage` where they do not
 * hold together.
 */
export function readCrossReferences(bytes: Uint8Array, shift: number): CrossReferences {
  const entries = new Map<number, Entry>()
  const trailer: PdfDict = new Map()
  const seen = new Set<number>()
  const waiting = [startXref(bytes)]
  for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
    if (seen.has(offset)) continue
    seen.add(offset)
    if (seen.size > MOST_SECTIONS) throw new PdfDamage('its cross-references go round in a circle')
    const section = readSection({ bytes, at: offset + shift }, entries, shift)
    for (const [key, value] of section) if (!trailer.has(key)) trailer.set(key, value)
    const earlier = numberOf(section.get('Prev'))
    if (earlier !== undefined) waiting.push(earlier)
    // A hybrid's stream is newer than what its table's Prev names, so it is read first.
    const hybrid = numberOf(section.get('XRefStm'))
    if (hybrid !== undefined) waiting.push(hybrid)
  }
  if (!trailer.has('Root')) throw new PdfDamage('its trailer names no catalog')
  return { entries, trailer }
}

function startXref(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = tail.lastIndexOf('startxref')
  if (at === -1) throw new PdfDamage('it does not say where its cross-references are')
  const offset = readValue({ bytes, at: at + 9 })
  if (typeof offset !== 'number') throw new PdfDamage('it does not say where its cross-references are')
  return offset
}

function readSection(cursor: Cursor, entries: Map<number, Entry>, shift: number): PdfDict {
  if (cursor.at < 0 || cursor.at >= cursor.bytes.length)
    throw new PdfDamage('its cross-references lie outside of it')
  const first = readToken(cursor)
  if (first instanceof PdfKeyword && first.text === 'xref') return readTable(cursor, entries, shift)
  if (typeof first === 'number') return readStream(cursor, entries, shift)
  throw new PdfDamage('there are no cross-references where they should be')
}

function readTable(cursor: Cursor, entries: Map<number, Entry>, shift: number): PdfDict {
  for (;;) {
    const start = readToken(cursor)
    if (start instanceof PdfKeyword) {
      if (start.text !== 'trailer') throw new PdfDamage('its cross-reference table breaks off')
      const trailer = readValue(cursor)
      if (!isDict(trailer)) throw new PdfDamage('its trailer is no dictionary')
      return trailer
    }
    const count = readToken(cursor)
    if (typeof start !== 'number' || typeof count !== 'number' || count > MOST_OBJECTS) {
      throw new PdfDamage('its cross-reference table is damaged')
    }
    for (let num = start; num < start + count; num += 1) {
      const offset = readInteger(cursor)
      const generation = readInteger(cursor)
      skipSpace(cursor)
      const kind = cursor.bytes[cursor.at++]
      if (offset < 0 || generation < 0 || (kind !== IN_USE && kind !== FREE))
        throw new PdfDamage('its cross-reference table is damaged')
      // A freed object hides the older one under its number.
      if (!entries.has(num)) entries.set(num, { at: kind === IN_USE && offset > 0 ? offset + shift : -1 })
    }
  }
}

const IN_USE = 0x6e
const FREE = 0x66

const unresolved = (value: PdfValue | undefined): PdfValue => value ?? null

function readStream(cursor: Cursor, entries: Map<number, Entry>, shift: number): PdfDict {
  readToken(cursor)
  const keyword = readToken(cursor)
  const dict = keyword instanceof PdfKeyword && keyword.text === 'obj' ? readValue(cursor) : null
  const length = isDict(dict) ? numberOf(dict.get('Length')) : undefined
  if (!isDict(dict) || length === undefined || (dict.get('Type') as PdfName | undefined)?.text !== 'XRef') {
    throw new PdfDamage('there is no cross-reference stream where one should be')
  }
  const start = streamStart(cursor)
  const { data } = decode(new PdfStream(dict, cursor.bytes.subarray(start, start + length)), unresolved)
  const widths = numbersOf(dict.get('W'))
  const size = numberOf(dict.get('Size')) ?? 0
  const index = dict.has('Index') ? numbersOf(dict.get('Index')) : [0, size]
  const [w0 = 0, w1 = 0, w2 = 0] = widths
  const row = w0 + w1 + w2
  if (row < 2 || row > 24) throw new PdfDamage('its cross-reference stream has no columns that can be')
  let at = 0
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise
    let value = 0
    for (let byte = 0; byte < width; byte += 1) value = value * 256 + (data[at + byte] ?? 0)
    at += width
    return value
  }
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] as number
    for (let num = first; num < first + (index[pair + 1] as number) && at + row <= data.length; num += 1) {
      const [kind, one, other] = [field(w0, 1), field(w1, 0), field(w2, 0)]
      if (entries.has(num)) continue
      if (kind === 1) entries.set(num, { at: one + shift })
      else if (kind === 2) entries.set(num, { inside: one, index: other })
      else if (kind === 0) entries.set(num, { at: -1 })
    }
  }
  return dict
}

const numbersOf = (value: PdfValue | undefined): number[] =>
  Array.isArray(value) ? value.flatMap((one) => (typeof one === 'number' ? [one] : [])) : []

/** The first byte of a stream's data: after the keyword and one line end. Throws where no stream begins. */
export function streamStart(cursor: Cursor): number {
  const { bytes } = cursor
  skipSpace(cursor)
  const keyword = readToken(cursor)
  if (!(keyword instanceof PdfKeyword) || keyword.text !== 'stream')
    throw new PdfDamage('a stream does not begin')
  let at = cursor.at
  while (bytes[at] === 0x20) at += 1
  if (bytes[at] === 13) at += 1
  if (bytes[at] === 10) at += 1
  return at
}
