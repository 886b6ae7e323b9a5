import { hexDigit, kinds, SPACE } from './characters.ts'

/** ISO 32000-1, 7.4.2. */
export function asciiHexDecode(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let half = -1
  for (const byte of bytes) {
    if (byte === 0x3e) break
    const digit = hexDigit(byte)
    if (digit < 0) continue
    if (half < 0) half = digit
    else {
      out.push((half << 4) | digit)
      half = -1
    }
  }
  if (half >= 0) out.push(half << 4)
  return Uint8Array.from(out)
}

/** ISO 32000-1, 7.4.3. */
export function ascii85Decode(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let group: number[] = []
  const flush = (count: number): void => {
    while (group.length < 5) group.push(84)
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let at = 0; at < count; at += 1) out.push(Math.floor(value / 256 ** (3 - at)) & 0xff)
    group = []
  }
  for (const byte of bytes) {
    if (byte === 0x7e) break
    if (kinds[byte] === SPACE) continue
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0)
    else if (byte >= 0x21 && byte <= 0x75) {
      group.push(byte - 0x21)
      if (group.length === 5) flush(4)
    }
  }
  if (group.length > 1) flush(group.length - 1)
  return Uint8Array.from(out)
}

/** ISO 32000-1, 7.4.5. */
export function runLengthDecode(bytes: Uint8Array, most: number): Uint8Array {
  const out: number[] = []
  for (let at = 0; at < bytes.length && out.length <= most; ) {
    const length = bytes[at] as number
    at += 1
    if (length === 128) break
    if (length < 128) {
      for (const byte of bytes.subarray(at, at + length + 1)) out.push(byte)
      at += length + 1
    } else {
      for (let times = 257 - length; times > 0; times -= 1) out.push(bytes[at] ?? 0)
      at += 1
    }
  }
  return Uint8Array.from(out)
}

/** ISO 32000-1, 7.4.4: codes of 9 to 12 bits; 256 clears the table, 257 ends the data. */
export function lzwDecode(bytes: Uint8Array, earlyChange: number, most: number): Uint8Array {
  let out = new Uint8Array(Math.max(1024, bytes.length * 4))
  let length = 0
  const put = (run: Uint8Array): void => {
    while (length + run.length > out.length) {
      const larger = new Uint8Array(out.length * 2)
      larger.set(out)
      out = larger
    }
    out.set(run, length)
    length += run.length
  }
  let table: Uint8Array[] = []
  let width = 9
  const clear = (): void => {
    table = Array.from({ length: 258 }, (_, byte) => Uint8Array.of(byte & 0xff))
    width = 9
  }
  clear()
  let before: Uint8Array | null = null
  let [buffer, held] = [0, 0]
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffffff
    held += 8
    if (held < width) continue
    const code = (buffer >> (held - width)) & ((1 << width) - 1)
    held -= width
    if (code === 257 || length > most) break
    if (code === 256) {
      clear()
      before = null
      continue
    }
    const known: Uint8Array | undefined = table[code]
    const run: Uint8Array | null = known ?? (before === null ? null : extended(before, before[0] ?? 0))
    if (run === null || code > table.length) break
    put(run)
    if (before !== null && table.length < 4096) table.push(extended(before, run[0] ?? 0))
    before = run
    const next = table.length + earlyChange + (before === null ? 0 : 0)
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9
  }
  return out.subarray(0, length)
}

function extended(run: Uint8Array, last: number): Uint8Array {
  const longer = new Uint8Array(run.length + 1)
  longer.set(run)
  longer[run.length] = last
  return longer
}
