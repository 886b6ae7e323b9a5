import { hexDigit, isDigit, kinds, REGULAR, SPACE } from './characters.ts'
import { afterLine, afterLiteral, afterRegular, NOWHERE } from './skip.ts'

/** Names to look out for while a value is passed over. */
export interface WatchedNames {
  add(name: string): void
  /** Whether the name between these places, its slash left out, is one of them, or may be one in disguise. */
  has(bytes: Uint8Array, from: number, to: number): boolean
}

const SLASH = 0x2f
const DEEPEST = 100
/** Where the keys lie of the dictionaries that are open: two places to a key. */
const keys = new Int32Array(1 << 12)

interface Scan {
  bytes: Uint8Array
  end: number
  watched: WatchedNames | null
  /** Drawings hold no references to objects. */
  isDrawing: boolean
  /** Places of `keys` that are taken. */
  taken: number
}

/**
 * Where the value ends that begins at `from`; `NOWHERE` where a strict reader would find fault with its syntax, such as
 * a key given twice, or it has a watched name. What is sound may be copied as it is.
 */
export function soundEnd(bytes: Uint8Array, from: number, end: number, watched: WatchedNames): number {
  return afterValue({ bytes, end, watched, isDrawing: false, taken: 0 }, afterSpace(bytes, from, end), 0)
}

/** Where the value of a drawing ends that begins at `from`; `NOWHERE` where it is not sound. */
export function soundEndInDrawing(bytes: Uint8Array, from: number): number {
  return afterValue({ bytes, end: bytes.length, watched: null, isDrawing: true, taken: 0 }, from, 0)
}

export function afterSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end) {
    const byte = bytes[at] as number
    if (byte === 0x25) at = afterLine(bytes, at, end)
    else if (kinds[byte] === SPACE) at += 1
    else break
  }
  return at
}

function afterValue(scan: Scan, at: number, depth: number): number {
  const { bytes, end } = scan
  if (at >= end || depth > DEEPEST) return NOWHERE
  const byte = bytes[at] as number
  if (kinds[byte] === REGULAR) return afterWord(scan, at)
  if (byte === SLASH) return afterName(scan, at)
  if (byte === 0x28) return afterLiteral(bytes, at, end)
  if (byte === 0x5b) return afterArray(scan, at + 1, depth)
  if (byte !== 0x3c) return NOWHERE
  return bytes[at + 1] === 0x3c ? afterDict(scan, at + 2, depth) : afterSoundHexadecimal(bytes, at + 1, end)
}

function afterArray(scan: Scan, from: number, depth: number): number {
  const { bytes, end } = scan
  for (let at = afterSpace(bytes, from, end); at < end; at = afterSpace(bytes, at, end)) {
    if (bytes[at] === 0x5d) return at + 1
    at = afterValue(scan, at, depth + 1)
    if (at === NOWHERE) return NOWHERE
  }
  return NOWHERE
}

function afterDict(scan: Scan, from: number, depth: number): number {
  const { bytes, end } = scan
  const first = scan.taken
  for (let at = afterSpace(bytes, from, end); at < end; at = afterSpace(bytes, at, end)) {
    if (bytes[at] === 0x3e && bytes[at + 1] === 0x3e) {
      scan.taken = first
      return at + 2
    }
    const after = bytes[at] === SLASH ? afterName(scan, at) : NOWHERE
    if (after === NOWHERE || !isNewKey(scan, first, at, after)) return NOWHERE
    at = afterValue(scan, afterSpace(bytes, after, end), depth + 1)
    if (at === NOWHERE) return NOWHERE
  }
  return NOWHERE
}

/** Notes a key of a dictionary whose keys are noted from `first`; false where it has that key, or too many. */
function isNewKey(scan: Scan, first: number, from: number, to: number): boolean {
  for (let at = first; at < scan.taken; at += 2)
    if (areAlike(scan.bytes, keys[at] as number, keys[at + 1] as number, from, to)) return false
  if (scan.taken === keys.length) return false
  keys[scan.taken++] = from
  keys[scan.taken++] = to
  return true
}

function areAlike(bytes: Uint8Array, from: number, to: number, other: number, otherTo: number): boolean {
  if (to - from !== otherTo - other) return false
  for (let at = to - from - 1; at > 0; at -= 1) if (bytes[from + at] !== bytes[other + at]) return false
  return true
}

function afterName({ bytes, end, watched }: Scan, at: number): number {
  const after = afterRegular(bytes, at + 1, end)
  const isAmiss = watched === null ? hasStrayEscape(bytes, at + 1, after) : watched.has(bytes, at + 1, after)
  return isAmiss ? NOWHERE : after
}

/** Where the hexadecimal string ends whose first digit is at `from`; `NOWHERE` where it has anything but digits. */
export function afterSoundHexadecimal(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (hexDigit(bytes[at] as number) >= 0 || kinds[bytes[at] as number] === SPACE)) at += 1
  return bytes[at] === 0x3e && at < end ? at + 1 : NOWHERE
}

/** After a number, a reference, or one of the three words that are values. */
function afterWord({ bytes, end, isDrawing }: Scan, from: number): number {
  const after = afterRegular(bytes, from, end)
  if (!isDigit(bytes[from] as number))
    return isNumber(bytes, from, after) || isValue(bytes, from, after) ? after : NOWHERE
  const reference = isDrawing ? 0 : referenceEnd(bytes, from, end)
  if (reference > 0) return reference
  return isNumber(bytes, from, after) ? after : NOWHERE
}

/** Where the reference ends that begins with a digit at `from`: `12 0 R`. 0 where it is none. */
export function referenceEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = afterDigits(bytes, from, end)
  if (kinds[bytes[at] as number] !== SPACE) return 0
  while (at < end && kinds[bytes[at] as number] === SPACE) at += 1
  const generation = at
  at = afterDigits(bytes, at, end)
  if (at === generation || kinds[bytes[at] as number] !== SPACE) return 0
  while (at < end && kinds[bytes[at] as number] === SPACE) at += 1
  if (bytes[at] !== 0x52) return 0
  return at + 1 >= end || kinds[bytes[at + 1] as number] !== REGULAR ? at + 1 : 0
}

function afterDigits(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && isDigit(bytes[at] as number)) at += 1
  return at
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  let at = bytes[from] === 0x2b || bytes[from] === 0x2d ? from + 1 : from
  const whole = at
  at = afterDigits(bytes, at, to)
  const digits = at - whole
  if (at === to) return digits > 0
  if (bytes[at] !== 0x2e) return false
  const fraction = afterDigits(bytes, at + 1, to)
  return fraction === to && digits + fraction - at > 1
}

const VALUES = ['true', 'false', 'null'].map((word) => Buffer.from(word))

const isValue = (bytes: Uint8Array, from: number, to: number): boolean =>
  VALUES.some((word) => word.length === to - from && word.every((byte, at) => bytes[from + at] === byte))

/** Whether a name has a `#` that no code of a letter follows. */
export function hasStrayEscape(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== 0x23) continue
    if (at + 2 >= to || hexDigit(bytes[at + 1] as number) < 0 || hexDigit(bytes[at + 2] as number) < 0)
      return true
  }
  return false
}

export function watchedNames(names: Iterable<string>): WatchedNames {
  const watched = new Map<number, string[]>()
  const keyOf = (length: number, first: number, last: number): number => (length << 16) | (first << 8) | last
  function add(name: string): void {
    const key = keyOf(name.length, name.charCodeAt(0), name.charCodeAt(name.length - 1))
    watched.set(key, [...(watched.get(key) ?? []), name])
  }
  for (const name of names) add(name)
  return {
    add,
    has(bytes, from, to) {
      if (to === from) return false
      const found = watched.get(keyOf(to - from, bytes[from] as number, bytes[to - 1] as number))
      if (found?.some((name) => isName(bytes, from, name))) return true
      // An escaped letter may hide a name from this look, and one that should be escaped breaks it off.
      for (let at = from; at < to; at += 1) {
        const byte = bytes[at] as number
        if (byte === 0x23 || byte < 0x21 || byte > 0x7e) return true
      }
      return false
    },
  }
}

function isName(bytes: Uint8Array, from: number, name: string): boolean {
  for (let at = 0; at < name.length; at += 1) if (bytes[from + at] !== name.charCodeAt(at)) return false
  return true
}
