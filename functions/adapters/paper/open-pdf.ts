import { boxesOf, type PageBoxes } from './pdf/boxes.ts'
import { NeedsPassword } from './pdf/decrypt.ts'
import { UnfoldsTooFar } from './pdf/filters.ts'
import { type Page, pagesOf } from './pdf/pages.ts'
import { openDocument, type PdfDocument } from './pdf/pdf-document.ts'
import { PdfDamage } from './pdf/read-value.ts'

export interface OpenPdf {
  document: PdfDocument
  pages: Page[]
}

/** What a person is told of a file that cannot be bound: what, why, and what to do. */
export interface CannotOpen {
  cannot: string
}

/** More pages than any committee reads. */
const MOST_PAGES = 3000

/** Opens a PDF file as the binder will, and looks at its pages' sizes; or says why it cannot be bound. */
export function openPdf(bytes: Uint8Array): OpenPdf | CannotOpen {
  try {
    const document = openDocument(bytes)
    const pages = pagesOf(document)
    if (pages.length > MOST_PAGES) return { cannot: TOO_MANY }
    for (const [at, page] of pages.entries()) {
      const trouble = troubleWithSize(boxesOf(document, page))
      if (trouble !== null) return { cannot: `Page ${at + 1} ${trouble}` }
    }
    return { document, pages }
  } catch (fault) {
    return { cannot: toldOf(fault) }
  }
}

/** What an officer is told of a fault in reading a file; `otherwise` where the fault is not told in plain words. */
export function toldOf(fault: unknown, otherwise = 'it cannot be read as a PDF'): string {
  if (fault instanceof NeedsPassword) return NEEDS_PASSWORD
  if (fault instanceof UnfoldsTooFar) return TOO_MUCH
  return fault instanceof PdfDamage ? damaged(fault.message) : damaged(otherwise)
}

export const damaged = (how: string): string =>
  `The file is damaged: ${how}. Save it as PDF again from the program it was written in, look at it, and send that.`

const NEEDS_PASSWORD =
  'The file cannot be opened without a password, so members and the public could not read it. Save it again without a password, and send that.'
const TOO_MUCH =
  'The file unfolds to far more than its pages can need, as files made to do harm do, and it was not read further. Save it as PDF again from the program it was written in, and send that.'
const TOO_MANY = `The file has more than ${MOST_PAGES} pages, more than a pack can hold. Send the part that members need to read.`

/** The largest page that PDF viewers show, in points (ISO 32000-1, Annex C), and the least we can stamp. */
const LARGEST = 14_400
const SMALLEST = 36
const FARTHEST = 100_000

/** Why a page of this size cannot be bound, to be read after `Page 3 `; null where it can. */
function troubleWithSize({ mediaBox, visible, unit }: PageBoxes): string | null {
  const sides = [visible.right - visible.left, visible.top - visible.bottom].map((side) => side * unit)
  if (unit <= 0 || sides.some((side) => side < SMALLEST)) return NO_SIZE
  const { left, bottom, right, top } = mediaBox
  const isFar = [left, bottom, right, top].some((edge) => Math.abs(edge) > FARTHEST)
  return isFar || (right - left) * unit > LARGEST || (top - bottom) * unit > LARGEST ? TOO_LARGE : null
}

const NO_SIZE =
  'has no size that can be printed. Print the document to PDF on A4 again from the program it was written in, and send that.'
const TOO_LARGE =
  'is larger than any paper or screen. Print the document to PDF on A4 or A3 again from the program it was written in, and send that.'
