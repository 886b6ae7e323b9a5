/** Bytes that grow at their end. */
export interface ByteSink {
  readonly length: number
  byte(byte: number): void
  /** Letters of ASCII, or of Latin-1. */
  text(text: string): void
  bytes(bytes: Uint8Array, from?: number, to?: number): void
  /** What was written so far, as a view that the next writing may move. */
  written(): Buffer
  clear(): void
}

export function byteSink(size = 1 << 16): ByteSink {
  let buffer = Buffer.allocUnsafe(size)
  let length = 0
  const room = (more: number): void => {
    if (length + more <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }
  return {
    get length() {
      return length
    },
    byte(byte) {
      room(1)
      buffer[length++] = byte
    },
    text(text) {
      room(text.length)
      length += buffer.write(text, length, 'latin1')
    },
    bytes(bytes, from = 0, to = bytes.length) {
      room(to - from)
      buffer.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), length)
      length += to - from
    },
    written: () => buffer.subarray(0, length),
    clear() {
      length = 0
    },
  }
}
