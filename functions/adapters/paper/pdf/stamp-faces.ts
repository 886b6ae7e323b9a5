import { deflateSync } from 'node:zlib'
import type { FaceFiles, StampFonts } from '../stamp-fonts.ts'
import { type Typeface, typefaceFromWoff } from '../typeface.ts'
import { FLATE } from './filters.ts'
import type { PackWriter } from './pack-writer.ts'
import { dictOf, nameOf, PackRef, PdfString } from './values.ts'

/** A run of text in one font. */
export interface StampRun {
  font: StampFont
  /** The glyphs as a hexadecimal string for `Tj`. */
  glyphs: string
}

/** One font of a face. */
export interface StampFont {
  /** By which a page's resources know it, after a prefix of the page's. */
  name: string
  /** Its number in the pack; it is embedded when it is first asked for. */
  num(): number
}

/** A face of the stamps: how its text is written, and how wide that is in points at a size in points. */
export interface StampFace {
  /** Whether it can write a letter. */
  has(letter: string): boolean
  runs(text: string): StampRun[]
  width(text: string, size: number): number
}

export interface StampFaces {
  regular: StampFace
  bold: StampFace
}

export const stampFaces = (writer: PackWriter, fonts: StampFonts): StampFaces => ({
  regular: faceOf(writer, fonts.regular, 'Regular'),
  bold: faceOf(writer, fonts.bold, 'Bold'),
})

function faceOf(writer: PackWriter, files: FaceFiles, style: string): StampFace {
  const parts = files.map((file, at) => {
    const typeface = typefaceFromWoff(file)
    let num = 0
    const font: StampFont = {
      name: at === 0 ? style : `${style}${at + 1}`,
      num: () => {
        if (num === 0) num = embed(writer, typeface, `PHKST${'PQRSTUV'[at]}+OpenSans-${style}`)
        return num
      },
    }
    return { typeface, font }
  })
  const [first] = parts
  if (first === undefined) throw new Error('A face of the stamps has no file')
  const placed = (text: string) =>
    [...text].map((one) => {
      const code = one.codePointAt(0) ?? 0
      const { typeface, font } = parts.find((part) => part.typeface.glyphs.has(code)) ?? first
      return { typeface, font, glyph: typeface.glyphs.get(code) ?? 0 }
    })
  return {
    has: (letter) => parts.some((part) => part.typeface.glyphs.has(letter.codePointAt(0) ?? 0)),
    runs(text) {
      const runs: StampRun[] = []
      for (const { font, glyph } of placed(text)) {
        const last = runs.at(-1)
        if (last?.font === font) last.glyphs += hex(glyph)
        else runs.push({ font, glyphs: hex(glyph) })
      }
      return runs
    },
    width: (text, size) =>
      placed(text).reduce(
        (sum, { typeface, glyph }) => sum + (typeface.advance(glyph) * size) / typeface.unitsPerEm,
        0,
      ),
  }
}

const SYMBOLIC = 4
const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

function embed(writer: PackWriter, face: Typeface, name: string): number {
  // Of two characters that look alike, such as a space and one that does not break, a reader is told the first.
  const codes = new Map([...face.glyphs].reverse().map(([code, glyph]) => [glyph, code]))
  const glyphs = [...codes].map(([glyph, code]) => ({ glyph, code })).toSorted((a, b) => a.glyph - b.glyph)
  const per1000 = (units: number): number => Math.round((units * 1000) / face.unitsPerEm)
  const file = writer.reserve()
  const packed = deflateSync(face.sfnt)
  writer.putStream(file, dictOf({ Length1: face.sfnt.length, Filter: FLATE }), packed)
  const descriptor = writer.reserve()
  writer.put(
    descriptor,
    dictOf({
      Type: nameOf('FontDescriptor'),
      FontName: nameOf(name),
      Flags: SYMBOLIC,
      FontBBox: face.box.map(per1000),
      ItalicAngle: 0,
      Ascent: per1000(face.ascent),
      Descent: per1000(face.descent),
      CapHeight: per1000(face.capHeight),
      StemV: 80,
      FontFile2: new PackRef(file),
    }),
  )
  const ascii = (text: string): PdfString => new PdfString(Buffer.from(text, 'latin1'))
  const descendant = writer.reserve()
  writer.put(
    descendant,
    dictOf({
      Type: nameOf('Font'),
      Subtype: nameOf('CIDFontType2'),
      BaseFont: nameOf(name),
      CIDSystemInfo: dictOf({ Registry: ascii('Adobe'), Ordering: ascii('Identity'), Supplement: 0 }),
      FontDescriptor: new PackRef(descriptor),
      CIDToGIDMap: nameOf('Identity'),
      DW: 600,
      W: glyphs.flatMap(({ glyph }) => [glyph, [per1000(face.advance(glyph))]]),
    }),
  )
  const num = writer.reserve()
  writer.put(
    num,
    dictOf({
      Type: nameOf('Font'),
      Subtype: nameOf('Type0'),
      BaseFont: nameOf(name),
      Encoding: nameOf('Identity-H'),
      DescendantFonts: [new PackRef(descendant)],
      ToUnicode: new PackRef(writer.putText(toUnicode(glyphs))),
    }),
  )
  return num
}

/** What Adobe's technical note 5411 allows. */
const MOST_IN_A_BLOCK = 100

/** The table by which a reader finds text behind glyphs (ISO 32000, 9.10.3). */
function toUnicode(glyphs: { code: number; glyph: number }[]): string {
  const lines = glyphs.map(({ code, glyph }) => `<${hex(glyph)}> <${hex(code)}>`)
  const blocks = Array.from({ length: Math.ceil(lines.length / MOST_IN_A_BLOCK) }, (_, at) =>
    lines.slice(at * MOST_IN_A_BLOCK, (at + 1) * MOST_IN_A_BLOCK),
  )
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, 'endbfchar']),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}
