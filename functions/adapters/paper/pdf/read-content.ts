import { isDigit, kinds, REGULAR, SPACE, startsNumber } from './characters.ts'
import { afterPicture, isPictureStart } from './inline-picture.ts'
import type { Balance, Operands } from './operands.ts'
import { afterLine, afterLiteral, afterRegular, NOWHERE } from './skip.ts'
import { afterSoundHexadecimal, hasStrayEscape, soundEndInDrawing } from './sound-value.ts'

/** What a drawing's operators do, by their letters as one number. */
export type Operators<D extends Operands> = ReadonlyMap<number, (drawing: D) => void>

/**
 * Reads a drawing once, operator by operator, and answers what it leaves open at its end. Damage in it is passed over,
 * as viewers do, and told.
 */
export function readContent<D extends Operands>(
  bytes: Uint8Array,
  drawing: D,
  operators: Operators<D>,
): Balance {
  const end = bytes.length
  let at = 0
  while (at < end) {
    const byte = bytes[at] as number
    if (kinds[byte] === SPACE) at += 1
    else if (startsNumber(byte)) at = readNumber(bytes, at, drawing)
    else if (kinds[byte] === REGULAR) at = act(bytes, at, drawing, operators)
    else if (byte === 0x2f) {
      const from = at + 1
      at = afterRegular(bytes, from)
      drawing.addName(textOf(bytes, from, at))
      if (hasStrayEscape(bytes, from, at)) drawing.balance.isDamaged = true
    } else if (byte === 0x25) at = afterLine(bytes, at)
    else at = readDelimited(byte, bytes, at, drawing)
  }
  const { balance } = drawing
  if (drawing.arrays > 0) balance.isDamaged = true
  balance.isGarbled = balance.isDamaged && drawing.understood < 0
  return balance
}

/** Reads a string, a dictionary, or a bracket of an array, and answers where reading goes on. */
function readDelimited(byte: number, bytes: Uint8Array, from: number, drawing: Operands): number {
  let after = from + 1
  if (byte === 0x28) {
    after = afterLiteral(bytes, from)
    drawing.addString(bytes, from, after, false)
  } else if (byte === 0x3c && bytes[from + 1] !== 0x3c) {
    after = afterSoundHexadecimal(bytes, from + 1, bytes.length)
    drawing.addString(bytes, from, after, true)
  } else if (byte === 0x3c) {
    after = soundEndInDrawing(bytes, from)
    drawing.addDict(bytes, from, after)
  } else if (byte === 0x5b) drawing.arrays += 1
  else if (byte === 0x5d && drawing.arrays > 0) drawing.arrays -= 1
  else after = NOWHERE
  if (after !== NOWHERE) return after
  drawing.balance.isDamaged = true
  return from + 1
}

/** Does what the operator at this place does, and answers where reading goes on. */
function act<D extends Operands>(
  bytes: Uint8Array,
  from: number,
  drawing: D,
  operators: Operators<D>,
): number {
  const at = afterRegular(bytes, from)
  const code = at - from <= 3 ? operatorCode(bytes, from, at) : 0
  const operator = operators.get(code)
  operator?.(drawing)
  drawing.understood += operator === undefined ? -1 : 1
  if (drawing.arrays > 0) drawing.balance.isDamaged = true
  drawing.clear()
  if (!isPictureStart(bytes, from, at)) return at
  const after = afterPicture(bytes, at)
  if (after === null) drawing.balance.isDamaged = true
  return after ?? bytes.length
}

function readNumber(bytes: Uint8Array, from: number, drawing: Operands): number {
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

/** An operator's letters, up to three, as one number. */
const operatorCode = (letters: ArrayLike<number>, from = 0, to = letters.length): number => {
  let code = 0
  for (let at = from; at < to; at += 1) code |= (letters[at] as number) << (8 * (at - from))
  return code
}

/** Operators by their letters; those of `inert` are known, and do nothing. */
export const operatorsOf = <D extends Operands>(
  acts: Record<string, (drawing: D) => void>,
  inert: string,
): Operators<D> =>
  new Map(
    [...Object.entries(acts), ...inert.split(' ').map((name): [string, () => void] => [name, () => {}])].map(
      ([name, act]) => [operatorCode(Buffer.from(name)), act],
    ),
  )
