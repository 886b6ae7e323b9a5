import { IDENTITY, type Matrix } from '../pdf/content-ink.ts'
import { listIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import type { PdfDict } from '../pdf/values.ts'

/** The matrix that a form or a pattern brings along; none where it is not whole. */
export function matrixOf(document: PdfDocument, dict: PdfDict): Matrix {
  const [a, b, c, d, e, f] = listIn(document, dict.get('Matrix')).map((one) => numberIn(document, one))
  return a == null || b == null || c == null || d == null || e == null || f == null
    ? IDENTITY
    : [a, b, c, d, e, f]
}
