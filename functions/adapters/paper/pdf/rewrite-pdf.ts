import { type PackWriter, packWriter } from './pack-writer.ts'
import type { PdfDocument } from './pdf-document.ts'
import { dictOf, type PdfDict, PdfStream, type PdfValue } from './values.ts'

/** What becomes of a file when it is written anew. */
export interface Rewriting {
  catalog: PdfDict
  /** What it says of itself, in place of all that it said. */
  info: Record<string, PdfValue | undefined>
  /** A stream's data as they are to be: pictures lose what cameras wrote into them. */
  data(stream: PdfStream): Uint8Array
  /** Objects that stand in place of those with their numbers, and new ones with numbers that the file has not. */
  changed?: ReadonlyMap<number, PdfValue>
}

/**
 * Writes a file anew, without what nothing leads to: earlier versions, and what it said of itself but for `info`. The
 * same file gives the same bytes. What it holds is not judged; that is the binder's concern.
 */
export function rewritePdf(
  document: PdfDocument,
  { catalog, info, data, changed = new Map() }: Rewriting,
  writer: PackWriter = packWriter(),
): Uint8Array {
  const numbers = new Map<number, number>()
  const waiting: [num: number, other: number][] = []
  function refer(num: number): number {
    const known = numbers.get(num)
    if (known !== undefined) return known
    const other = writer.reserve()
    numbers.set(num, other)
    waiting.push([num, other])
    return other
  }
  const [root, about] = [writer.reserve(), writer.reserve()]
  writer.put(root, catalog, refer)
  writer.put(about, dictOf(info))
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [num, other] = next
    const value = changed.get(num) ?? document.get(num)
    if (value instanceof PdfStream) writer.putStream(other, value.dict, data(value), refer)
    else writer.put(other, value, refer)
  }
  return writer.finish(root, about)
}
