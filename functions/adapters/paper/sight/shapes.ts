import type { Box } from '../pdf/boxes.ts'
import type { Matrix } from '../pdf/content-ink.ts'

/** The corners of a shape, x and y by turns, in the page's units; a curve is a few of its points. */
export type Corners = readonly number[]

export const placeX = (matrix: Matrix, x: number, y: number): number =>
  matrix[0] * x + matrix[2] * y + matrix[4]
export const placeY = (matrix: Matrix, x: number, y: number): number =>
  matrix[1] * x + matrix[3] * y + matrix[5]

/** A rectangle's corners where a matrix puts them. */
export const placed = ({ left, bottom, right, top }: Box, matrix: Matrix): number[] =>
  [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ].flatMap(([x = 0, y = 0]) => [placeX(matrix, x, y), placeY(matrix, x, y)])

/** The corners from which a matrix leads to a rectangle; null where it leads nowhere back. */
export function placedBack(box: Box, [a, b, c, d, e, f]: Matrix): number[] | null {
  const scale = a * d - b * c
  if (scale === 0 || !Number.isFinite(scale)) return null
  const [x, y] = [(c * f - d * e) / scale, (b * e - a * f) / scale]
  return placed(box, [d / scale, -b / scale, -c / scale, a / scale, x, y])
}

export function boundsOf(corners: Corners): Box {
  let [left, bottom, right, top] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (let at = 0; at + 1 < corners.length; at += 2) {
    const [x, y] = [corners[at] as number, corners[at + 1] as number]
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  return { left, bottom, right, top }
}

export const overlapOf = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  bottom: Math.max(one.bottom, other.bottom),
  right: Math.min(one.right, other.right),
  top: Math.min(one.top, other.top),
})

export const isEmpty = ({ left, bottom, right, top }: Box): boolean => !(left < right && bottom < top)

export const areaOf = (box: Box): number =>
  isEmpty(box) ? 0 : (box.right - box.left) * (box.top - box.bottom)

export const isThin = ({ left, bottom, right, top }: Box, least: number): boolean =>
  right - left < least || top - bottom < least

export const touch = (one: Box, other: Box): boolean =>
  one.left < other.right && one.right > other.left && one.bottom < other.top && one.top > other.bottom

const SLACK = 0.05

export const holds = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left - SLACK &&
  inner.right <= outer.right + SLACK &&
  inner.bottom >= outer.bottom - SLACK &&
  inner.top <= outer.top + SLACK

/** Whether a shape is an upright rectangle, which its bounds tell all about. */
export function isUpright(corners: Corners): boolean {
  if (corners.length < 8 || corners.length > 10) return false
  const { left, bottom, right, top } = boundsOf(corners)
  const isOn = (value: number, one: number, other: number): boolean =>
    Math.abs(value - one) < SLACK || Math.abs(value - other) < SLACK
  let area = 0
  for (let at = 0; at + 1 < corners.length; at += 2) {
    const [x, y] = [corners[at] as number, corners[at + 1] as number]
    if (!isOn(x, left, right) || !isOn(y, bottom, top)) return false
    const next = (at + 2) % corners.length
    area += x * (corners[next + 1] as number) - (corners[next] as number) * y
  }
  // Four corners of a rectangle, and not two of them twice.
  return Math.abs(area / 2) > 0.98 * (right - left) * (top - bottom)
}

/** Whether a point is in a shape, by the even-odd rule. */
export function isInside(corners: Corners, x: number, y: number): boolean {
  let inside = false
  for (let at = 0; at + 1 < corners.length; at += 2) {
    const next = (at + 2) % corners.length
    const [x1, y1] = [corners[at] as number, corners[at + 1] as number]
    const [x2, y2] = [corners[next] as number, corners[next + 1] as number]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
