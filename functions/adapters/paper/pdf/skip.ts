import { kinds, REGULAR } from './characters.ts'

/** No place: what is looked for does not end. */
export const NOWHERE = -1

/** Where the name, number or keyword ends that `from` is in. */
export function afterRegular(bytes: Uint8Array, from: number, end = bytes.length): number {
  let at = from
  while (at < end && kinds[bytes[at] as number] === REGULAR) at += 1
  return at
}

/** Where the comment ends that `from` is in. */
export function afterLine(bytes: Uint8Array, from: number, end = bytes.length): number {
  let at = from
  while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at += 1
  return at
}

/** Where the string ends whose parenthesis is at `from`; `NOWHERE` where it does not. */
export function afterLiteral(bytes: Uint8Array, from: number, end = bytes.length): number {
  let depth = 0
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at]
    if (byte === 0x5c) at += 1
    else if (byte === 0x28) depth += 1
    else if (byte === 0x29 && --depth === 0) return at + 1
  }
  return NOWHERE
}

/** Where the hexadecimal string ends whose `<` is at `from`; `NOWHERE` where it does not. */
export function afterHexadecimal(bytes: Uint8Array, from: number, end = bytes.length): number {
  const found = bytes.indexOf(0x3e, from)
  return found === -1 || found >= end ? NOWHERE : found + 1
}
