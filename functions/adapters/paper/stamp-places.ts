import type { Box, PageBoxes } from './pdf/boxes.ts'

/**
 * A page as it is read: its lower left corner is (0, 0), measured in points, after it has been turned.
 * `matrix` leads from there to the page's own coordinates.
 */
export interface ReadingFrame {
  width: number
  height: number
  matrix: readonly [number, number, number, number, number, number]
}

export function readingFrame({ visible, turn, unit }: PageBoxes): ReadingFrame {
  const { left, bottom, right, top } = visible
  const wide = (right - left) * unit
  const high = (top - bottom) * unit
  const one = 1 / unit
  switch (turn) {
    case 0:
      return { width: wide, height: high, matrix: [one, 0, 0, one, left, bottom] }
    case 90:
      return { width: high, height: wide, matrix: [0, one, -one, 0, right, bottom] }
    case 180:
      return { width: wide, height: high, matrix: [-one, 0, 0, -one, right, top] }
    case 270:
      return { width: high, height: wide, matrix: [0, -one, one, 0, left, top] }
  }
}

/**
 * Sizes and places of stamps, in points on an A4 or A3 page; a smaller or larger page scales them. Of several places
 * the first is taken where nothing is drawn; where something is drawn on all of them, the first on a white ground.
 */
export const STAMPS = {
  /** Baselines above the foot. */
  number: { size: 10, above: [16, 30, 7] },
  /** The box's distances from the head and the right. */
  letter: { size: 20, box: 34, inset: [24, 5] },
  /** Baselines below the head. */
  mark: { size: 11, below: [24, 13, 38] },
} as const

const A4_SHORT_SIDE = 595
const A3_SHORT_SIDE = 842

/** How much larger than on A4 stamps are, so that they can be read on a poster and fit on a card. */
export function stampScale({ width, height }: { width: number; height: number }): number {
  const short = Math.min(width, height)
  if (short < A4_SHORT_SIDE / 2) return (2 * short) / A4_SHORT_SIDE
  return short > A3_SHORT_SIDE ? short / A3_SHORT_SIDE : 1
}

/** A rectangle of the page as it is read, in the page's own units. */
export function onThePage({ matrix }: ReadingFrame, { left, bottom, right, top }: Box): Box {
  const [a, b, c, d, e, f] = matrix
  const [x1, y1] = [a * left + c * bottom + e, b * left + d * bottom + f]
  const [x2, y2] = [a * right + c * top + e, b * right + d * top + f]
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) }
}
