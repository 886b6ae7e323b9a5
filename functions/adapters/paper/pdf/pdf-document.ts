import { type Decryption, decryptionOf, NeedsPassword } from './decrypt.ts'
import { decode, UnfoldsTooFar } from './filters.ts'
import { objectEnd } from './object-end.ts'
import {
  type Cursor,
  PdfDamage,
  PdfKeyword,
  readInteger,
  readToken,
  readValue,
  skipSpace,
} from './read-value.ts'
import { type CrossReferences, type Entry, readCrossReferences, streamStart } from './read-xref.ts'
import { repairCrossReferences, streamEnd } from './repair-xref.ts'
import { isDict, numberOf, type PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts'

/** The bytes of an object that is no stream, as they lie in the file or in an object stream. */
export interface RawObject {
  bytes: Uint8Array
  start: number
  end: number
}

export interface PdfDocument {
  readonly trailer: PdfDict
  readonly catalog: PdfDict
  /** It was locked against printing or copying, and opens without a password. */
  readonly wasLocked: boolean
  /** Its cross-references were damaged, and its objects were found by looking for them. */
  readonly wasRepaired: boolean
  /** The object under a number; null where there is none. */
  get(num: number): PdfValue
  /** What a value stands for: references are followed. */
  resolve(value: PdfValue | undefined): PdfValue
  /** The bytes of an object that can be copied as they are; nothing for streams, and where it was locked. */
  raw(num: number): RawObject | undefined
  /** A stream's data, unfolded. `whole` throws where they break off; else what there is of them is given. */
  decode(stream: PdfStream, demand?: 'whole'): { data: Uint8Array; picture: boolean }
  /** The numbers of all objects. */
  numbers(): Iterable<number>
}

/**
 * Opens a PDF. Throws `NeedsPassword`, `UnfoldsTooFar` for a file made to do harm, and `PdfDamage` where it cannot
 * be read, repaired or not.
 */
export function openDocument(bytes: Uint8Array): PdfDocument {
  const shift = headerAt(bytes)
  try {
    return documentOf(bytes, readCrossReferences(bytes, shift), false)
  } catch (fault) {
    if (fault instanceof NeedsPassword || fault instanceof UnfoldsTooFar) throw fault
    return documentOf(
      bytes,
      repairCrossReferences(bytes, (container, entries) => numbersInside(bytes, container, entries)),
      true,
    )
  }
}

/** What stands before the header is not counted in offsets. */
function headerAt(bytes: Uint8Array): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1029)).indexOf('%PDF-')
  return Math.max(0, found)
}

const IN_A_CIRCLE = 64
/** Object streams of real files unfold to a megabyte or two. */
const MOST_IN_A_CONTAINER = 64 * 1024 * 1024
const MOST_IN_CONTAINERS = 512 * 1024 * 1024

function documentOf(
  bytes: Uint8Array,
  { entries, trailer }: CrossReferences,
  wasRepaired: boolean,
): PdfDocument {
  const cache = new Map<number, PdfValue>()
  const containers = new Map<number, Container>()
  let decryption: Decryption | null = null
  let unfolded = 0

  function get(num: number): PdfValue {
    const known = cache.get(num)
    if (known !== undefined) return known
    const entry = entries.get(num)
    const value = entry === undefined ? null : load(num, entry)
    cache.set(num, value)
    return value
  }

  function load(num: number, entry: Entry): PdfValue {
    if ('inside' in entry) {
      const slot = containerOf(entry.inside).slots.get(num)
      return slot === undefined ? null : readValue({ bytes: slot.bytes, at: slot.start })
    }
    if (entry.at < 0) return null
    const { value, generation } = readObjectAt(bytes, entry.at, num, lengthOf)
    return decryption === null ? value : unlocked(value, decryption, num, generation)
  }

  const lengthOf = (value: PdfValue | undefined): number | undefined => numberOf(resolve(value))

  function containerOf(num: number): Container {
    const known = containers.get(num)
    if (known !== undefined) return known
    const stream = get(num)
    if (!(stream instanceof PdfStream)) throw new PdfDamage('an object stream is missing')
    const { data } = decode(stream, resolve, { most: MOST_IN_A_CONTAINER })
    unfolded += data.length
    if (unfolded > MOST_IN_CONTAINERS)
      throw new UnfoldsTooFar('Its object streams unfold to more than any real file')
    const container = openContainer(stream, data)
    containers.set(num, container)
    return container
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let steps = 0; found instanceof PdfRef; steps += 1) {
      if (steps > IN_A_CIRCLE) throw new PdfDamage('its objects refer to one another in a circle')
      found = get(found.num)
    }
    return found
  }

  function raw(num: number): RawObject | undefined {
    if (decryption !== null) return undefined
    const entry = entries.get(num)
    if (entry === undefined) return undefined
    if ('inside' in entry) return containerOf(entry.inside).slots.get(num)
    return entry.at < 0 ? undefined : rawAt(bytes, entry.at)
  }

  const encrypt = resolve(trailer.get('Encrypt'))
  if (isDict(encrypt)) {
    const [id] = asArray(resolve(trailer.get('ID')))
    const resolved = new Map([...encrypt].map(([key, value]) => [key, resolve(value)]))
    decryption = decryptionOf(resolved, id instanceof PdfString ? id.bytes : new Uint8Array())
    // What was read so far was read locked; the encryption dictionary itself never is.
    cache.clear()
    containers.clear()
    const reference = trailer.get('Encrypt')
    if (reference instanceof PdfRef) cache.set(reference.num, encrypt)
  }
  const catalog = resolve(trailer.get('Root'))
  if (!isDict(catalog) || (!wasRepaired && !isDict(resolve(catalog.get('Pages')))))
    throw new PdfDamage('its catalog is missing')
  return {
    trailer,
    catalog,
    wasLocked: decryption !== null,
    wasRepaired,
    get,
    resolve,
    raw,
    decode: (stream, demand) => decode(stream, resolve, { demand }),
    numbers: () => entries.keys(),
  }
}

const asArray = (value: PdfValue): PdfValue[] => (Array.isArray(value) ? value : [])

interface Container {
  slots: Map<number, RawObject>
  order: number[]
}

/** An object stream's objects, by number (ISO 32000-1, 7.5.7). */
function openContainer(stream: PdfStream, data: Uint8Array): Container {
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

function numbersInside(bytes: Uint8Array, container: number, entries: Map<number, Entry>): number[] {
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

/** Reads `12 0 obj`. `num` is what the number must be; null takes any. */
function objectHead(
  bytes: Uint8Array,
  at: number,
  num: number | null,
): { cursor: Cursor; generation: number } {
  const cursor: Cursor = { bytes, at }
  const found = readInteger(cursor)
  const generation = readInteger(cursor)
  skipSpace(cursor)
  const isHead = bytes[cursor.at] === 0x6f && bytes[cursor.at + 1] === 0x62 && bytes[cursor.at + 2] === 0x6a
  cursor.at += 3
  if (!isHead || found < 0 || generation < 0 || (num !== null && found !== num))
    throw new PdfDamage('an object is not where it should be')
  return { cursor, generation }
}

function readObjectAt(
  bytes: Uint8Array,
  at: number,
  num: number,
  lengthOf: (value: PdfValue | undefined) => number | undefined,
): { value: PdfValue; generation: number } {
  const { cursor, generation } = objectHead(bytes, at, num)
  const value = readValue(cursor)
  if (!isDict(value) || !isStreamNext(cursor)) return { value, generation }
  const start = streamStart(cursor)
  return { value: new PdfStream(value, streamData(bytes, start, lengthOf(value.get('Length')))), generation }
}

function isStreamNext(cursor: Cursor): boolean {
  const ahead: Cursor = { bytes: cursor.bytes, at: cursor.at }
  try {
    const keyword = readToken(ahead)
    return keyword instanceof PdfKeyword && keyword.text === 'stream'
  } catch {
    return false
  }
}

/** A stream's length is believed where `endstream` follows it; else its end is looked for. */
function streamData(bytes: Uint8Array, start: number, length: number | undefined): Uint8Array {
  if (length !== undefined && length >= 0 && start + length <= bytes.length) {
    const cursor: Cursor = { bytes, at: start + length }
    const next = cursor.at < bytes.length ? readToken(cursor) : null
    if (next instanceof PdfKeyword && next.text.startsWith('endstream'))
      return bytes.subarray(start, start + length)
  }
  return bytes.subarray(start, streamEnd(bytes, start))
}

/** Where an object's bytes lie, up to its `endobj`; nothing for a stream, and where they break off. */
function rawAt(bytes: Uint8Array, at: number): RawObject | undefined {
  const start = objectHead(bytes, at, null).cursor.at
  const end = objectEnd(bytes, start)
  return end === undefined ? undefined : { bytes, start, end }
}

function unlocked(value: PdfValue, decryption: Decryption, num: number, generation: number): PdfValue {
  if (value instanceof PdfString) return new PdfString(decryption.string(num, generation, value.bytes), true)
  if (Array.isArray(value)) return value.map((one) => unlocked(one, decryption, num, generation))
  if (isDict(value))
    return new Map([...value].map(([key, one]) => [key, unlocked(one, decryption, num, generation)]))
  if (!(value instanceof PdfStream)) return value
  const dict = unlocked(value.dict, decryption, num, generation) as PdfDict
  const type = dict.get('Type')
  const isPlain = type !== undefined && isDict(dict) && (type as { text?: string }).text === 'XRef'
  return new PdfStream(dict, isPlain ? value.data : decryption.stream(num, generation, value.data))
}
