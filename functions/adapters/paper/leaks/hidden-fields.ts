import type { OpenPdf } from '../open-pdf.ts'
import { boxOf } from '../pdf/boxes.ts'
import { dictIn, inheritedIn, listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { type PdfDict, PdfString, textOfName } from '../pdf/values.ts'
import { areaOf } from '../sight/shapes.ts'

const [HIDDEN, NO_VIEW] = [2, 32]

/** How many fields of a form hold words, and are not shown. */
export function hiddenFields({ document, pages }: OpenPdf): number {
  return pages
    .flatMap(({ dict }) => listIn(document, dict.get('Annots')))
    .flatMap((one) => dictIn(document, one) ?? [])
    .filter((one) => nameIn(document, one.get('Subtype')) === 'Widget')
    .filter((one) => isHidden(document, one) && holdsWords(document, one)).length
}

function isHidden(document: PdfDocument, field: PdfDict): boolean {
  const flags = numberIn(document, field.get('F')) ?? 0
  const rect = boxOf(document, field.get('Rect'))
  return (flags & (HIDDEN | NO_VIEW)) !== 0 || rect === null || areaOf(rect) === 0
}

function holdsWords(document: PdfDocument, field: PdfDict): boolean {
  const kind = textOfName(inheritedIn(document, field, 'FT'))
  const value = inheritedIn(document, field, 'V')
  return (kind === 'Tx' || kind === 'Ch') && value instanceof PdfString && value.bytes.length > 0
}
