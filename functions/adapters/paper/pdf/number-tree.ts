import type { PdfDocument } from './pdf-document.ts'
import { isDict, PdfRef, type PdfString, type PdfValue, PdfString as Text } from './values.ts'

/** More leaves than any real tree has. */
const MOST_NODES = 200_000

/** The pairs of a number tree or a name tree (ISO 32000-1, 7.9.6 and 7.9.7), in their order; circles are left. */
function* pairsOf(
  document: PdfDocument,
  root: PdfValue | undefined,
  leaf: 'Nums' | 'Names',
): Generator<[PdfValue, PdfValue]> {
  const seen = new Set<number>()
  const waiting: PdfValue[] = [root ?? null]
  for (let nodes = 0; waiting.length > 0 && nodes < MOST_NODES; nodes += 1) {
    const value = waiting.pop() ?? null
    if (value instanceof PdfRef) {
      if (seen.has(value.num)) continue
      seen.add(value.num)
    }
    const node = document.resolve(value)
    if (!isDict(node)) continue
    const kids = document.resolve(node.get('Kids'))
    if (Array.isArray(kids)) for (const kid of kids.toReversed()) waiting.push(kid)
    const pairs = document.resolve(node.get(leaf))
    if (!Array.isArray(pairs)) continue
    for (let at = 0; at + 1 < pairs.length; at += 2) yield [pairs[at] as PdfValue, pairs[at + 1] as PdfValue]
  }
}

export function* numbersIn(document: PdfDocument, root: PdfValue | undefined): Generator<[number, PdfValue]> {
  for (const [key, value] of pairsOf(document, root, 'Nums')) {
    const number = document.resolve(key)
    if (typeof number === 'number') yield [number, value]
  }
}

export function* namesIn(
  document: PdfDocument,
  root: PdfValue | undefined,
): Generator<[PdfString, PdfValue]> {
  for (const [key, value] of pairsOf(document, root, 'Names')) {
    const name = document.resolve(key)
    if (name instanceof Text) yield [name, value]
  }
}

/** Name trees are sorted by their bytes. */
export const byBytes = ([one]: [PdfString, ...unknown[]], [other]: [PdfString, ...unknown[]]): number =>
  Buffer.compare(one.bytes, other.bytes)
