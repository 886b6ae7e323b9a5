import { unpredict } from '../pdf/predictors.ts'
import type { PngHeader } from './png-header.ts'
import { bytesOf, type Pass, rowBytes } from './png-passes.ts'

export interface Palette {
  /** Red, green and blue of each colour. */
  colours: Uint8Array
  /** How opaque each colour is; or, in a picture without a palette, the one colour that one sees through. */
  alphas: Uint8Array
}

const WHITE = 255
/** The predictor that stands for all five of PNG (ISO 32000-1, table 10). */
const ANY_OF_PNG = 15

/** Every point of a picture: one byte where it is grey, three where it has colours, laid on white. */
export function pointsOf(
  header: PngHeader,
  passes: Pass[],
  unfolded: Uint8Array,
  palette: Palette,
): Uint8Array {
  const { width, height, kind } = header
  const isGrey = kind === 0 || kind === 4
  const bytes = isGrey ? 1 : 3
  const points = new Uint8Array(width * height * bytes)
  const paint = painterOf(header, palette)
  let from = 0
  for (const pass of passes) {
    const rows = unfiltered(header, pass, unfolded.subarray(from, from + bytesOf(pass, header)))
    from += bytesOf(pass, header)
    const length = rowBytes(pass, header)
    for (let row = 0; row < pass.height; row += 1)
      for (let column = 0; column < pass.width; column += 1) {
        const at = (pass.top + row * pass.down) * width + pass.left + column * pass.across
        paint(rows, row * length, column, points, at * bytes)
      }
  }
  return points
}

function unfiltered(header: PngHeader, pass: Pass, bytes: Uint8Array): Uint8Array {
  const parameters: Record<string, number> = {
    Predictor: ANY_OF_PNG,
    Colors: header.components,
    BitsPerComponent: header.depth,
    Columns: pass.width,
  }
  return unpredict(bytes, (key, otherwise) => parameters[key] ?? otherwise)
}

/** Writes the point of a row at a column to its place among the points. */
type Painter = (rows: Uint8Array, row: number, column: number, points: Uint8Array, at: number) => void

function painterOf({ kind, depth, components }: PngHeader, { colours, alphas }: Palette): Painter {
  const most = 2 ** depth - 1
  const sample = sampleOf(depth)
  const byte = depth === 8 ? (value: number) => value : (value: number) => Math.round((value * 255) / most)
  const clear = kind === 3 || alphas.length < components * 2 ? null : clearColour(alphas, components)
  const hasAlpha = kind === 4 || kind === 6
  const shown = hasAlpha ? components - 1 : components
  if (kind === 3)
    return (rows, row, column, points, at) => {
      const index = sample(rows, row, column)
      const alpha = alphas[index] ?? WHITE
      for (let one = 0; one < 3; one += 1) points[at + one] = onWhite(colours[index * 3 + one] ?? 0, alpha)
    }
  return (rows, row, column, points, at) => {
    const first = column * components
    const isClear = clear?.every((value, one) => sample(rows, row, first + one) === value) === true
    const alpha = isClear ? 0 : hasAlpha ? byte(sample(rows, row, first + shown)) : WHITE
    for (let one = 0; one < shown; one += 1)
      points[at + one] = onWhite(byte(sample(rows, row, first + one)), alpha)
  }
}

const onWhite = (value: number, alpha: number): number =>
  alpha === WHITE ? value : Math.round(WHITE + ((value - WHITE) * alpha) / WHITE)

/** Each component in two bytes, however deep the picture is (PNG, third edition, 11.3.1.1). */
const clearColour = (alphas: Uint8Array, components: number): number[] =>
  Array.from({ length: components }, (_, at) => (alphas[2 * at] ?? 0) * 256 + (alphas[2 * at + 1] ?? 0))

/** Reads the component at a place of a row, whatever its depth. */
function sampleOf(depth: number): (rows: Uint8Array, row: number, place: number) => number {
  if (depth === 8) return (rows, row, place) => rows[row + place] ?? 0
  if (depth === 16)
    return (rows, row, place) => (rows[row + 2 * place] ?? 0) * 256 + (rows[row + 2 * place + 1] ?? 0)
  const inAByte = 8 / depth
  const mask = 2 ** depth - 1
  return (rows, row, place) =>
    ((rows[row + Math.floor(place / inAByte)] ?? 0) >> (8 - depth * ((place % inAByte) + 1))) & mask
}
