import type { Page } from './pages.ts'
import type { PdfDocument } from './pdf-document.ts'
import { isDict, PdfRef, PdfStream, type PdfValue } from './values.ts'

/** How far below a page its fonts' programs lie. */
const DEEPEST = 12

/** Whether everything that a page draws with is in the file. References that lead nowhere are what a broken file has. */
export function isWhole(document: PdfDocument, page: Page): boolean {
  const seen = new Set<number>()
  const isThere = (value: PdfValue, depth: number): boolean => {
    if (depth > DEEPEST) return true
    if (value instanceof PdfRef) {
      if (seen.has(value.num)) return true
      seen.add(value.num)
      const found = document.resolve(value)
      return found !== null && isThere(found, depth + 1)
    }
    if (Array.isArray(value)) return value.every((one) => isThere(one, depth + 1))
    const dict = value instanceof PdfStream ? value.dict : value
    return (
      !isDict(dict) ||
      [...dict].every(([key, one]) => key === 'Parent' || key === 'Length' || isThere(one, depth + 1))
    )
  }
  return isThere(page.dict.get('Contents') ?? null, 0) && isThere(page.entry('Resources'), 0)
}
