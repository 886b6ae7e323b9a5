import type { ByteSink } from './byte-sink.ts'
import { isDigit, kinds, REGULAR, SPACE } from './characters.ts'
import type { RawObject } from './object-end.ts'
import { afterHexadecimal, afterLine, afterLiteral, afterRegular } from './skip.ts'
import type { Refer } from './write-value.ts'

const SLASH = 0x2f

/**
 * Copies an object's bytes as they are, but for its references, which `refer` renumbers. This is how the hundred
 * thousand elements of a long pack's tags are copied without being taken apart.
 */
export function copyRaw({ bytes, start, end }: RawObject, sink: ByteSink, refer: Refer): void {
  let copied = start
  let at = start
  while (at < end) {
    const byte = bytes[at] as number
    if (isDigit(byte)) {
      const first = at
      let num = 0
      while (at < end && isDigit(bytes[at] as number)) num = num * 10 + (bytes[at++] as number) - 0x30
      const after = referenceEnd(bytes, at, end)
      if (after > 0) {
        sink.bytes(bytes, copied, first)
        const other = refer(num)
        sink.text(other === 0 ? 'null' : `${other} 0 R`)
        copied = at = after
      } else at = afterRegular(bytes, at, end)
    } else if (byte === SLASH) at = afterRegular(bytes, at + 1, end)
    else if (kinds[byte] === REGULAR) at = afterRegular(bytes, at, end)
    else if (byte === 0x28) at = afterLiteral(bytes, at, end)
    else if (byte === 0x3c && bytes[at + 1] !== 0x3c) at = afterHexadecimal(bytes, at, end)
    else if (byte === 0x3c) at += 2
    else if (byte === 0x25) at = afterLine(bytes, at, end)
    else at += 1
  }
  sink.bytes(bytes, copied, end)
}

/** After an integer: where `0 R` ends; 0 where it does not follow. */
function referenceEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  if (kinds[bytes[at] as number] !== SPACE) return 0
  while (at < end && kinds[bytes[at] as number] === SPACE) at += 1
  const generation = at
  while (at < end && isDigit(bytes[at] as number)) at += 1
  if (at === generation || kinds[bytes[at] as number] !== SPACE) return 0
  while (at < end && kinds[bytes[at] as number] === SPACE) at += 1
  if (bytes[at] !== 0x52) return 0
  return at + 1 >= end || kinds[bytes[at + 1] as number] !== REGULAR ? at + 1 : 0
}

/** Names that an object cannot hold and be copied as it is; the test of an object's bytes for any of them. */
export function nameWatch(names: Iterable<string>): (raw: RawObject) => boolean {
  const watched = new Map<number, string[]>()
  const keyOf = (length: number, first: number, last: number): number => (length << 16) | (first << 8) | last
  for (const name of names) {
    const key = keyOf(name.length, name.charCodeAt(0), name.charCodeAt(name.length - 1))
    watched.set(key, [...(watched.get(key) ?? []), name])
  }
  return ({ bytes, start, end }) => {
    for (let at = bytes.indexOf(SLASH, start); at !== -1 && at < end; at = bytes.indexOf(SLASH, at + 1)) {
      const stop = afterRegular(bytes, at + 1, end)
      const length = stop - at - 1
      if (length === 0) continue
      const found = watched.get(keyOf(length, bytes[at + 1] as number, bytes[stop - 1] as number))
      if (found?.some((name) => isName(bytes, at + 1, name))) return true
      // An escaped letter may hide a name from this look.
      for (let look = at + 1; look < stop; look += 1) if (bytes[look] === 0x23) return true
      at = stop - 1
    }
    return false
  }
}

function isName(bytes: Uint8Array, from: number, name: string): boolean {
  for (let at = 0; at < name.length; at += 1) if (bytes[from + at] !== name.charCodeAt(at)) return false
  return true
}
