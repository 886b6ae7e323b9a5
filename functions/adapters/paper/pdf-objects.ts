import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'

/** Reading PDF objects without throwing: what is not of the kind asked for is null. */
export const name = (of: string): PDFName => PDFName.of(of)

/** Follows references, a chain of them too, to the object itself; null where it is missing. */
export function resolve(context: PDFContext, object: PDFObject | undefined): PDFObject | null {
  let at = object
  for (let steps = 0; at instanceof PDFRef && steps < 16; steps++) at = context.lookup(at)
  return at === undefined || at instanceof PDFRef ? null : at
}

/** A dictionary; null for anything else, streams included. */
export function asDict(context: PDFContext, object: PDFObject | undefined): PDFDict | null {
  const found = resolve(context, object)
  return found instanceof PDFDict ? found : null
}

export function asArray(context: PDFContext, object: PDFObject | undefined): PDFArray | null {
  const found = resolve(context, object)
  return found instanceof PDFArray ? found : null
}

export function asStream(context: PDFContext, object: PDFObject | undefined): PDFStream | null {
  const found = resolve(context, object)
  return found instanceof PDFStream ? found : null
}

export function asNumber(context: PDFContext, object: PDFObject | undefined): number | null {
  const found = resolve(context, object)
  return found instanceof PDFNumber && Number.isFinite(found.asNumber()) ? found.asNumber() : null
}

/** A name without its slash: `Link`. */
export function asName(context: PDFContext, object: PDFObject | undefined): string | null {
  const found = resolve(context, object)
  return found instanceof PDFName ? found.decodeText() : null
}

/** A text string, whichever way it was written. */
export function asText(context: PDFContext, object: PDFObject | undefined): string | null {
  const found = resolve(context, object)
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null
}

/** The entries of an array; none for anything else. */
export const entriesOf = (context: PDFContext, object: PDFObject | undefined): PDFObject[] =>
  asArray(context, object)?.asArray() ?? []
