import { kinds, REGULAR, SPACE } from './characters.ts'

/** What a page's drawing leaves open at its end. */
interface Balance {
  /** Graphics states saved and not restored; negative where more were restored than saved. */
  saved: number
  lowest: number
  text: number
  marked: number
}

/** What to write before and after a page's own drawing, so that nothing of it reaches the stamps. */
export function wrappingOf(drawing: Uint8Array): { before: string; after: string } {
  const { saved, lowest, text, marked } = balanceOf(drawing)
  const missing = Math.max(0, -lowest)
  return {
    before: 'q\n'.repeat(1 + missing),
    after: `\n${text > 0 ? 'ET\n' : ''}${'EMC\n'.repeat(marked)}${'Q\n'.repeat(1 + missing + saved)}`,
  }
}

function balanceOf(bytes: Uint8Array): Balance {
  const open: Balance = { saved: 0, lowest: 0, text: 0, marked: 0 }
  const end = bytes.length
  let at = 0
  while (at < end) {
    const byte = bytes[at] as number
    if (kinds[byte] === REGULAR) {
      const start = at
      while (at < end && kinds[bytes[at] as number] === REGULAR) at += 1
      if (byte > 0x41 && at - start <= 3) at = count(open, bytes, start, at)
    } else if (byte === 0x2f) {
      at += 1
      while (at < end && kinds[bytes[at] as number] === REGULAR) at += 1
    } else if (byte === 0x28) at = afterLiteral(bytes, at)
    else if (byte === 0x3c && bytes[at + 1] !== 0x3c) at = bytes.indexOf(0x3e, at) + 1 || end
    else if (byte === 0x25) while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at += 1
    else at += byte === 0x3c ? 2 : 1
  }
  return open
}

/** Counts an operator that opens or closes something, and answers where reading goes on. */
function count(open: Balance, bytes: Uint8Array, start: number, end: number): number {
  const word =
    end - start === 1
      ? (bytes[start] as number)
      : Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  if (word === 0x71) open.saved += 1
  else if (word === 0x51) {
    open.saved -= 1
    if (open.saved < open.lowest) open.lowest = open.saved
  } else if (word === 'BT') open.text += 1
  else if (word === 'ET') open.text -= 1
  else if (word === 'BMC' || word === 'BDC') open.marked += 1
  else if (word === 'EMC') open.marked = Math.max(0, open.marked - 1)
  else if (word === 'ID') return afterPicture(bytes, end)
  return end
}

function afterLiteral(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x5c) at += 1
    else if (byte === 0x28) depth += 1
    else if (byte === 0x29 && --depth === 0) return at + 1
  }
  return bytes.length
}

/** A picture drawn in line ends at an `EI` that stands by itself. */
function afterPicture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    const alone = kinds[bytes[at - 1] ?? 0] === SPACE && kinds[bytes[at + 2] ?? 0x20] !== REGULAR
    if (bytes[at + 1] === 0x49 && alone) return at + 2
  }
  return bytes.length
}
