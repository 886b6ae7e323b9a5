import { inflateSync } from 'node:zlib'

/** What the stamps need of a TrueType font. Lengths are in units, `unitsPerEm` to the size of the type. */
export interface Typeface {
  /** The font unpacked from its WOFF file, as PDF embeds it. */
  sfnt: Uint8Array
  unitsPerEm: number
  box: number[]
  ascent: number
  descent: number
  capHeight: number
  /** Unicode character → glyph, for every character that the font has. */
  glyphs: ReadonlyMap<number, number>
  advance(glyph: number): number
}

/** Reads a WOFF 1.0 file (W3C) with TrueType outlines. Throws where it is none. */
export function typefaceFromWoff(woff: Uint8Array): Typeface {
  const tables = unpack(woff)
  const table = (tag: string): DataView => {
    const bytes = tables.get(tag)
    if (bytes === undefined) throw new Error(`The stamp font has no ${tag} table`)
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  const head = table('head')
  const hhea = table('hhea')
  const hmtx = table('hmtx')
  const os2 = table('OS/2')
  const measured = hhea.getUint16(34)
  const glyphs = charactersOf(table('cmap'))
  return {
    sfnt: packed(tables),
    unitsPerEm: head.getUint16(18),
    box: [36, 38, 40, 42].map((at) => head.getInt16(at)),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: os2.getUint16(0) >= 2 ? os2.getInt16(88) : hhea.getInt16(4),
    glyphs,
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, measured - 1)),
  }
}

function unpack(woff: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  if (view.getUint32(0) !== 0x774f4646) throw new Error('The stamp font is not a WOFF file')
  const tables = new Map<string, Uint8Array>()
  for (let entry = 0; entry < view.getUint16(12); entry++) {
    const at = 44 + 20 * entry
    const tag = String.fromCharCode(...woff.subarray(at, at + 4))
    const [offset, packedLength, length] = [
      view.getUint32(at + 4),
      view.getUint32(at + 8),
      view.getUint32(at + 12),
    ]
    const bytes = woff.subarray(offset, offset + packedLength)
    tables.set(tag, packedLength < length ? inflateSync(bytes) : bytes)
  }
  return tables
}

/** Tables as one TrueType file: directory first, each table on a multiple of four bytes. */
function packed(tables: Map<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const evenly = (length: number) => (length + 3) & ~3
  const size = sorted.reduce((sum, [, bytes]) => sum + evenly(bytes.length), 12 + 16 * sorted.length)
  const file = new Uint8Array(size)
  const view = new DataView(file.buffer)
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  view.setUint32(0, 0x00010000)
  const search = [sorted.length, 16 * power, Math.log2(power), 16 * (sorted.length - power)]
  for (const [at, value] of search.entries()) view.setUint16(4 + 2 * at, value)
  let offset = 12 + 16 * sorted.length
  for (const [at, [tag, bytes]] of sorted.entries()) {
    const entry = 12 + 16 * at
    file.set(Buffer.from(tag, 'latin1'), entry)
    file.set(bytes, offset)
    view.setUint32(entry + 4, checksum(view, offset, evenly(bytes.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, bytes.length)
    offset += evenly(bytes.length)
  }
  return file
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

/** Character → glyph, from the font's segment table (cmap format 4: the Basic Multilingual Plane). */
function charactersOf(cmap: DataView): Map<number, number> {
  const glyphs = new Map<number, number>()
  const at = segmentTable(cmap)
  const segments = cmap.getUint16(at + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const endAt = at + 14 + 2 * segment
    const startAt = endAt + 2 * segments + 2
    const rangeAt = startAt + 4 * segments
    const [start, end] = [cmap.getUint16(startAt), cmap.getUint16(endAt)]
    const shift = cmap.getUint16(startAt + 2 * segments)
    const range = cmap.getUint16(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - start))
      if (listed !== 0) glyphs.set(code, (listed + shift) & 0xffff)
    }
  }
  return glyphs
}

function segmentTable(cmap: DataView): number {
  for (let table = 0; table < cmap.getUint16(2); table++) {
    const at = cmap.getUint32(8 + 8 * table)
    if (cmap.getUint16(at) === 4) return at
  }
  throw new Error('The stamp font has no table of characters that can be read')
}
