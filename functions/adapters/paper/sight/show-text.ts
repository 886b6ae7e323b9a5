import type { Box } from '../pdf/boxes.ts'
import { type Matrix, times } from '../pdf/content-ink.ts'
import { UNKNOWN } from './colours.ts'
import type { FontFacts } from './font-facts.ts'
import { FAINTEST, type Sight } from './sight.ts'

/** The body of a letter, which is what makes it read: from a little above its line to the height of an x, in ems. */
const BODY_BOTTOM = 0.1
const BODY_TOP = 0.42
/** What is left of its width at either side. */
const SIDE = 0.2
/** Modes that draw letters by their outline alone; those that draw nothing (ISO 32000-1, 9.3.6). */
const STROKED = new Set([1, 5])
const UNPAINTED = new Set([3, 7])
const SPACE = 0x20

/** Shows the strings among the operands. In an array, numbers between them move by thousandths of an em. */
export function showText(sight: Sight, isArray: boolean): void {
  const { state, strings, page } = sight
  const { font, fontSize } = state
  if (font === null || strings.length === 0) return
  const from = page.count
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  const matrix = times(sight.text, state.matrix)
  const em = fontSize / 1000
  let along = 0
  let moved = 0
  for (const [at, string] of strings.entries()) {
    const before = isArray ? (sight.moves[at] ?? 0) : 0
    along = showString(sight, font, string, matrix, along - (before - moved) * em, box)
    moved = before
  }
  if (isArray) along -= (sight.sum - moved) * em
  const by: [number, number] = font.isVertical ? [0, along] : [along * state.stretch, 0]
  sight.text = times([1, 0, 0, 1, ...by], sight.text)
  if (page.count > from) addRun(sight, font, from, box, matrix)
}

/** Puts a string's letters on the page from a place along the line on, and answers where it ends. */
function showString(
  { state, page }: Sight,
  font: FontFacts,
  string: Uint8Array,
  [a, b, c, d, e, f]: Matrix,
  start: number,
  box: Box,
): number {
  const { fontSize, letterSpace, wordSpace, stretch, rise } = state
  const { isVertical } = font
  const [bottom, top] = [rise + BODY_BOTTOM * fontSize * font.em, rise + BODY_TOP * fontSize * font.em]
  let along = start
  for (let at = 0; at < string.length; ) {
    const first = string[at] as number
    const length = font.lengthOf(first)
    const code = length === 1 ? first : first * 256 + (string[at + 1] ?? 0)
    at += length
    const width = font.widthOf(code) * fontSize
    const left = isVertical ? -0.3 * fontSize : (along + SIDE * width) * stretch
    const right = isVertical ? 0.3 * fontSize : (along + (1 - SIDE) * width) * stretch
    const down = isVertical ? along - 0.5 * fontSize : 0
    const x1 = a * left + c * (bottom + down) + e
    const y1 = b * left + d * (bottom + down) + f
    const x2 = a * right + c * (top + down) + e
    const y2 = b * right + d * (top + down) + f
    const [near, far] = x1 < x2 ? [x1, x2] : [x2, x1]
    const [low, high] = y1 < y2 ? [y1, y2] : [y2, y1]
    page.addLetter(font.letterOf(code), near, low, far, high)
    if (near < box.left) box.left = near
    if (far > box.right) box.right = far
    if (low < box.bottom) box.bottom = low
    if (high > box.top) box.top = high
    const space = letterSpace + (length === 1 && code === SPACE ? wordSpace : 0)
    along += isVertical ? -(fontSize + space) : width + space
  }
  return along
}

function addRun(
  { state, page, mark }: Sight,
  font: FontFacts,
  from: number,
  box: Box,
  [a, b, c, d]: Matrix,
): void {
  const isStroked = STROKED.has(state.mode)
  const opacity = isStroked ? state.strokeOpacity : state.fillOpacity
  page.addRun({
    order: page.nextOrder(),
    from,
    to: page.count,
    box,
    font,
    size: Math.hypot(c, d) * Math.abs(state.fontSize) * font.em,
    isSideways: Math.abs(b) > Math.abs(a) !== font.isVertical,
    colour: isStroked ? state.stroke : opacity === 1 && state.blend === 'none' ? state.fill : UNKNOWN,
    isPainted: !UNPAINTED.has(state.mode) && opacity >= FAINTEST,
    isInHiddenLayer: mark.isInHiddenLayer,
    isTold: mark.isTold,
    clip: state.clip,
  })
}
