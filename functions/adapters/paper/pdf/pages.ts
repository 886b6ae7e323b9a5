import type { PdfDocument } from './pdf-document.ts'
import { PdfDamage } from './read-value.ts'
import { isDict, type PdfDict, PdfRef, type PdfValue } from './values.ts'

/** A page of a file, with what it inherits from the tree above it. */
export interface Page {
  /** Its object number; null for a page that stands directly in the tree. */
  num: number | null
  dict: PdfDict
  entry(key: string): PdfValue
}

/** More than a pack can hold; a tree of more was made to do harm. */
const MOST_PAGES = 10_000

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/** A file's pages in order. Throws `PdfDamage` where the tree goes round in a circle, or has none or too many. */
export function pagesOf(document: PdfDocument): Page[] {
  const pages: Page[] = []
  const seen = new Set<number>()
  const waiting: { value: PdfValue; above: PdfDict }[] = [
    { value: document.catalog.get('Pages') ?? null, above: new Map() },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, above } = next
    const dict = document.resolve(value)
    if (!isDict(dict)) throw new PdfDamage('a page that it should have is not there')
    if (value instanceof PdfRef) {
      if (seen.has(value.num) && dict.has('Kids'))
        throw new PdfDamage('its list of pages goes round in a circle')
      seen.add(value.num)
    }
    const kids = document.resolve(dict.get('Kids'))
    if (Array.isArray(kids)) {
      if (kids.length > MOST_PAGES || waiting.length > 2 * MOST_PAGES)
        throw new PdfDamage('it has more pages than a pack can hold')
      const inherited = new Map(above)
      for (const key of INHERITED) if (dict.has(key)) inherited.set(key, dict.get(key) as PdfValue)
      for (const kid of kids.toReversed()) waiting.push({ value: kid, above: inherited })
      continue
    }
    if (pages.length === MOST_PAGES) throw new PdfDamage('it has more pages than a pack can hold')
    pages.push({
      num: value instanceof PdfRef ? value.num : null,
      dict,
      entry: (key) => dict.get(key) ?? above.get(key) ?? null,
    })
  }
  if (pages.length === 0) throw new PdfDamage('it has no pages')
  return pages
}
