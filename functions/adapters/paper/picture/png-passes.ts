import type { PngHeader } from './png-header.ts'

/** A part of the picture that is kept by itself: every `across`th point from `left`, every `down`th row from `top`. */
export interface Pass {
  left: number
  top: number
  across: number
  down: number
  width: number
  height: number
}

/** Adam7 (PNG, third edition, 8.1): a picture that is shown coarse first, then finer. */
export const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const AT_ONCE = [[0, 0, 1, 1]] as const

export const passesOf = ({ width, height, isInterlaced }: PngHeader): Pass[] =>
  (isInterlaced ? ADAM7 : AT_ONCE)
    .map(([left, top, across, down]) => ({
      left,
      top,
      across,
      down,
      width: Math.ceil((width - left) / across),
      height: Math.ceil((height - top) / down),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)

/** The bytes of one row of a pass, without the one that says how it is filtered. */
export const rowBytes = ({ width }: Pass, { components, depth }: PngHeader): number =>
  Math.ceil((width * components * depth) / 8)

export const bytesOf = (pass: Pass, header: PngHeader): number => pass.height * (1 + rowBytes(pass, header))
