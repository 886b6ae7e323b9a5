import { dictIn, listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { isDict, type PdfDict, PdfStream, type PdfValue } from '../pdf/values.ts'
import { simpleLetters } from './simple-letters.ts'
import { standardWidth } from './standard-widths.ts'
import { readCodeMap } from './to-unicode.ts'

/** What must be known of a font to tell which words it sets, and where they stand. */
export interface FontFacts {
  /** Its name without the tag of a subset. */
  name: string
  isEmbedded: boolean
  /** Whether its glyphs are drawings and nothing says which letters they are: some are tiles of a hatching. */
  isUntold: boolean
  /** Whether letters stand below one another. */
  isVertical: boolean
  /** The em, in units of its size: 1 but for fonts whose glyphs are drawings. */
  em: number
  /** How many bytes the code is long that begins with this byte. */
  lengthOf(firstByte: number): 1 | 2
  /** The width of a code's glyph, in ems. */
  widthOf(code: number): number
  /** The letter that a code stands for; 0 where the file does not say. */
  letterOf(code: number): number
}

function fontFacts(document: PdfDocument, font: PdfDict): FontFacts {
  const toUnicode = document.resolve(font.get('ToUnicode'))
  const told = toUnicode instanceof PdfStream ? readCodeMap(document.decode(toUnicode).data).letters : null
  const name = (nameIn(document, font.get('BaseFont')) ?? 'without a name').replace(/^[A-Z]{6}\+/, '')
  return nameIn(document, font.get('Subtype')) === 'Type0'
    ? compositeFont(document, font, name, told)
    : simpleFont(document, font, name, told)
}

type Told = ReadonlyMap<number, number> | null

const isEmbedded = (document: PdfDocument, descriptor: PdfDict | null): boolean =>
  descriptor !== null &&
  ['FontFile', 'FontFile2', 'FontFile3'].some((key) => document.resolve(descriptor.get(key)) !== null)

function simpleFont(document: PdfDocument, font: PdfDict, name: string, told: Told): FontFacts {
  const isDrawn = nameIn(document, font.get('Subtype')) === 'Type3'
  const descriptor = dictIn(document, font.get('FontDescriptor'))
  const first = numberIn(document, font.get('FirstChar')) ?? 0
  const given = listIn(document, font.get('Widths')).map((one) => numberIn(document, one) ?? 0)
  const missing = numberIn(document, descriptor?.get('MissingWidth')) ?? 0
  // Its widths are in units of its drawings (ISO 32000-1, 9.6.5); everybody else's in thousandths.
  const scale = isDrawn
    ? Math.abs(numberIn(document, listIn(document, font.get('FontMatrix'))[0]) ?? 0.001)
    : 0.001
  const letters = simpleLetters(document, font)
  return {
    name,
    isEmbedded: isDrawn || isEmbedded(document, descriptor),
    isUntold: isDrawn && told === null,
    isVertical: false,
    em: isDrawn ? heightOfDrawn(document, font) : 1,
    lengthOf: () => 1,
    widthOf: (code) =>
      given.length > 0
        ? (given[code - first] ?? missing) * scale
        : standardWidth(name, letters[code] ?? 0) * scale,
    letterOf: (code) => told?.get(code) || (letters[code] ?? 0),
  }
}

/** How high a drawn font's glyphs are at size 1: by its box, where it has one. */
function heightOfDrawn(document: PdfDocument, font: PdfDict): number {
  const box = listIn(document, font.get('FontBBox')).map((one) => numberIn(document, one) ?? 0)
  const unit = Math.abs(numberIn(document, listIn(document, font.get('FontMatrix'))[3]) ?? 0.001)
  const height = Math.abs((box[3] ?? 0) - (box[1] ?? 0)) * unit
  return height > 0 ? height : unit * 1000
}

function compositeFont(document: PdfDocument, font: PdfDict, name: string, told: Told): FontFacts {
  const within = dictIn(document, listIn(document, font.get('DescendantFonts'))[0])
  const encoding = document.resolve(font.get('Encoding'))
  const map = encoding instanceof PdfStream ? readCodeMap(document.decode(encoding).data) : null
  const called = nameIn(document, font.get('Encoding')) ?? ''
  const oneByte = map?.oneByte ?? []
  const widths = widthsByGlyph(document, within)
  const usual = numberIn(document, within?.get('DW')) ?? 1000
  const isByNumber = called.startsWith('Identity') || map !== null
  const isInUnicode = /UCS2|UTF16/.test(called)
  return {
    name,
    isEmbedded: isEmbedded(document, dictIn(document, within?.get('FontDescriptor'))),
    isUntold: false,
    isVertical: called.endsWith('-V'),
    em: 1,
    lengthOf: (byte) => (oneByte.some(([from, to]) => byte >= from && byte <= to) ? 1 : 2),
    widthOf: (code) => (widths.get(code) ?? usual) / 1000,
    letterOf: (code) => told?.get(code) || (isInUnicode ? code : isByNumber ? 0 : UNKNOWN_LETTER),
  }
}

/** Viewers know what codes of the great character sets stand for; here it is only known that they stand for something. */
const UNKNOWN_LETTER = 0x3013

const MOST_WIDTHS = 70_000

/** `W`: runs of widths from a glyph on, and one width for a range of glyphs (ISO 32000-1, 9.7.4.3). */
function widthsByGlyph(document: PdfDocument, font: PdfDict | null): Map<number, number> {
  const widths = new Map<number, number>()
  const listed = listIn(document, font?.get('W'))
  const numberAt = (value: PdfValue | undefined): number => numberIn(document, value) ?? 0
  for (let at = 0; at + 1 < listed.length; ) {
    const from = numberAt(listed[at])
    const next = document.resolve(listed[at + 1])
    if (Array.isArray(next)) {
      for (const [along, width] of next.entries()) widths.set(from + along, numberAt(width))
      at += 2
      continue
    }
    const [to, width] = [numberAt(next), numberAt(listed[at + 2])]
    for (let glyph = from; glyph <= to && widths.size < MOST_WIDTHS; glyph += 1) widths.set(glyph, width)
    at += 3
  }
  return widths
}

/** A font's facts by its dictionary, each read once. */
export function fontsOf(document: PdfDocument): (value: PdfValue | undefined) => FontFacts | null {
  const known = new Map<PdfDict, FontFacts>()
  return (value) => {
    const font = document.resolve(value)
    if (!isDict(font)) return null
    const facts = known.get(font) ?? fontFacts(document, font)
    known.set(font, facts)
    return facts
  }
}
