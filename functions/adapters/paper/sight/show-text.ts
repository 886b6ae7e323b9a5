import type { Box } from '../pdf/boxes.ts'
import { times } from '../pdf/content-ink.ts'
import type { FontFacts } from './font-facts.ts'
import type { Sight } from './sight.ts'

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
  const { state, strings, moves, page } = sight
  const { font } = state
  if (font === null || strings.length === 0) return
  const from = page.count
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity }
  let moved = 0
  for (const [at, string] of strings.entries()) {
    const before = isArray ? (moves[at] ?? 0) : 0
    moveAlong(sight, font, (-(before - moved) / 1000) * state.fontSize)
    moved = before
    showString(sight, font, string, box)
  }
  if (isArray) moveAlong(sight, font, (-(sight.sum - moved) / 1000) * state.fontSize)
  if (page.count === from) return
  addRun(sight, font, from, box)
}

function moveAlong(sight: Sight, { isVertical }: FontFacts, by: number): void {
  if (by === 0) return
  const [x, y] = isVertical ? [0, by] : [by * sight.state.stretch, 0]
  sight.text = times([1, 0, 0, 1, x, y], sight.text)
}

function showString(sight: Sight, font: FontFacts, string: Uint8Array, box: Box): void {
  const { state, page } = sight
  const { fontSize, letterSpace, wordSpace, stretch, rise } = state
  const [a, b, c, d, e, f] = times(sight.text, state.matrix)
  const [bottom, top] = [rise + BODY_BOTTOM * fontSize * font.em, rise + BODY_TOP * fontSize * font.em]
  let along = 0
  for (let at = 0; at < string.length; ) {
    const length = font.lengthOf(string[at] as number)
    const code = length === 1 ? (string[at] as number) : (string[at] as number) * 256 + (string[at + 1] ?? 0)
    at += length
    const width = font.widthOf(code) * fontSize
    const [left, right] = font.isVertical
      ? [-0.3 * fontSize, 0.3 * fontSize]
      : [(along + SIDE * width) * stretch, (along + (1 - SIDE) * width) * stretch]
    const down = font.isVertical ? along - 0.5 * fontSize : 0
    const [x1, y1] = [a * left + c * (bottom + down) + e, b * left + d * (bottom + down) + f]
    const [x2, y2] = [a * right + c * (top + down) + e, b * right + d * (top + down) + f]
    const body = {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      bottom: Math.min(y1, y2),
      top: Math.max(y1, y2),
    }
    page.addLetter(font.letterOf(code), body.left, body.bottom, body.right, body.top)
    if (body.left < box.left) box.left = body.left
    if (body.right > box.right) box.right = body.right
    if (body.bottom < box.bottom) box.bottom = body.bottom
    if (body.top > box.top) box.top = body.top
    const space = letterSpace + (length === 1 && code === SPACE ? wordSpace : 0)
    along += font.isVertical ? -(fontSize + space) : width + space
  }
  const by: [number, number] = font.isVertical ? [0, along] : [along * stretch, 0]
  sight.text = times([1, 0, 0, 1, ...by], sight.text)
}

function addRun({ state, page, text, mark }: Sight, font: FontFacts, from: number, box: Box): void {
  const [a, b, c, d] = times(text, state.matrix)
  const isStroked = STROKED.has(state.mode)
  const opacity = isStroked ? state.strokeOpacity : state.fillOpacity
  page.addRun({
    from,
    to: page.count,
    box,
    font,
    size: Math.hypot(c, d) * Math.abs(state.fontSize) * font.em,
    isSideways: Math.abs(b) > Math.abs(a) !== font.isVertical,
    colour: isStroked ? state.stroke : opacity === 1 && state.blend === 'none' ? state.fill : -1,
    isPainted: !UNPAINTED.has(state.mode) && opacity > 0,
    isInHiddenLayer: mark.isInHiddenLayer,
    isTold: mark.isTold,
    clip: state.clip,
  })
}
