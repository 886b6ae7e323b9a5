import type { PDFContext, PDFObject } from '@cantoo/pdf-lib'
import { asNumber, entriesOf } from './pdf-objects.ts'

/** A rectangle in a page's own units, left below right and bottom below top. */
interface Box {
  left: number
  bottom: number
  right: number
  top: number
}

export interface PageBoxes {
  mediaBox: Box
  /** What is seen of the page: its crop box, as far as it lies on the page. */
  visible: Box
  /** Degrees clockwise that a reader turns the page: 0, 90, 180 or 270. */
  turn: 0 | 90 | 180 | 270
  /** Points (1/72 inch) to one unit of the page. */
  unit: number
}

// US Letter is what every viewer shows where a file does not say.
const UNSAID: Box = { left: 0, bottom: 0, right: 612, top: 792 }

/** The largest page that PDF viewers show, in points (ISO 32000, Annex C), and the least we can stamp. */
const LARGEST = 14_400
const SMALLEST = 36
const FARTHEST = 100_000

/** A page's boxes and turn, or why it cannot be bound, to be read after `Page 3 `. */
export function pageBoxes(
  context: PDFContext,
  entry: (key: string) => PDFObject | undefined,
): PageBoxes | { cannot: string } {
  const mediaBox = entry('MediaBox') === undefined ? UNSAID : boxOf(context, entry('MediaBox'))
  if (mediaBox === null) return { cannot: NO_SIZE }
  const visible = overlap(mediaBox, boxOf(context, entry('CropBox')) ?? mediaBox)
  const unit = asNumber(context, entry('UserUnit')) ?? 1
  const sides = [visible.right - visible.left, visible.top - visible.bottom].map((side) => side * unit)
  if (unit <= 0 || sides.some((side) => side < SMALLEST)) return { cannot: NO_SIZE }
  const { left, bottom, right, top } = mediaBox
  const far = [left, bottom, right, top].some((edge) => Math.abs(edge) > FARTHEST)
  if (far || (right - left) * unit > LARGEST || (top - bottom) * unit > LARGEST) return { cannot: TOO_LARGE }
  return { mediaBox, visible, turn: turnOf(asNumber(context, entry('Rotate')) ?? 0), unit }
}

const NO_SIZE =
  'has no size that can be printed. Print the document to PDF on A4 again from the program it was written in, and send that.'
const TOO_LARGE =
  'is larger than any paper or screen. Print the document to PDF on A4 or A3 again from the program it was written in, and send that.'

/** A rectangle may name any two opposite corners (ISO 32000, 7.9.5). */
function boxOf(context: PDFContext, object: PDFObject | undefined): Box | null {
  const [x1, y1, x2, y2] = entriesOf(context, object).map((entry) => asNumber(context, entry))
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

/** Only quarter turns are allowed; viewers take anything else for none. */
function turnOf(degrees: number): PageBoxes['turn'] {
  const turn = ((degrees % 360) + 360) % 360
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}
