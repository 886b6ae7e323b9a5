import { constants, inflateSync } from 'node:zlib'
import { ascii85Decode, asciiHexDecode, lzwDecode, runLengthDecode } from './old-filters.ts'
import { unpredict } from './predictors.ts'
import { isDict, nameOf, numberOf, type PdfDict, PdfName, type PdfStream, type PdfValue } from './values.ts'
import { isWholeJpeg } from './whole-jpeg.ts'

/** One stream may unfold to this many bytes; what goes beyond was made to do harm. */
const MOST_UNFOLDED = 256 * 1024 * 1024

/** The stream unfolds to more than any real one. */
export class UnfoldsTooFar extends RangeError {}

/** Filters of pictures: their data are passed on as they are. */
const PICTURES = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF'])
const JPEG = new Set(['DCTDecode', 'DCT'])

interface Filter {
  name: string
  parameters: PdfDict
}

/** The filters of a stream in order, with their parameters. References in them are resolved by `resolve`. */
function filtersOf(dict: PdfDict, resolve: (value: PdfValue | undefined) => PdfValue): Filter[] {
  const listed = (key: string, short: string): PdfValue[] => {
    const value = resolve(dict.get(key) ?? dict.get(short))
    return Array.isArray(value) ? value.map(resolve) : value === null ? [] : [value]
  }
  const parameters = listed('DecodeParms', 'DP')
  return listed('Filter', 'F').map((filter, at) => {
    const given = parameters[at]
    if (!(filter instanceof PdfName)) throw new Error('A filter has no name')
    return { name: filter.text, parameters: isDict(given) ? given : new Map() }
  })
}

/**
 * A stream's data, unfolded as far as its filters are not a picture's. `picture` tells where decoding stopped
 * before one. Throws `UnfoldsTooFar`, or zlib's error where data are damaged.
 */
export function decode(
  { dict, data }: PdfStream,
  resolve: (value: PdfValue | undefined) => PdfValue,
  { most = MOST_UNFOLDED, demand }: { most?: number; demand?: 'whole' | undefined } = {},
): { data: Uint8Array; picture: boolean } {
  let bytes = data
  for (const { name, parameters } of filtersOf(dict, resolve)) {
    if (PICTURES.has(name)) {
      if (demand === 'whole' && JPEG.has(name) && !isWholeJpeg(bytes)) throw new Error('A picture breaks off')
      return { data: bytes, picture: true }
    }
    bytes = unfold(name, bytes, parameters, resolve, { most, demand })
    if (bytes.length > most) throw new UnfoldsTooFar(`A stream unfolds to more than ${most} bytes`)
  }
  return { data: bytes, picture: false }
}

function unfold(
  name: string,
  bytes: Uint8Array,
  parameters: PdfDict,
  resolve: (value: PdfValue | undefined) => PdfValue,
  { most, demand }: { most: number; demand?: 'whole' | undefined },
): Uint8Array {
  const parameter = (key: string, otherwise: number): number =>
    numberOf(resolve(parameters.get(key))) ?? otherwise
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return unpredict(inflate(bytes, most, demand), parameter)
    case 'LZWDecode':
    case 'LZW':
      return unpredict(lzwDecode(bytes, parameter('EarlyChange', 1), most), parameter)
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHexDecode(bytes)
    case 'ASCII85Decode':
    case 'A85':
      return ascii85Decode(bytes)
    case 'RunLengthDecode':
    case 'RL':
      return runLengthDecode(bytes, most)
    case 'Crypt':
      return bytes
    default:
      throw new Error(`The filter "${name}" is not known`)
  }
}

/** Inflates; data that break off give what there is, as viewers do, unless they are demanded whole. */
function inflate(bytes: Uint8Array, most: number, demand?: 'whole'): Uint8Array {
  if (bytes.length === 0) return bytes
  try {
    return inflateSync(bytes, {
      maxOutputLength: most,
      finishFlush: demand === 'whole' ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    })
  } catch (fault) {
    if (fault instanceof RangeError) throw new UnfoldsTooFar(`A stream unfolds to more than ${most} bytes`)
    throw fault
  }
}

export const FLATE = nameOf('FlateDecode')
