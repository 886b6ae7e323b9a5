import { isDigit, kinds, SPACE } from './characters.ts'
import { type Cursor, PdfDamage, readValue } from './read-value.ts'
import type { CrossReferences, Entry } from './read-xref.ts'
import { isDict, type PdfDict, PdfName, PdfRef } from './values.ts'

/**
 * Finds a damaged file's objects by looking for `12 0 obj`, wherever they lie; the last one under a number is the
 * newest. The trailer is put together from whatever trailers and cross-reference streams there are, or from a
 * catalog. `objectsIn` lists an object stream's numbers. Throws `PdfDamage` where no catalog can be found.
 */
export function repairCrossReferences(
  bytes: Uint8Array,
  objectsIn: (container: number, entries: Map<number, Entry>) => number[],
): CrossReferences {
  const entries = new Map<number, Entry>()
  const trailer: PdfDict = new Map()
  const containers: number[] = []
  let catalog: number | null = null
  for (const { num, at, body } of objectHeaders(bytes)) {
    entries.set(num, { at })
    const dict = dictAt({ bytes, at: body })
    const type = dict?.get('Type')
    if (dict === null || !(type instanceof PdfName)) continue
    if (type.text === 'ObjStm') containers.push(num)
    if (type.text === 'Catalog') catalog = num
    if (type.text === 'XRef') keepTrailer(trailer, dict)
  }
  for (const container of containers) {
    for (const [index, num] of objectsIn(container, entries).entries()) {
      if (!entries.has(num)) entries.set(num, { inside: container, index })
    }
  }
  for (const dict of trailersIn(bytes)) keepTrailer(trailer, dict)
  const root = trailer.get('Root')
  const isThere = root instanceof PdfRef && entries.has(root.num)
  if (!isThere && catalog !== null) trailer.set('Root', new PdfRef(catalog))
  if (!trailer.has('Root')) throw new PdfDamage('no catalog can be found in it')
  return { entries, trailer }
}

function keepTrailer(trailer: PdfDict, dict: PdfDict): void {
  for (const key of ['Root', 'Encrypt', 'ID']) {
    const value = dict.get(key)
    if (value !== undefined) trailer.set(key, value)
  }
}

/** Every `num generation obj` of the file, in order. */
function* objectHeaders(bytes: Uint8Array): Generator<{ num: number; at: number; body: number }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let found = file.indexOf('obj'); found !== -1; found = file.indexOf('obj', found + 3)) {
    let at = found - 1
    while (kinds[bytes[at] ?? 0x2f] === SPACE) at -= 1
    const generation = at
    while (isDigit(bytes[at] ?? 0)) at -= 1
    if (at === generation || kinds[bytes[at] ?? 0x2f] !== SPACE) continue
    while (kinds[bytes[at] ?? 0x2f] === SPACE) at -= 1
    const last = at
    while (isDigit(bytes[at] ?? 0)) at -= 1
    if (at === last || last - at > 8) continue
    yield { num: Number(file.toString('latin1', at + 1, last + 1)), at: at + 1, body: found + 3 }
  }
}

function dictAt(cursor: Cursor): PdfDict | null {
  try {
    const value = readValue(cursor)
    return isDict(value) ? value : null
  } catch {
    return null
  }
}

function* trailersIn(bytes: Uint8Array): Generator<PdfDict> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = file.indexOf('trailer'); at !== -1; at = file.indexOf('trailer', at + 7)) {
    const dict = dictAt({ bytes, at: at + 7 })
    if (dict !== null) yield dict
  }
}

/** Where a stream ends whose length is wrong: before the next `endstream`. */
export function streamEnd(bytes: Uint8Array, start: number): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = file.indexOf('endstream', start)
  let end = found === -1 ? file.indexOf('endobj', start) : found
  if (end === -1) end = bytes.length
  if (bytes[end - 1] === 10) end -= 1
  if (bytes[end - 1] === 13) end -= 1
  return Math.max(start, end)
}
