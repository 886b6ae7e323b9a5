import type { Box } from './boxes.ts'

/** An affine matrix as PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `one`, then `other`. */
export const times = (one: Matrix, other: Matrix): Matrix => [
  one[0] * other[0] + one[1] * other[2],
  one[0] * other[1] + one[1] * other[3],
  one[2] * other[0] + one[3] * other[2],
  one[2] * other[1] + one[3] * other[3],
  one[4] * other[0] + one[5] * other[2] + other[4],
  one[4] * other[1] + one[5] * other[3] + other[5],
]

/** Which of a page's zones are drawn upon. */
export interface Ink {
  /** By zone. */
  readonly touched: boolean[]
  /** Something is drawn within these bounds, in the units of `matrix`. */
  draw(left: number, bottom: number, right: number, top: number, matrix: Matrix): void
}

/**
 * `zones` are in the page's own units; between them lies `clear`, where most of a page is drawn and no zone reaches.
 */
export function inkOn(zones: readonly Box[], clear: Box): Ink {
  const touched = zones.map(() => false)
  return {
    touched,
    draw(left, bottom, right, top, matrix) {
      const a = matrix[0]
      const b = matrix[1]
      const c = matrix[2]
      const d = matrix[3]
      const x = (a < 0 ? a * right : a * left) + (c < 0 ? c * top : c * bottom) + matrix[4]
      const y = (b < 0 ? b * right : b * left) + (d < 0 ? d * top : d * bottom) + matrix[5]
      const farX = (a < 0 ? a * left : a * right) + (c < 0 ? c * bottom : c * top) + matrix[4]
      const farY = (b < 0 ? b * left : b * right) + (d < 0 ? d * bottom : d * top) + matrix[5]
      if (x >= clear.left && farX <= clear.right && y >= clear.bottom && farY <= clear.top) return
      for (let at = 0; at < zones.length; at += 1) {
        const zone = zones[at] as Box
        if (x < zone.right && farX > zone.left && y < zone.top && farY > zone.bottom) touched[at] = true
      }
    },
  }
}
