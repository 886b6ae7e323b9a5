import { kinds, REGULAR, SPACE } from './characters.ts'

/** Whether the operator between these places is the one after which an inline picture's data come: `ID`. */
export const isPictureStart = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 2 && bytes[from] === 0x49 && bytes[from + 1] === 0x44

/** Where the inline picture ends whose data begin at `from`: after an `EI` that stands by itself. Null where none does. */
export function afterPicture(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    const isAlone = kinds[bytes[at - 1] ?? 0] === SPACE && kinds[bytes[at + 2] ?? 0x20] !== REGULAR
    if (bytes[at + 1] === 0x49 && isAlone) return at + 2
  }
  return null
}
