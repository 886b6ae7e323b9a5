import { hexDigit, isDigit, kinds, REGULAR, SPACE } from './characters.ts'
import { nameOf, type PdfDict, PdfReal, PdfRef, PdfString, type PdfValue } from './values.ts'

/** A place in bytes, moved on by whoever reads there. */
export interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

/** What is read is no PDF, or damaged there. */
export class PdfDamage extends Error {}

/** Deeper than any real file nests; the stack would not hold much more. */
const DEEPEST = 256

/** An operator or keyword: `obj`, `endobj`, `R`, or whatever stands there. */
export class PdfKeyword {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor
  for (;;) {
    const byte = bytes[cursor.at]
    if (byte === undefined) return
    if (kinds[byte] === SPACE) cursor.at += 1
    else if (byte === 0x25) {
      while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at += 1
    } else return
  }
}

/** Reads a whole number without a sign; −1 where none stands there. */
export function readInteger(cursor: Cursor): number {
  skipSpace(cursor)
  const { bytes } = cursor
  const start = cursor.at
  let value = 0
  while (isDigit(bytes[cursor.at] ?? 0)) value = value * 10 + (bytes[cursor.at++] as number) - 0x30
  return cursor.at === start ? -1 : value
}

/** Reads one object, references included. Throws `PdfDamage` where there is none. */
export function readValue(cursor: Cursor, depth = 0): PdfValue {
  const read = readToken(cursor, depth)
  if (!(read instanceof PdfKeyword)) return read
  if (read.text === 'true') return true
  if (read.text === 'false') return false
  if (read.text === 'null') return null
  throw new PdfDamage(`"${read.text.slice(0, 20)}" stands where an object should`)
}

/** Reads one object, or the keyword that stands there. */
export function readToken(cursor: Cursor, depth = 0): PdfValue | PdfKeyword {
  if (depth > DEEPEST) throw new PdfDamage('objects are nested too deeply')
  skipSpace(cursor)
  const { bytes } = cursor
  const byte = bytes[cursor.at]
  if (byte === undefined) throw new PdfDamage('the file ends in the middle')
  if (byte === 0x2f) return readName(cursor)
  if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return readNumber(cursor)
  if (byte === 0x28) return readLiteral(cursor)
  if (byte === 0x5b) return readArray(cursor, depth)
  if (byte === 0x3c) return bytes[cursor.at + 1] === 0x3c ? readDict(cursor, depth) : readHexString(cursor)
  return readKeyword(cursor)
}

function readKeyword(cursor: Cursor): PdfKeyword {
  const start = cursor.at
  while (cursor.at < cursor.bytes.length && kinds[cursor.bytes[cursor.at] as number] === REGULAR)
    cursor.at += 1
  if (cursor.at === start) cursor.at += 1
  return new PdfKeyword(latin(cursor.bytes, start, Math.min(cursor.at, start + 40)))
}

const latin = (bytes: Uint8Array, from: number, to: number): string => {
  let text = ''
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] as number)
  return text
}

function readName(cursor: Cursor): PdfValue {
  return nameOf(readNameText(cursor))
}

function readNameText(cursor: Cursor): string {
  const { bytes } = cursor
  cursor.at += 1
  const start = cursor.at
  let escaped = false
  while (cursor.at < bytes.length && kinds[bytes[cursor.at] as number] === REGULAR) {
    if (bytes[cursor.at] === 0x23) escaped = true
    cursor.at += 1
  }
  const text = latin(bytes, start, cursor.at)
  return escaped
    ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

function readNumber(cursor: Cursor): PdfValue {
  const { bytes } = cursor
  const start = cursor.at
  let plain = true
  let value = 0
  while (cursor.at < bytes.length) {
    const byte = bytes[cursor.at] as number
    if (isDigit(byte)) value = value * 10 + byte - 0x30
    else if (kinds[byte] === REGULAR) plain = false
    else break
    cursor.at += 1
  }
  if (plain && cursor.at - start < 16) {
    const ref = referenceHere(cursor, value)
    return ref ?? value
  }
  const text = latin(bytes, start, cursor.at)
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text)
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return new PdfReal(text)
  // Odd numbers of real files, such as "--5" and "1.2.3", are read as viewers read them.
  const [, sign = '', digits = ''] = /^([+-]?)[+-]*(\d+\.?\d*|\.\d+)/.exec(text) ?? []
  return digits === '' ? 0 : new PdfReal(sign + digits)
}

/** After an integer: `0 R` makes it a reference. The cursor stays where it is otherwise. */
function referenceHere(cursor: Cursor, num: number): PdfRef | undefined {
  const { bytes } = cursor
  let at = cursor.at
  if (kinds[bytes[at] ?? 0] !== SPACE) return undefined
  while (kinds[bytes[at] ?? 0x2f] === SPACE) at += 1
  const generation = at
  while (isDigit(bytes[at] ?? 0)) at += 1
  if (at === generation || at > generation + 5 || kinds[bytes[at] ?? 0] !== SPACE) return undefined
  while (kinds[bytes[at] ?? 0x2f] === SPACE) at += 1
  if (bytes[at] !== 0x52 || kinds[bytes[at + 1] ?? 0x20] === REGULAR) return undefined
  cursor.at = at + 1
  return new PdfRef(num)
}

function readArray(cursor: Cursor, depth: number): PdfValue[] {
  cursor.at += 1
  const values: PdfValue[] = []
  for (;;) {
    skipSpace(cursor)
    const byte = cursor.bytes[cursor.at]
    if (byte === undefined) throw new PdfDamage('an array does not end')
    if (byte === 0x5d) {
      cursor.at += 1
      return values
    }
    values.push(readValue(cursor, depth + 1))
  }
}

function readDict(cursor: Cursor, depth: number): PdfDict {
  cursor.at += 2
  const dict: PdfDict = new Map()
  for (;;) {
    skipSpace(cursor)
    const byte = cursor.bytes[cursor.at]
    if (byte === undefined) throw new PdfDamage('a dictionary does not end')
    if (byte === 0x3e && cursor.bytes[cursor.at + 1] === 0x3e) {
      cursor.at += 2
      return dict
    }
    if (byte !== 0x2f) throw new PdfDamage('a dictionary holds something that is not a name')
    const key = readNameText(cursor)
    dict.set(key, readValue(cursor, depth + 1))
  }
}

function readHexString(cursor: Cursor): PdfString {
  const end = cursor.bytes.indexOf(0x3e, cursor.at)
  if (end === -1) throw new PdfDamage('a string does not end')
  const digits: number[] = []
  for (let at = cursor.at + 1; at < end; at += 1) {
    const digit = hexDigit(cursor.bytes[at] as number)
    if (digit >= 0) digits.push(digit)
  }
  cursor.at = end + 1
  const bytes = new Uint8Array(Math.ceil(digits.length / 2))
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = ((digits[2 * at] ?? 0) << 4) | (digits[2 * at + 1] ?? 0)
  return new PdfString(bytes, true)
}

const ESCAPES: Record<number, number> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }

function readLiteral(cursor: Cursor): PdfString {
  const { bytes } = cursor
  const out: number[] = []
  let depth = 0
  for (let at = cursor.at; at < bytes.length; at += 1) {
    let byte = bytes[at] as number
    if (byte === 0x28 && depth++ === 0) continue
    if (byte === 0x29 && --depth === 0) {
      cursor.at = at + 1
      return new PdfString(Uint8Array.from(out))
    }
    if (byte === 0x5c) {
      at += 1
      byte = bytes[at] ?? 0
      if (byte >= 0x30 && byte <= 0x37) {
        let value = byte - 0x30
        for (
          let more = 0;
          more < 2 && (bytes[at + 1] ?? 0) >= 0x30 && (bytes[at + 1] ?? 0) <= 0x37;
          more += 1
        ) {
          at += 1
          value = value * 8 + (bytes[at] as number) - 0x30
        }
        out.push(value & 0xff)
        continue
      }
      if (byte === 13 || byte === 10) {
        if (byte === 13 && bytes[at + 1] === 10) at += 1
        continue
      }
      out.push(ESCAPES[byte] ?? byte)
      continue
    }
    if (byte === 13) {
      if (bytes[at + 1] === 10) at += 1
      byte = 10
    }
    out.push(byte)
  }
  throw new PdfDamage('a string does not end')
}
