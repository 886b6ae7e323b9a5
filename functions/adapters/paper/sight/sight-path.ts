import type { Matrix } from '../pdf/content-ink.ts'
import { placeX, placeY } from './shapes.ts'

/** Outlines of more corners are taken by their bounds. */
const MOST_CORNERS = 400
/** Shapes in one path that are looked at, each by itself. */
const MOST_SHAPES = 4000

export interface Outline {
  corners: number[]
  isCurved: boolean
}

/** The path that a drawing is laying out, in the page's units. */
export class SightPath {
  outlines: Outline[] = []
  isOverfull = false
  private x = 0
  private y = 0

  moveTo(matrix: Matrix, x: number, y: number): void {
    if (this.outlines.length >= MOST_SHAPES) this.isOverfull = true
    else this.outlines.push({ corners: [], isCurved: false })
    this.lineTo(matrix, x, y)
  }

  lineTo(matrix: Matrix, x: number, y: number): void {
    this.x = x
    this.y = y
    const outline = this.outlines.at(-1)
    if (outline === undefined) return
    if (outline.corners.length >= 2 * MOST_CORNERS) this.isOverfull = true
    else outline.corners.push(placeX(matrix, x, y), placeY(matrix, x, y))
  }

  curveTo(matrix: Matrix, points: readonly [number, number, number, number, number, number]): void {
    const [x1, y1, x2, y2, x3, y3] = points
    const [x0, y0] = [this.x, this.y]
    const outline = this.outlines.at(-1)
    if (outline !== undefined) outline.isCurved = true
    for (const part of [0.25, 0.5, 0.75]) {
      const rest = 1 - part
      const [a, b, c, d] = [rest ** 3, 3 * rest * rest * part, 3 * rest * part * part, part ** 3]
      this.lineTo(matrix, a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
    }
    this.lineTo(matrix, x3, y3)
  }

  /** A curve whose first handle lies at its start. */
  curveFromHere(matrix: Matrix, x2: number, y2: number, x3: number, y3: number): void {
    this.curveTo(matrix, [this.x, this.y, x2, y2, x3, y3])
  }

  rectangle(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(matrix, x, y)
    this.lineTo(matrix, x + width, y)
    this.lineTo(matrix, x + width, y + height)
    this.lineTo(matrix, x, y + height)
  }

  clear(): void {
    if (this.outlines.length > 0) this.outlines = []
    this.isOverfull = false
  }
}
