import { IDENTITY, type Ink, type Matrix } from './content-ink.ts'
import { Operands } from './operands.ts'

/** What a content stream names, and its page's resources know. */
export interface Named {
  /** Bytes to a letter of a font: 2 for a composite one. */
  lettersOf(font: string): 1 | 2
  /** Draws a picture or form into the ink. */
  draw(name: string, matrix: Matrix): void
}

interface GraphicsState {
  matrix: Matrix
  isWhite: boolean
  fontSize: number
  letters: 1 | 2
  mode: number
}

/** Average width of a letter, in ems: how much room text takes is estimated, not measured. */
const LETTER = 0.55
/** How far letters reach below and above their line, in ems. */
const BELOW = -0.22
const ABOVE = 0.75
/** Text rendering mode 3 draws nothing: the words that a scanner put behind its picture. */
const INVISIBLE = 3

/** A drawing while it is read for its ink: its state, and where its text stands. */
export class Drawing extends Operands {
  state: GraphicsState
  leading = 0
  private readonly saved: GraphicsState[] = []
  /** The text line matrix; of the text matrix only the place differs. */
  private line: Matrix = IDENTITY
  private lineX = 0
  private lineY = 0
  private textX = 0
  private textY = 0
  private left = Number.POSITIVE_INFINITY
  private bottom = Number.POSITIVE_INFINITY
  private right = Number.NEGATIVE_INFINITY
  private top = Number.NEGATIVE_INFINITY
  readonly ink: Ink
  readonly named: Named

  constructor(matrix: Matrix, ink: Ink, named: Named) {
    super()
    this.state = { matrix, isWhite: false, fontSize: 0, letters: 1, mode: 0 }
    this.ink = ink
    this.named = named
  }

  save(): void {
    this.balance.saved += 1
    this.saved.push({ ...this.state })
  }

  restore(): void {
    this.balance.saved -= 1
    if (this.balance.saved < this.balance.lowest) this.balance.lowest = this.balance.saved
    this.state = this.saved.pop() ?? this.state
  }

  /** The pair of operands that ends at this place is a point of the path. */
  point(place: number, fromX = 0, fromY = 0): void {
    const [x, y] = [fromX + this.last(place + 1), fromY + this.last(place)]
    if (x < this.left) this.left = x
    if (x > this.right) this.right = x
    if (y < this.bottom) this.bottom = y
    if (y > this.top) this.top = y
  }

  /** Paints the path. White on white paper is no ink. */
  paint(how: 'fill' | 'stroke' | 'nothing'): void {
    const isSeen = how === 'stroke' || (how === 'fill' && !this.state.isWhite)
    if (isSeen && this.right >= this.left)
      this.ink.draw(this.left, this.bottom, this.right, this.top, this.state.matrix)
    this.left = this.bottom = Number.POSITIVE_INFINITY
    this.right = this.top = Number.NEGATIVE_INFINITY
  }

  beginText(matrix: Matrix): void {
    this.line = matrix
    this.lineX = this.textX = matrix[4]
    this.lineY = this.textY = matrix[5]
  }

  moveLine(x: number, y: number): void {
    const [a, b, c, d] = this.line
    this.lineX = this.textX = a * x + c * y + this.lineX
    this.lineY = this.textY = b * x + d * y + this.lineY
  }

  /** Shows the strings among the operands. `moved` is what a TJ moves by, in thousandths of an em. */
  show(moved: number): void {
    const { fontSize, letters, mode, matrix } = this.state
    const [a, b, c, d] = this.line
    const width = ((this.stringBytes / letters) * LETTER - moved / 1000) * fontSize
    if (mode !== INVISIBLE && this.stringBytes > 0) {
      const [bottom, top] = [BELOW * fontSize, ABOVE * fontSize]
      this.drawLine(
        this.textX + c * bottom,
        this.textY + d * bottom,
        a * width,
        b * width,
        c * (top - bottom),
        d * (top - bottom),
        matrix,
      )
    }
    this.textX += a * width
    this.textY += b * width
  }

  /** A line of text as a slanted box: a corner, its side along the line, and its side across. */
  private drawLine(
    x: number,
    y: number,
    alongX: number,
    alongY: number,
    acrossX: number,
    acrossY: number,
    matrix: Matrix,
  ): void {
    const left = x + Math.min(0, alongX) + Math.min(0, acrossX)
    const right = x + Math.max(0, alongX) + Math.max(0, acrossX)
    const bottom = y + Math.min(0, alongY) + Math.min(0, acrossY)
    const top = y + Math.max(0, alongY) + Math.max(0, acrossY)
    this.ink.draw(left, bottom, right, top, matrix)
  }
}
