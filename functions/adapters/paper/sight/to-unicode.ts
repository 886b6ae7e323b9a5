import { PdfKeyword, readToken } from '../pdf/read-value.ts'
import { PdfString, type PdfValue } from '../pdf/values.ts'
import { asLetter, isLetter } from './ligatures.ts'

/** More than any font has glyphs. */
const MOST_CODES = 70_000

/** What a map of codes says (Adobe Technical Note 5014): which letter each stands for, and how long codes are. */
export interface CodeMap {
  letters: Map<number, number>
  /** First bytes of codes that are one byte long; null where it does not say. */
  oneByte: [from: number, to: number][] | null
}

/** Reads a map of codes as far as it can be read. */
export function readCodeMap(bytes: Uint8Array): CodeMap {
  const map: CodeMap = { letters: new Map(), oneByte: null }
  const cursor = { bytes, at: 0 }
  let operands: PdfValue[] = []
  try {
    for (;;) {
      const token = readToken(cursor)
      if (!(token instanceof PdfKeyword)) {
        operands.push(token)
        continue
      }
      if (token.text === 'endbfchar') addLetters(map, operands)
      if (token.text === 'endbfrange') addRanges(map, operands)
      if (token.text === 'endcodespacerange') addSpaces(map, operands)
      operands = []
    }
  } catch {
    // It ends, or is damaged there: what was read so far holds.
    return map
  }
}

function addLetters({ letters }: CodeMap, operands: PdfValue[]): void {
  for (let at = 0; at + 1 < operands.length && letters.size < MOST_CODES; at += 2)
    letters.set(codeOf(operands[at]), letterOf(operands[at + 1]))
}

function addRanges({ letters }: CodeMap, operands: PdfValue[]): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [from, to, first] = [codeOf(operands[at]), codeOf(operands[at + 1]), operands[at + 2]]
    for (let code = from; code <= to && letters.size < MOST_CODES; code += 1) {
      const letter = Array.isArray(first) ? letterOf(first[code - from]) : letterOf(first) + code - from
      letters.set(code, isLetter(letter) ? letter : 0)
    }
  }
}

function addSpaces(map: CodeMap, operands: PdfValue[]): void {
  map.oneByte ??= []
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [from, to] = [operands[at], operands[at + 1]]
    if (from instanceof PdfString && from.bytes.length === 1) map.oneByte.push([codeOf(from), codeOf(to)])
  }
}

const codeOf = (value: PdfValue | undefined): number =>
  value instanceof PdfString ? value.bytes.reduce((code, byte) => code * 256 + byte, 0) : 0

/** What a code stands for, in UTF-16BE. */
function letterOf(value: PdfValue | undefined): number {
  if (!(value instanceof PdfString)) return 0
  const { bytes } = value
  return bytes.length === 1 ? (bytes[0] ?? 0) : asLetter(UTF_16.decode(bytes))
}

const UTF_16 = new TextDecoder('utf-16be', { ignoreBOM: true })
