import { dictIn, listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { type PdfDict, PdfName } from '../pdf/values.ts'
import { letterOfGlyph } from './glyph-names.ts'

const CODES = Uint8Array.from({ length: 256 }, (_, code) => code)
const lettersIn = (encoding: string): number[] =>
  [...new TextDecoder(encoding).decode(CODES)].map((letter, code) =>
    code < 0x20 ? 0 : (letter.codePointAt(0) ?? 0),
  )

const windows = lettersIn('windows-1252')
const macintosh = lettersIn('macintosh')

/** The letters of a simple font's 256 codes, by its encoding (ISO 32000-1, 9.6.6); 0 where it does not say. */
export function simpleLetters(document: PdfDocument, font: PdfDict): number[] {
  const encoding = dictIn(document, font.get('Encoding'))
  const called = nameIn(document, encoding?.get('BaseEncoding') ?? font.get('Encoding')) ?? ''
  const letters = [...(called === 'MacRomanEncoding' ? macintosh : windows)]
  let code = 0
  for (const one of listIn(document, encoding?.get('Differences'))) {
    const found = document.resolve(one)
    if (found instanceof PdfName) letters[code++ & 0xff] = letterOfGlyph(found.text)
    else code = numberIn(document, found) ?? code
  }
  return letters
}
