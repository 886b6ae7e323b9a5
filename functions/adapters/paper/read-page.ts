import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageFacts } from '../../ports/pdf-reader.ts'
import { STAMPS, stampScale } from './stamp-places.ts'

/** A piece of text where it stands on the page as read, in points from the top left corner. */
export interface Piece {
  text: string
  left: number
  fromTop: number
  size: number
}

export async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item)) return []
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform.map(Number)
    const [left = 0, fromTop = 0] = viewport.convertToViewportPoint(e, f)
    const text = item.hasEOL ? `${item.str}\n` : item.str
    return [{ text, left, fromTop, size: Math.hypot(a, b) * page.userUnit }]
  })
}

export function readPage(page: PDFPageProxy, pieces: Piece[]): Omit<PageFacts, 'label'> {
  const viewport = page.getViewport({ scale: 1 })
  return {
    stampedNumber: numberIn(pieces, viewport),
    stampedLetter: letterIn(pieces, viewport),
    text: pieces.map(({ text }) => text).join(''),
  }
}

interface Size {
  width: number
  height: number
}

/** Points by which two places may differ and be one. */
export const NEAR = 2

/** The number at the foot, where the binder puts it: the last that is drawn, for a paper may number its pages alike. */
function numberIn(pieces: Piece[], { width, height }: Size): string | null {
  const scale = stampScale({ width, height })
  const feet = STAMPS.number.above.map((above) => height - above * scale)
  const isAtFoot = ({ fromTop }: Piece) => feet.some((foot) => Math.abs(fromTop - foot) < NEAR)
  const stamps = pieces.filter((piece) => NUMBER.test(piece.text.trim()) && isAtFoot(piece))
  return NUMBER.exec(stamps.at(-1)?.text.trim() ?? '')?.[1] ?? null
}

const NUMBER = /^Page (\d+(?: - \d+)?)$/

/** The letter in its box at the top right, in the stamps' size. */
function letterIn(pieces: Piece[], { width, height }: Size): string | null {
  const scale = stampScale({ width, height })
  const { size, box, inset: insets } = STAMPS.letter
  const inBox = ({ left, fromTop }: Piece) =>
    insets.some(
      (inset) =>
        fromTop > inset * scale &&
        fromTop < (inset + box) * scale &&
        left > width - (inset + 2 * box) * scale,
    )
  const stamps = pieces.filter(
    (piece) =>
      /^[A-Z]{1,3}$/.test(piece.text.trim()) &&
      inBox(piece) &&
      Math.abs(piece.size - size * scale) < NEAR / 4,
  )
  return stamps.at(-1)?.text.trim() ?? null
}
