import type { PageBoxes } from './pdf/boxes.ts'
import type { StampFaces } from './pdf/stamp-faces.ts'
import { type ReadingFrame, readingFrame, STAMPS, stampScale } from './stamp-places.ts'

/** What is stamped on one page; nothing where null. */
export interface Stamps {
  /** `Page 7` */
  number: string
  letter: string | null
  mark: string | null
}

/** The names under which a page's resources know the stamps' fonts. */
export const FONT_NAMES = { regular: 'PackhorseRegular', bold: 'PackhorseBold' } as const

/**
 * Draws a page's stamps: the number at the foot, the letter in a box at the top right, the mark at the head,
 * upright on the page as it is read. They are artifacts of pagination, which screen readers pass over.
 */
export function drawStamps(stamps: Stamps, page: PageBoxes, faces: StampFaces): string {
  const frame = readingFrame(page)
  const scale = stampScale(frame)
  const drawn = [artifact('Footer', numberStamp(stamps.number, frame, scale, faces))]
  if (stamps.letter !== null) drawn.push(artifact('Header', letterStamp(stamps.letter, frame, scale, faces)))
  if (stamps.mark !== null) drawn.push(artifact('Header', markStamp(stamps.mark, frame, scale, faces)))
  return `q\n${frame.matrix.map(written).join(' ')} cm\n${drawn.join('')}Q\n`
}

/** A line in the middle of a page of our own, such as "This page is intentionally left blank". */
export function drawCentred(text: string, page: PageBoxes, faces: StampFaces): string {
  const frame = readingFrame(page)
  const size = 12
  const left = (frame.width - faces.regular.width(text, size)) / 2
  const line = textAt(text, left, frame.height / 2, size, 'regular', faces)
  return `q\n${frame.matrix.map(written).join(' ')} cm\n${artifact('Watermark', line)}Q\n`
}

function numberStamp(text: string, frame: ReadingFrame, scale: number, faces: StampFaces): string {
  const size = STAMPS.number.size * scale
  return centred(text, frame.width, STAMPS.number.above * scale, size, 'regular', faces)
}

function markStamp(text: string, frame: ReadingFrame, scale: number, faces: StampFaces): string {
  const size = STAMPS.mark.size * scale
  return centred(text, frame.width, frame.height - STAMPS.mark.below * scale, size, 'bold', faces)
}

function letterStamp(text: string, frame: ReadingFrame, scale: number, faces: StampFaces): string {
  const size = STAMPS.letter.size * scale
  const width = faces.bold.width(text, size)
  const high = STAMPS.letter.box * scale
  const wide = Math.max(high, width + size / 2)
  const left = frame.width - STAMPS.letter.inset * scale - wide
  const bottom = frame.height - STAMPS.letter.inset * scale - high
  const box = `1 g 0 G ${written(scale)} w ${[left, bottom, wide, high].map(written).join(' ')} re B\n`
  return (
    box + textAt(text, left + (wide - width) / 2, bottom + (high - 0.714 * size) / 2, size, 'bold', faces)
  )
}

/** A line in the middle on white, so that it can be read on a dark page too. */
function centred(
  text: string,
  pageWidth: number,
  baseline: number,
  size: number,
  face: keyof StampFaces,
  faces: StampFaces,
): string {
  const width = faces[face].width(text, size)
  const left = (pageWidth - width) / 2
  const backing = [left - size / 4, baseline - size / 4, width + size / 2, 1.15 * size]
  return `1 g ${backing.map(written).join(' ')} re f\n${textAt(text, left, baseline, size, face, faces)}`
}

function textAt(
  text: string,
  left: number,
  baseline: number,
  size: number,
  face: keyof StampFaces,
  faces: StampFaces,
): string {
  const place = `${written(left)} ${written(baseline)} Td`
  return `0 g BT /${FONT_NAMES[face]} ${written(size)} Tf ${place} ${faces[face].encode(text)} Tj ET\n`
}

const artifact = (subtype: string, drawing: string): string =>
  `/Artifact <</Type /Pagination /Subtype /${subtype}>> BDC\n${drawing}EMC\n`

/** A number as PDF writes it: no exponent, and no more digits than a printer can place. */
const written = (value: number): string => `${Number(value.toFixed(4))}`
