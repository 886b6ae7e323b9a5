import { createHash } from 'node:crypto'
import { listIn, nameIn } from './pdf/lookup.ts'
import { pagesOf } from './pdf/pages.ts'
import { openDocument, type PdfDocument } from './pdf/pdf-document.ts'
import { isDict, PdfName, PdfReal, PdfRef, PdfStream, PdfString, type PdfValue } from './pdf/values.ts'
import { isStamps } from './stamps.ts'

/** Where a page stands, and not what it shows. */
const PLACE = new Set(['Parent', 'P', 'StructParents', 'StructParent', 'Dest', 'A', 'Metadata'])
const DEEPEST = 24

/**
 * A fingerprint of every page, by what is drawn on it but for our stamps: two pages of two packs have one fingerprint
 * where they were bound from the same drawing, with the same fonts and pictures.
 */
export function pageFingerprints(bytes: Uint8Array): string[] {
  const document = openDocument(bytes)
  const known = new Map<number, string>()
  return pagesOf(document).map((page) => {
    const hash = createHash('sha256')
    for (const drawing of drawingsOf(document, page.dict.get('Contents'))) hash.update(drawing)
    for (const key of ['MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Resources'])
      hash.update(fingerprint(document, page.entry(key), known, 0))
    hash.update(fingerprint(document, page.dict.get('Annots') ?? null, known, 0))
    return hash.digest('hex')
  })
}

/** A page's own drawing: the binder's wrapping before it, and its stamps after it, are left out. */
function drawingsOf(document: PdfDocument, contents: PdfValue | undefined): Uint8Array[] {
  const value = document.resolve(contents)
  const parts = value instanceof PdfStream ? [value] : listIn(document, value)
  const drawings = parts.flatMap((part) => {
    const stream = document.resolve(part)
    return stream instanceof PdfStream ? [document.decode(stream).data] : []
  })
  const isWrapping = (data: Uint8Array): boolean => /^(q\s)+$/.test(Buffer.from(data).toString('latin1'))
  return drawings.filter((data) => !isStamps(data) && !isWrapping(data))
}

function fingerprint(
  document: PdfDocument,
  value: PdfValue,
  known: Map<number, string>,
  depth: number,
): string {
  if (depth > DEEPEST) return ''
  if (value instanceof PdfRef) {
    const before = known.get(value.num)
    if (before !== undefined) return before
    known.set(value.num, '')
    const own = fingerprint(document, document.resolve(value), known, depth + 1)
    known.set(value.num, own)
    return own
  }
  if (value instanceof PdfStream) {
    const dict = fingerprint(document, value.dict, known, depth + 1)
    return createHash('sha256').update(dict).update(value.data).digest('hex')
  }
  if (isDict(value)) {
    const isLink = nameIn(document, value.get('Subtype')) === 'Link'
    const entries = [...value]
      .filter(([key]) => !PLACE.has(key) && !key.startsWith('Packhorse') && !(isLink && key === 'Contents'))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
    return `<<${entries.map(([key, one]) => `${key} ${fingerprint(document, one, known, depth + 1)}`).join(' ')}>>`
  }
  if (Array.isArray(value))
    return `[${value.map((one) => fingerprint(document, one, known, depth + 1)).join(' ')}]`
  if (value instanceof PdfName || value instanceof PdfReal) return value.text
  if (value instanceof PdfString) return Buffer.from(value.bytes).toString('hex')
  return String(value)
}
