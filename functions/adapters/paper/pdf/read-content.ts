import { isDigit, kinds, REGULAR, SPACE } from './characters.ts'
import type { Ink, Matrix } from './content-ink.ts'
import { INLINE_PICTURE, operatorCode, operators } from './content-operators.ts'
import { type Balance, Drawing, type Named } from './drawing.ts'
import { afterHexadecimal, afterLine, afterLiteral, afterRegular } from './skip.ts'

/**
 * Reads a drawing once: what it leaves open at its end, and where it puts ink. `start` leads from its units to those
 * of the ink. Damage in a drawing is passed over, as viewers do.
 */
export function readContent(bytes: Uint8Array, start: Matrix, ink: Ink, named: Named): Balance {
  const drawing = new Drawing(start, ink, named)
  const end = bytes.length
  let at = 0
  while (at < end) {
    const byte = bytes[at] as number
    if (kinds[byte] === SPACE) at += 1
    else if (isDigit(byte) || byte === 0x2d || byte === 0x2e || byte === 0x2b)
      at = readNumber(bytes, at, drawing)
    else if (byte === 0x2f) {
      const from = at + 1
      at = afterRegular(bytes, from)
      drawing.name = textOf(bytes, from, at)
    } else if (byte === 0x28) {
      const from = at
      at = afterLiteral(bytes, at)
      drawing.stringBytes += at - from - 2
      if (at === end) drawing.balance.unclosed = ')'.repeat(openParentheses(bytes, from))
    } else if (byte === 0x3c && bytes[at + 1] !== 0x3c) {
      const from = at
      at = afterHexadecimal(bytes, at)
      drawing.stringBytes += (at - from - 2) >> 1
      if (at === end && bytes[end - 1] !== 0x3e) drawing.balance.unclosed = '>'
    } else if (byte === 0x25) at = afterLine(bytes, at)
    else if (kinds[byte] === REGULAR) at = act(bytes, at, drawing)
    else at += 1
  }
  return drawing.balance
}

/** How many parentheses a string leaves open that the drawing breaks off in. */
function openParentheses(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 0x5c) at += 1
    else if (bytes[at] === 0x28) depth += 1
    else if (bytes[at] === 0x29) depth -= 1
  }
  return depth
}

/** Does what the operator at this place does, and answers where reading goes on. */
function act(bytes: Uint8Array, from: number, drawing: Drawing): number {
  const at = afterRegular(bytes, from)
  const code = at - from <= 3 ? operatorCode(bytes, from, at) : 0
  operators.get(code)?.(drawing)
  drawing.count = 0
  drawing.sum = 0
  drawing.stringBytes = 0
  return code === INLINE_PICTURE ? afterPicture(bytes, at) : at
}

function readNumber(bytes: Uint8Array, from: number, drawing: Drawing): number {
  const first = bytes[from]
  const end = bytes.length
  let at = first === 0x2d || first === 0x2b ? from + 1 : from
  let value = 0
  let scale = 0
  for (; at < end; at += 1) {
    const byte = bytes[at] as number
    if (isDigit(byte)) {
      value = value * 10 + byte - 0x30
      scale *= 10
    } else if (byte === 0x2e) scale = 1
    else break
  }
  if (scale > 1) value /= scale
  drawing.add(first === 0x2d ? -value : value)
  return at < end && kinds[bytes[at] as number] === REGULAR ? afterRegular(bytes, at) : at
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] as number)
  return text
}

/** A picture drawn in line ends at an `EI` that stands by itself. */
function afterPicture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    const isAlone = kinds[bytes[at - 1] ?? 0] === SPACE && kinds[bytes[at + 2] ?? 0x20] !== REGULAR
    if (bytes[at + 1] === 0x49 && isAlone) return at + 2
  }
  return bytes.length
}
