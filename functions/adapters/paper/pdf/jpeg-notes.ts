import { type JpegPart, partsBeforeScan } from './jpeg-parts.ts'
import type { PdfDocument } from './pdf-document.ts'
import { isDict, nameOf, PdfStream, type PdfValue, textOfName } from './values.ts'

/**
 * Notes of cameras and programs (Exif and XMP, IPTC, comments): where, when and by whom a picture was taken. What tells
 * how colours are meant is no note (APP0, APP2, APP14; ITU-T T.81, Annex B).
 */
const NOTES = new Set([0xe1, 0xed, 0xfe])

/** The notes in a JPEG picture, as far as its first scan. */
export const notesIn = (jpeg: Uint8Array): JpegPart[] =>
  (partsBeforeScan(jpeg) ?? []).filter(({ marker }) => NOTES.has(marker))

const JPEG = new Set(['DCTDecode', 'DCT'])

/** A picture's bytes as a JPEG, where it is one, whatever else it is packed into. */
export function jpegIn(document: PdfDocument, stream: PdfStream): Uint8Array | null {
  const filters = listed(document, stream.dict.get('Filter'))
  if (!JPEG.has(textOfName(document.resolve(filters.at(-1))) ?? '')) return null
  return document.decode(stream).data
}

/** The same picture without notes: not a point of it looks otherwise. What cannot be read is left as it is. */
export function withoutNotes(document: PdfDocument, stream: PdfStream): PdfStream {
  if (textOfName(document.resolve(stream.dict.get('Subtype'))) !== 'Image') return stream
  const bytes = jpegOrNull(document, stream)
  const notes = bytes === null ? [] : notesIn(bytes)
  if (bytes === null || notes.length === 0) return stream
  const kept: Uint8Array[] = []
  let at = 0
  for (const { from, whole } of notes) {
    kept.push(bytes.subarray(at, from))
    at = from + whole.length
  }
  kept.push(bytes.subarray(at))
  const dict = new Map(stream.dict).set('Filter', nameOf('DCTDecode'))
  const parameters = document.resolve(listed(document, stream.dict.get('DecodeParms')).at(-1))
  dict.delete('DecodeParms')
  if (isDict(parameters)) dict.set('DecodeParms', parameters)
  return new PdfStream(dict, Buffer.concat(kept))
}

function jpegOrNull(document: PdfDocument, stream: PdfStream): Uint8Array | null {
  try {
    return jpegIn(document, stream)
  } catch {
    return null
  }
}

function listed(document: PdfDocument, value: PdfValue | undefined): PdfValue[] {
  const found = document.resolve(value)
  return Array.isArray(found) ? found : found === null ? [] : [found]
}
