import { deflateSync } from 'node:zlib'
import type { StampFonts } from '../stamp-fonts.ts'
import { type Typeface, typefaceFromWoff } from '../typeface.ts'
import { FLATE } from './filters.ts'
import type { PackWriter } from './pack-writer.ts'
import { dictOf, nameOf, PackRef, PdfString } from './values.ts'

/** A face of the stamps: how its text is written, and how wide that is. */
export interface StampFace {
  num: number
  encode(text: string): string
  width(text: string, size: number): number
}

export interface StampFaces {
  regular: StampFace
  bold: StampFace
}

export const embedStampFaces = (writer: PackWriter, fonts: StampFonts): StampFaces => ({
  regular: embed(writer, typefaceFromWoff(fonts.regular), 'PHKSTP+OpenSans-Regular'),
  bold: embed(writer, typefaceFromWoff(fonts.bold), 'PHKSTP+OpenSans-Bold'),
})

const SYMBOLIC = 4
const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

function embed(writer: PackWriter, face: Typeface, name: string): StampFace {
  const codes = Array.from({ length: 95 }, (_, at) => 32 + at)
  const glyphs = codes.map((code) => ({ code, glyph: face.glyphOf(code) }))
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
      W: glyphs
        .toSorted((a, b) => a.glyph - b.glyph)
        .flatMap(({ glyph }) => [glyph, [per1000(face.advance(glyph))]]),
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
  const glyphsOf = (text: string): number[] => [...text].map((one) => face.glyphOf(one.codePointAt(0) ?? 0))
  return {
    num,
    encode: (text) => `<${glyphsOf(text).map(hex).join('')}>`,
    width: (text, size) =>
      glyphsOf(text).reduce((sum, glyph) => sum + (face.advance(glyph) * size) / face.unitsPerEm, 0),
  }
}

/** The table by which a reader finds text behind glyphs (ISO 32000, 9.10.3). */
function toUnicode(glyphs: { code: number; glyph: number }[]): string {
  const lines = glyphs.map(({ code, glyph }) => `<${hex(glyph)}> <${hex(code)}>`)
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    `${lines.length} beginbfchar`,
    ...lines,
    'endbfchar endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}
