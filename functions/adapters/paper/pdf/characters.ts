/** Kinds of bytes (ISO 32000-1, 7.2.2), by byte. */
export const REGULAR = 0
export const SPACE = 1
const DELIMITER = 2

export const kinds: Uint8Array = (() => {
  const table = new Uint8Array(256)
  for (const byte of [0, 9, 10, 12, 13, 32]) table[byte] = SPACE
  for (const letter of '()<>[]{}/%') table[letter.charCodeAt(0)] = DELIMITER
  return table
})()

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** Whether a word that begins so is a number. */
export const startsNumber = (byte: number): boolean =>
  isDigit(byte) || byte === 0x2d || byte === 0x2e || byte === 0x2b

/** The value of a hexadecimal digit; −1 for anything else. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
