import { kinds, REGULAR, SPACE } from './characters.ts'
import { afterHexadecimal, afterLine, afterLiteral, afterRegular } from './skip.ts'

/** The bytes of an object that is no stream, as they lie in the file or in an object stream. */
export interface RawObject {
  bytes: Uint8Array
  start: number
  end: number
}

/**
 * Where the object that begins at `from` ends: before its `endobj`. Nothing where it is a stream, or where anything
 * else stands in its way, or a string does not end. Strings and comments are passed over; nothing is taken apart.
 */
export function objectEnd(bytes: Uint8Array, from: number): number | undefined {
  const end = bytes.length
  let at = from
  while (at >= 0 && at < end) {
    const byte = bytes[at] as number
    if (kinds[byte] === REGULAR) {
      const start = at
      at = afterRegular(bytes, at)
      if (byte === 0x65 || byte === 0x73 || byte === 0x6f) {
        if (isWord(bytes, start, at, ENDOBJ)) return beforeSpace(bytes, start)
        if (isWord(bytes, start, at, STREAM) || isWord(bytes, start, at, OBJ)) return undefined
      }
    } else if (byte === 0x2f) at = afterRegular(bytes, at + 1)
    else if (byte === 0x28) at = afterLiteral(bytes, at)
    else if (byte === 0x3c && bytes[at + 1] !== 0x3c) at = afterHexadecimal(bytes, at)
    else if (byte === 0x3c) at += 2
    else if (byte === 0x25) at = afterLine(bytes, at)
    else at += 1
  }
  return undefined
}

const ENDOBJ = Buffer.from('endobj')
const STREAM = Buffer.from('stream')
const OBJ = Buffer.from('obj')

function isWord(bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  if (to - from !== word.length) return false
  for (let at = 0; at < word.length; at += 1) if (bytes[from + at] !== word[at]) return false
  return true
}

function beforeSpace(bytes: Uint8Array, from: number): number {
  let at = from
  while (kinds[bytes[at - 1] ?? 0x2f] === SPACE) at -= 1
  return at
}
