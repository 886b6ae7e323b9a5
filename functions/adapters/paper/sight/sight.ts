import type { Box } from '../pdf/boxes.ts'
import { IDENTITY, type Matrix, times } from '../pdf/content-ink.ts'
import { Operands } from '../pdf/operands.ts'
import { readToken } from '../pdf/read-value.ts'
import { PdfString } from '../pdf/values.ts'
import { BLACK, type Colour, type ColourSpace } from './colours.ts'
import type { FontFacts } from './font-facts.ts'
import type { PageContents } from './page-contents.ts'
import { COVERS_NOTHING, type Covers } from './shadings.ts'
import { SightPath } from './sight-path.ts'

export interface SightState {
  matrix: Matrix
  clip: Box
  /** Whether the clipping is the whole truth: false where it is only known to lie within `clip`. */
  isClipKnown: boolean
  space: ColourSpace
  fill: Colour
  /** What the pattern covers that it is filled with, where the space is one of patterns. */
  covers: Covers
  strokeSpace: ColourSpace
  stroke: Colour
  /** From 0, unseen, to 1. */
  fillOpacity: number
  strokeOpacity: number
  /** Mixed with what lies beneath, or masked; what only darkens hides all the same where it is black. */
  blend: 'none' | 'darkening' | 'other'
  lineWidth: number
  font: FontFacts | null
  fontSize: number
  mode: number
  letterSpace: number
  wordSpace: number
  stretch: number
  rise: number
  leading: number
}

/** What the drawing's marks say of what is between them. */
export interface Mark {
  isInHiddenLayer: boolean
  isTold: boolean
}

/** What a drawing names, and its resources know. */
export interface SightNames {
  fontOf(name: string): FontFacts | null
  spaceOf(name: string): ColourSpace
  /** What a named pattern covers, in a drawing that starts at this matrix; and a shading, where one is set now. */
  patternOf(name: string, base: Matrix): Covers
  shadingOf(name: string, matrix: Matrix): Covers
  /** Takes on what a named graphics state says. */
  setState(name: string, state: SightState): void
  draw(name: string, sight: Sight): void
  markOf(tag: string, properties: string, dict: Uint8Array | null): Mark
}

export const startingState = (matrix: Matrix, clip: Box): SightState => ({
  matrix,
  clip,
  isClipKnown: true,
  space: 'grey',
  fill: BLACK,
  covers: COVERS_NOTHING,
  strokeSpace: 'grey',
  stroke: BLACK,
  fillOpacity: 1,
  strokeOpacity: 1,
  blend: 'none',
  lineWidth: 1,
  font: null,
  fontSize: 0,
  mode: 0,
  letterSpace: 0,
  wordSpace: 0,
  stretch: 1,
  rise: 0,
  leading: 0,
})

/** What lets less through than this hides what is beneath; and what paints less is not seen. */
export const [OPAQUE, FAINTEST] = [0.95, 0.05]

const DEEPEST_MARK = 200
const DEEPEST_STATE = 512

/** A drawing while it is read for what is seen of it: where every letter stands, and what is painted over it. */
export class Sight extends Operands {
  state: SightState
  readonly page: PageContents
  readonly names: SightNames
  /** Where the drawing starts, whatever is set in it. */
  readonly base: Matrix
  readonly path = new SightPath()
  /** The path is also what is seen from the next painting on. */
  clipsNext = false
  /** The name before the last, among the operands. */
  tag = ''
  dict: Uint8Array | null = null
  /** The picture among the operators is a mask, which leaves holes. */
  isMask = false
  /** Strings among the operands, each with what the operands before it move by. */
  readonly strings: Uint8Array[] = []
  readonly moves: number[] = []
  /** What stands around all of the drawing, and what is open in it. */
  readonly around: Mark
  readonly marks: Mark[] = []
  line: Matrix = IDENTITY
  text: Matrix = IDENTITY
  private readonly saved: SightState[] = []

  constructor(state: SightState, page: PageContents, names: SightNames, around: Mark) {
    super()
    this.state = state
    this.base = state.matrix
    this.page = page
    this.names = names
    this.around = around
  }

  get mark(): Mark {
    return this.marks.at(-1) ?? this.around
  }

  override addString(bytes: Uint8Array, from: number, to: number, isHexadecimal: boolean): void {
    this.strings.push(stringAt(bytes, from, to, isHexadecimal))
    this.moves.push(this.sum)
  }

  override addName(name: string): void {
    this.tag = this.name
    this.name = name
    this.isMask ||= name === 'IM' || name === 'ImageMask'
  }

  override addDict(bytes: Uint8Array, from: number, to: number): void {
    if (to > from) this.dict = bytes.subarray(from, to)
  }

  override clear(): void {
    super.clear()
    if (this.strings.length > 0) {
      this.strings.length = 0
      this.moves.length = 0
    }
    this.dict = null
    this.name = ''
  }

  save(): void {
    if (this.saved.length < DEEPEST_STATE) this.saved.push({ ...this.state })
  }

  restore(): void {
    this.state = this.saved.pop() ?? this.state
  }

  beginText(matrix: Matrix): void {
    this.line = matrix
    this.text = matrix
  }

  moveLine(x: number, y: number): void {
    this.beginText(times([1, 0, 0, 1, x, y], this.line))
  }

  openMark(properties: string, tag: string): void {
    const own = this.names.markOf(tag, properties, this.dict)
    const { isInHiddenLayer, isTold } = this.mark
    if (this.marks.length < DEEPEST_MARK)
      this.marks.push({
        isInHiddenLayer: isInHiddenLayer || own.isInHiddenLayer,
        isTold: isTold || own.isTold,
      })
  }

  closeMark(): void {
    this.marks.pop()
  }
}

const BACKSLASH = 0x5c
const RETURN = 0x0d

/** A string's bytes; most have nothing in them that is written in another way. */
function stringAt(bytes: Uint8Array, from: number, to: number, isHexadecimal: boolean): Uint8Array {
  const plain = bytes.subarray(from + 1, to - 1)
  if (!isHexadecimal && !plain.includes(BACKSLASH) && !plain.includes(RETURN)) return plain
  const read = readToken({ bytes, at: from })
  return read instanceof PdfString ? read.bytes : new Uint8Array()
}
