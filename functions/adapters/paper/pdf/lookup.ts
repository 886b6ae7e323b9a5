import type { PdfDocument } from './pdf-document.ts'
import { isDict, numberOf, type PdfDict, PdfString, type PdfValue, textOf, textOfName } from './values.ts'

/** Reading a file's values without throwing for the wrong kind: references are followed, and what is not of the kind asked for is null. */
type Within = Pick<PdfDocument, 'resolve'>

export function dictIn(document: Within, value: PdfValue | undefined): PdfDict | null {
  const found = document.resolve(value)
  return isDict(found) ? found : null
}

/** The entries of an array; none for anything else. */
export function listIn(document: Within, value: PdfValue | undefined): PdfValue[] {
  const found = document.resolve(value)
  return Array.isArray(found) ? found : []
}

export const nameIn = (document: Within, value: PdfValue | undefined): string | null =>
  textOfName(document.resolve(value)) ?? null

export const numberIn = (document: Within, value: PdfValue | undefined): number | null =>
  numberOf(document.resolve(value)) ?? null

export function textIn(document: Within, value: PdfValue | undefined): string | null {
  const found = document.resolve(value)
  return found instanceof PdfString ? textOf(found) : null
}

/** What a value says, or what the nearest dictionary above it (by `Parent`) says of it (ISO 32000-1, 12.7.3.1). */
export function inheritedIn(document: Within, dict: PdfDict, key: string): PdfValue {
  let at: PdfDict | null = dict
  for (let steps = 0; at !== null && steps < 32; steps += 1) {
    const value = document.resolve(at.get(key))
    if (value !== null) return value
    at = dictIn(document, at.get('Parent'))
  }
  return null
}
