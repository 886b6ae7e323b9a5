import { listIn, numberIn } from './lookup.ts'
import type { Page } from './pages.ts'
import type { PdfDocument } from './pdf-document.ts'
import type { PdfValue } from './values.ts'

/** A rectangle in a page's own units, left below right and bottom below top. */
export interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

export interface PageBoxes {
  mediaBox: Box
  /** What is seen of the page: its crop box, as far as it lies on the page. */
  visible: Box
  /** Degrees clockwise that a reader turns the page. */
  turn: 0 | 90 | 180 | 270
  /** Points (1/72 inch) to one unit of the page. */
  unit: number
}

// US Letter is what every viewer shows where a file does not say.
const UNSAID: Box = { left: 0, bottom: 0, right: 612, top: 792 }

/** A page's boxes, turn and unit as viewers read them: odd turns are none, and a crop box off the page is none. */
export function boxesOf(document: PdfDocument, page: Page): PageBoxes {
  const mediaBox = boxOf(document, page.entry('MediaBox')) ?? UNSAID
  const visible = overlap(mediaBox, boxOf(document, page.entry('CropBox')) ?? mediaBox)
  const turn = (((numberIn(document, page.entry('Rotate')) ?? 0) % 360) + 360) % 360
  const unit = numberIn(document, page.dict.get('UserUnit')) ?? 1
  return {
    mediaBox,
    visible,
    turn: turn === 90 || turn === 180 || turn === 270 ? turn : 0,
    unit: unit > 0 ? unit : 1,
  }
}

/** A rectangle may name any two opposite corners (ISO 32000-1, 7.9.5). */
export function boxOf(document: PdfDocument, value: PdfValue | undefined): Box | null {
  const [x1, y1, x2, y2] = listIn(document, value).map((one) => numberIn(document, one))
  if (x1 == null || y1 == null || x2 == null || y2 == null) return null
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) }
}

/** Where a crop box does not touch the page, viewers show the page. */
function overlap(media: Box, crop: Box): Box {
  const left = Math.max(media.left, crop.left)
  const bottom = Math.max(media.bottom, crop.bottom)
  const right = Math.min(media.right, crop.right)
  const top = Math.min(media.top, crop.top)
  return left < right && bottom < top ? { left, bottom, right, top } : media
}
