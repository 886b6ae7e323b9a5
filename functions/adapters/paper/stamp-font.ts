import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type PDFContext, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { type Typeface, typefaceFromWoff } from './typeface.ts'

/** The stamps' two faces, as WOFF files. */
export interface StampFonts {
  regular: Uint8Array
  bold: Uint8Array
}

/** Open Sans as @fontsource ships it: the Latin part, which has every letter that a stamp may hold. */
export function openSans(): StampFonts {
  const { resolve } = createRequire(import.meta.url)
  const file = (weight: number) =>
    readFileSync(resolve(`@fontsource/open-sans/files/open-sans-latin-${weight}-normal.woff`))
  return { regular: file(400), bold: file(700) }
}

export interface StampFont {
  ref: PDFRef
  /** The text as the font's own glyph numbers: a hexadecimal string for `Tj`. */
  encode(text: string): string
  /** Width of the text in points at a size in points. */
  width(text: string, size: number): number
}

/** Embeds a face into the document, with what a reader needs to find its text again. */
export function embedStampFont(context: PDFContext, woff: Uint8Array, fontName: string): StampFont {
  const face = typefaceFromWoff(woff)
  const codes = Array.from({ length: 95 }, (_, at) => 32 + at)
  const glyphs = codes.map((code) => ({ code, glyph: face.glyphOf(code) }))
  const per1000 = (units: number) => Math.round((units * 1000) / face.unitsPerEm)
  const widths = glyphs
    .toSorted((a, b) => a.glyph - b.glyph)
    .flatMap(({ glyph }) => [glyph, [per1000(face.advance(glyph))]])
  const baseFont = `PHKSTP+${fontName}`
  const file = context.register(context.flateStream(face.sfnt, { Length1: face.sfnt.length }))
  const descriptor = context.register(context.obj(descriptorOf(face, baseFont, per1000, file)))
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    CIDToGIDMap: 'Identity',
    DW: 600,
    W: widths,
  })
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(toUnicode(glyphs))),
    }),
  )
  const glyphsOf = (text: string) => [...text].map((one) => face.glyphOf(one.codePointAt(0) ?? 0))
  return {
    ref,
    encode: (text) =>
      `<${glyphsOf(text)
        .map((glyph) => hex(glyph))
        .join('')}>`,
    width: (text, size) =>
      glyphsOf(text).reduce((sum, glyph) => sum + (face.advance(glyph) * size) / face.unitsPerEm, 0),
  }
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

const SYMBOLIC = 4

const descriptorOf = (
  face: Typeface,
  baseFont: string,
  per1000: (units: number) => number,
  file: PDFRef,
) => ({
  Type: 'FontDescriptor',
  FontName: baseFont,
  Flags: SYMBOLIC,
  FontBBox: face.box.map(per1000),
  ItalicAngle: 0,
  Ascent: per1000(face.ascent),
  Descent: per1000(face.descent),
  CapHeight: per1000(face.capHeight),
  StemV: 80,
  FontFile2: file,
})

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
