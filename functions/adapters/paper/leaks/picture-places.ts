import type { OpenPdf } from '../open-pdf.ts'
import { jpegIn, notesIn } from '../pdf/jpeg-notes.ts'
import { dictIn, nameIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { type PdfDict, PdfStream } from '../pdf/values.ts'
import { saysPlace } from '../picture/says-place.ts'

/** Forms within forms that are looked into for pictures. */
const DEEPEST = 4

/** The pages with pictures that say where they were taken. */
export function pagesWithPlaces({ document, pages }: OpenPdf): number[] {
  const known = new Map<PdfStream, boolean>()
  return pages.flatMap((page, at) =>
    holdsPlace(document, dictIn(document, page.entry('Resources')), known, 0) ? [at + 1] : [],
  )
}

function holdsPlace(
  document: PdfDocument,
  resources: PdfDict | null,
  known: Map<PdfStream, boolean>,
  depth: number,
): boolean {
  const objects = dictIn(document, resources?.get('XObject'))
  if (objects === null || depth > DEEPEST) return false
  return [...objects.values()].some((value) => {
    const object = document.resolve(value)
    if (!(object instanceof PdfStream)) return false
    const before = known.get(object)
    if (before !== undefined) return before
    known.set(object, false)
    const isForm = nameIn(document, object.dict.get('Subtype')) === 'Form'
    const found = isForm
      ? holdsPlace(document, dictIn(document, object.dict.get('Resources')), known, depth + 1)
      : namesPlace(document, object)
    known.set(object, found)
    return found
  })
}

function namesPlace(document: PdfDocument, picture: PdfStream): boolean {
  try {
    const bytes = jpegIn(document, picture)
    return bytes !== null && notesIn(bytes).some(({ content }) => saysPlace(content))
  } catch {
    return false
  }
}
