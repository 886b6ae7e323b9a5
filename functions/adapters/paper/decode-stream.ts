import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFDict, PDFRawStream, type PDFStream } from '@cantoo/pdf-lib'
import { asArray, asDict, asName, asNumber, name } from './pdf-objects.ts'

/** Codings of pictures, which are kept as they are and never decoded here. */
const PICTURES = ['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode']
const FLATE = ['FlateDecode', 'Fl']

/** A stream's codings, outermost first. */
function codingsOf({ dict }: PDFStream): string[] {
  const filter = dict.get(name('Filter')) ?? dict.get(name('F'))
  const single = asName(dict.context, filter)
  if (single !== null) return [single]
  return (asArray(dict.context, filter)?.asArray() ?? []).map((one) => asName(dict.context, one) ?? '')
}

/**
 * A stream's bytes with every coding undone, up to a picture's own. Throws for damaged data, and for more
 * than `limit` bytes: a small file may not unfold into one that fills the memory.
 */
export function decodeStream(stream: PDFRawStream, limit: number): Uint8Array {
  let bytes = stream.contents
  for (const [at, coding] of codingsOf(stream).entries()) {
    if (PICTURES.includes(coding)) return bytes
    bytes = FLATE.includes(coding) ? inflate(bytes, limit) : decodeOne(stream, bytes, coding, at)
    if (bytes.length > limit) throw new RangeError(`The stream unfolds to more than ${limit} bytes`)
    if (predictorOf(stream, at) > 1 && FLATE.includes(coding)) return bytes
  }
  return bytes
}

function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  return inflateSync(bytes, { maxOutputLength: limit })
}

function decodeOne(stream: PDFRawStream, bytes: Uint8Array, coding: string, at: number): Uint8Array {
  const dict = PDFDict.withContext(stream.dict.context)
  dict.set(name('Filter'), name(LONG_NAMES[coding] ?? coding))
  const parameters = parametersOf(stream, at)
  if (parameters !== null) dict.set(name('DecodeParms'), parameters)
  return decodePDFRawStream(PDFRawStream.of(dict, bytes)).decode()
}

const LONG_NAMES: Record<string, string> = {
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
}

function parametersOf({ dict }: PDFRawStream, at: number): PDFDict | null {
  const parameters = dict.get(name('DecodeParms')) ?? dict.get(name('DP'))
  return asDict(dict.context, asArray(dict.context, parameters)?.get(at) ?? parameters)
}

function predictorOf(stream: PDFRawStream, at: number): number {
  return asNumber(stream.dict.context, parametersOf(stream, at)?.get(name('Predictor'))) ?? 1
}
