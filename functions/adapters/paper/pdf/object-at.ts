import { objectEnd, type RawObject } from './object-end.ts'
import {
  type Cursor,
  PdfDamage,
  PdfKeyword,
  readInteger,
  readToken,
  readValue,
  skipSpace,
} from './read-value.ts'
import { streamStart } from './read-xref.ts'
import { streamEnd } from './repair-xref.ts'
import { isDict, PdfStream, type PdfValue } from './values.ts'

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

/** Reads the object that begins there. `lengthOf` tells a stream's length, which may be an object of its own. */
export function readObjectAt(
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
export function rawAt(bytes: Uint8Array, at: number): RawObject | undefined {
  const start = objectHead(bytes, at, null).cursor.at
  const end = objectEnd(bytes, start)
  return end === undefined ? undefined : { bytes, start, end }
}
