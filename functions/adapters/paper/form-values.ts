import type { OpenPdf } from './open-pdf.ts'
import { dictIn, inheritedIn, listIn, nameIn } from './pdf/lookup.ts'
import type { PdfDocument } from './pdf/pdf-document.ts'
import { isDict, type PdfDict, PdfStream, PdfString, textOfName } from './pdf/values.ts'

const UNSEEN =
  'The file is a form, and what was filled in would not be seen in the pack. Open it, print it to PDF, look at the outcome, and send that.'

/**
 * Why a form cannot be bound as it looks: its file holds words that only a form-filling program draws.
 * Null where everything that was filled in also has a look of its own.
 */
export function unseenFormValues({ document, pages }: OpenPdf): string | null {
  const form = dictIn(document, document.catalog.get('AcroForm'))
  const isStale = form !== null && document.resolve(form.get('NeedAppearances')) === true
  const fields = pages
    .flatMap(({ dict }) => listIn(document, dict.get('Annots')))
    .flatMap((one) => dictIn(document, one) ?? [])
    .filter((one) => nameIn(document, one.get('Subtype')) === 'Widget')
  return fields.some((field) => isFilledIn(document, field) && (isStale || !hasLook(document, field)))
    ? UNSEEN
    : null
}

/** Whether words were filled in. Tick boxes show what they are: their looks are drawn in advance. */
function isFilledIn(document: PdfDocument, field: PdfDict): boolean {
  const kind = textOfName(inheritedIn(document, field, 'FT'))
  const value = inheritedIn(document, field, 'V')
  const isSaid =
    value instanceof PdfString ? value.bytes.length > 0 : Array.isArray(value) && value.length > 0
  return (kind === 'Tx' || kind === 'Ch') && isSaid
}

/** Whether a field has an appearance in the state it is in; a tick box has one for each. */
function hasLook(document: PdfDocument, annotation: PdfDict): boolean {
  const normal = document.resolve(dictIn(document, annotation.get('AP'))?.get('N'))
  if (normal instanceof PdfStream) return true
  const state = nameIn(document, annotation.get('AS'))
  return isDict(normal) && state !== null && document.resolve(normal.get(state)) instanceof PdfStream
}
