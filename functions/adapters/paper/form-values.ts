import {
  PDFBool,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  type PDFObject,
  PDFString,
} from '@cantoo/pdf-lib'
import { lookOf } from './annotations.ts'
import type { OpenPdf } from './open-pdf.ts'
import { asDict, asName, entriesOf, name, resolve } from './pdf-objects.ts'

const UNSEEN =
  'The file is a form, and what was filled in would not be seen in the pack. Open it, print it to PDF, look at the outcome, and send that.'

/**
 * Why a form cannot be bound as it looks: its file holds words that only a form-filling program draws.
 * Null where everything that was filled in also has a look of its own.
 */
export function unseenFormValues({ context, catalog, pages }: OpenPdf): string | null {
  const form = asDict(context, catalog.get(name('AcroForm')))
  const stale = resolve(context, form?.get(name('NeedAppearances'))) === PDFBool.True
  const fields = pages
    .flatMap(({ dict }) => entriesOf(context, dict.get(name('Annots'))))
    .flatMap((one) => asDict(context, one) ?? [])
    .filter((one) => asName(context, one.get(name('Subtype'))) === 'Widget')
  return fields.some((field) => isFilledIn(context, field) && (stale || lookOf(context, field) === null))
    ? UNSEEN
    : null
}

/** Whether words were filled in. Tick boxes show what they are: their looks are drawn in advance. */
function isFilledIn(context: PDFContext, field: PDFDict): boolean {
  const kind = asName(context, inherited(context, field, 'FT'))
  const value = resolve(context, inherited(context, field, 'V'))
  const words = value instanceof PDFString || value instanceof PDFHexString ? value.asString().length : 0
  return (kind === 'Tx' || kind === 'Ch') && (words > 0 || entriesOf(context, value ?? undefined).length > 0)
}

/** A field takes from its parents what it does not say itself (ISO 32000, 12.7.4.1). */
function inherited(context: PDFContext, field: PDFDict, key: string): PDFObject | undefined {
  let at: PDFDict | null = field
  for (let steps = 0; at !== null && steps < 16; steps++) {
    const value = at.get(name(key))
    if (value !== undefined) return value
    at = asDict(context, at.get(name('Parent')))
  }
  return undefined
}
