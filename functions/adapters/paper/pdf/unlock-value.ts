import type { Decryption } from './decrypt.ts'
import { isDict, type PdfDict, PdfStream, PdfString, type PdfValue, textOfName } from './values.ts'

/** An object as it was before it was encrypted under its number. */
export function unlocked(value: PdfValue, decryption: Decryption, num: number, generation: number): PdfValue {
  if (value instanceof PdfString) return new PdfString(decryption.string(num, generation, value.bytes), true)
  if (Array.isArray(value)) return value.map((one) => unlocked(one, decryption, num, generation))
  if (isDict(value))
    return new Map([...value].map(([key, one]) => [key, unlocked(one, decryption, num, generation)]))
  if (!(value instanceof PdfStream)) return value
  const dict = unlocked(value.dict, decryption, num, generation) as PdfDict
  // Cross-references are never encrypted.
  const isPlain = textOfName(dict.get('Type')) === 'XRef'
  return new PdfStream(dict, isPlain ? value.data : decryption.stream(num, generation, value.data))
}
