import type { Matrix } from './content-ink.ts'

/** What a drawing leaves open at its end. */
export interface Balance {
  /** Graphics states saved and not restored; negative where more were restored than saved. */
  saved: number
  lowest: number
  text: number
  marked: number
  /** Whether its syntax is broken, so that it must be mended. */
  isDamaged: boolean
  /** Whether most of its words mean nothing: it is no drawing. */
  isGarbled: boolean
}

/** Operands that any operator needs; more are of no use to us. */
const MOST_OPERANDS = 16

/** A drawing while it is read: the operands of the operator that comes next, and what is open so far. */
export class Operands {
  readonly balance: Balance = { saved: 0, lowest: 0, text: 0, marked: 0, isDamaged: false, isGarbled: false }
  readonly operands = new Float64Array(MOST_OPERANDS)
  count = 0
  /** Of all operands, beyond those kept too: what a TJ moves by. */
  sum = 0
  /** Of all strings among the operands. */
  stringBytes = 0
  /** The last name among the operands. */
  name = ''
  /** Operators that are known, less words that are none. */
  understood = 0
  /** Arrays that are open. */
  arrays = 0

  add(operand: number): void {
    this.sum += operand
    if (this.count === MOST_OPERANDS) this.operands.copyWithin(0, 1)
    else this.count += 1
    this.operands[this.count - 1] = operand
  }

  /** A string lies between these places, its brackets included. */
  addString(_bytes: Uint8Array, from: number, to: number, isHexadecimal: boolean): void {
    const length = Math.max(0, to - from - 2)
    this.stringBytes += isHexadecimal ? length >> 1 : length
  }

  addName(name: string): void {
    this.name = name
  }

  /** A dictionary lies between these places. */
  addDict(_bytes: Uint8Array, _from: number, _to: number): void {}

  /** The operator is done with them. */
  clear(): void {
    this.arrays = 0
    this.count = 0
    this.sum = 0
    this.stringBytes = 0
  }

  /** The last operand is 1. */
  last(place: number): number {
    return place <= this.count ? (this.operands[this.count - place] as number) : 0
  }

  lastMatrix(): Matrix {
    return [this.last(6), this.last(5), this.last(4), this.last(3), this.last(2), this.last(1)]
  }
}
