import type { ByteSink } from './byte-sink.ts'
import { isDigit, kinds, REGULAR } from './characters.ts'
import type { RawObject } from './object-end.ts'
import { afterHexadecimal, afterLine, afterLiteral, afterRegular } from './skip.ts'
import { afterSpace, referenceEnd, soundEnd, type WatchedNames } from './sound-value.ts'
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
      const after = referenceEnd(bytes, first, end)
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

/** Whether an object may be copied as it is: its syntax is sound, and it holds no name that is looked out for. */
export function mayCopyRaw({ bytes, start, end }: RawObject, watched: WatchedNames): boolean {
  const after = soundEnd(bytes, start, end, watched)
  return after > 0 && afterSpace(bytes, after, end) === end
}
