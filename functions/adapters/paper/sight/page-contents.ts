import type { Box } from '../pdf/boxes.ts'
import { type Colour, UNKNOWN } from './colours.ts'
import type { FontFacts } from './font-facts.ts'
import { type Corners, isThin } from './shapes.ts'

/** Something painted over a part of the page. */
export interface Area {
  /** Its place in the order of painting. */
  order: number
  box: Box
  /** Its outline where that is no upright rectangle. */
  corners: Corners | null
  colour: Colour
  /** Whether nothing shines through, and its outline is known. */
  isSolid: boolean
  isPicture: boolean
  /** A picture in which words can be read: one that is coarse or all of one colour shows none. */
  mayShowWords: boolean
}

/** Letters that are set in one go: all that one operator shows. */
export interface Run {
  order: number
  /** Its letters, by their places among the page's. */
  from: number
  to: number
  box: Box
  font: FontFacts
  /** The height of its em on the page. */
  size: number
  /** Whether its letters run up or down the page. */
  isSideways: boolean
  colour: Colour
  /** Whether it is painted at all: not in a mode that draws nothing, and not fully transparent. */
  isPainted: boolean
  /** In a layer that is not shown. */
  isInHiddenLayer: boolean
  /** Part of a tag, or marked as an artifact: a reader is told either. */
  isTold: boolean
  /** What can be seen of it through the clipping. */
  clip: Box
}

const MOST_LETTERS = 300_000
const MOST_AREAS = 40_000

/** The letters of a page and the areas on it, in the order of painting. Used again for every page. */
export class PageContents {
  /** For every letter its code point, and the middle of its body: left, bottom, right and top. */
  letters = new Uint32Array(4096)
  bodies = new Float32Array(4 * 4096)
  count = 0
  runs: Run[] = []
  areas: Area[] = []
  private order = 0
  /** The box that strips make up so far. */
  private strips: (Area & { isListed: boolean }) | null = null
  /** More is on the page than is looked at. */
  isOverfull = false

  /** Makes room for the next page. */
  clear(): void {
    this.count = 0
    this.runs = []
    this.areas = []
    this.endStrips()
    this.order = 0
    this.isOverfull = false
  }

  addLetter(letter: number, left: number, bottom: number, right: number, top: number): void {
    if (this.count >= MOST_LETTERS) {
      this.isOverfull = true
      return
    }
    if (this.count === this.letters.length) {
      this.letters = grown(this.letters, new Uint32Array(2 * this.count))
      this.bodies = grown(this.bodies, new Float32Array(8 * this.count))
    }
    this.letters[this.count] = letter
    const at = 4 * this.count
    this.bodies[at] = left
    this.bodies[at + 1] = bottom
    this.bodies[at + 2] = right
    this.bodies[at + 3] = top
    this.count += 1
  }

  /** The next place in the order of painting. */
  nextOrder(): number {
    this.order += 1
    return this.order
  }

  addArea(area: Area): void {
    if (this.areas.length < MOST_AREAS) this.areas.push(area)
    else this.isOverfull = true
  }

  /**
   * Whether an area only makes a box larger that is being painted strip by strip, as programs paint gradients: with no
   * letter in between, of the same width or height, and without a gap. It counts once it is no line any more.
   */
  isOfStrips(strip: Area, thinnest: number): boolean {
    if (!strip.isSolid || strip.corners !== null) return false
    const { strips } = this
    if (strips === null || !areOneBox(strips.box, strip.box)) {
      this.strips = { ...strip, isListed: false }
      return false
    }
    const { left, bottom, right, top } = strip.box
    strips.box = {
      left: Math.min(strips.box.left, left),
      bottom: Math.min(strips.box.bottom, bottom),
      right: Math.max(strips.box.right, right),
      top: Math.max(strips.box.top, top),
    }
    strips.order = strip.order
    strips.colour = strips.colour === strip.colour ? strip.colour : UNKNOWN
    if (!strips.isListed && !isThin(strips.box, thinnest)) {
      this.addArea(strips)
      strips.isListed = true
    }
    return true
  }

  endStrips(): void {
    this.strips = null
  }

  addRun(run: Run): void {
    this.runs.push(run)
    this.endStrips()
  }
}

const CLOSE = 0.05
const isSame = (one: number, other: number): boolean => Math.abs(one - other) < CLOSE
const meet = (from: number, to: number, start: number, end: number): boolean =>
  start < to + CLOSE && end > from - CLOSE

const areOneBox = (one: Box, other: Box): boolean =>
  (isSame(one.left, other.left) &&
    isSame(one.right, other.right) &&
    meet(one.bottom, one.top, other.bottom, other.top)) ||
  (isSame(one.bottom, other.bottom) &&
    isSame(one.top, other.top) &&
    meet(one.left, one.right, other.left, other.right))

function grown<T extends Uint32Array | Float32Array>(old: T, fresh: T): T {
  fresh.set(old)
  return fresh
}
