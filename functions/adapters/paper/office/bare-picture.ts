import { crc32 } from 'node:zlib'
import { jpegParts } from '../pdf/jpeg-parts.ts'
import { bareJpeg } from '../picture/bare-jpeg.ts'
import { saysPlace } from '../picture/says-place.ts'

export interface BarePicture {
  bytes: Uint8Array
  /** Its content type, by what it is. */
  type: string
  /** Whether it said where on earth it was taken. */
  wasPlaced: boolean
}

/** The first bytes in hex. */
const BEGINNINGS: { is: RegExp; type: string }[] = [
  { is: /^89504e470d0a1a0a/, type: 'image/png' },
  { is: /^ffd8ff/, type: 'image/jpeg' },
  { is: /^4749463[89]/, type: 'image/gif' },
  { is: /^424d/, type: 'image/bmp' },
  { is: /^(?:49492a00|4d4d002a)/, type: 'image/tiff' },
  { is: /^(?:d7cdc69a|0[12]000900)/, type: 'image/x-wmf' },
  { is: /^56434c4d5446/, type: 'application/x-openoffice-gdimetafile' },
  { is: /^01000000.{72}20454d46/, type: 'image/x-emf' },
]

/**
 * A picture without what its camera and its programs wrote into it: place, time, owner, small copies of what it was
 * before it was cut. Not one point of it changes. Null for what is no picture that office programs print.
 */
export function barePicture(bytes: Uint8Array): BarePicture | null {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('hex')
  const type = BEGINNINGS.find(({ is }) => is.test(start))?.type
  if (type === undefined) return null
  if (type === 'image/jpeg') {
    const wasPlaced = (jpegParts(bytes) ?? []).some(({ content }) => saysPlace(content))
    return { bytes: bareJpeg(bytes) ?? bytes, type, wasPlaced }
  }
  const pieces = type === 'image/png' ? pngPieces(bytes) : null
  if (pieces === null) return { bytes, type, wasPlaced: type === 'image/tiff' && saysPlace(bytes) }
  const gone = pieces.filter(({ stays }) => !stays)
  return {
    bytes: Buffer.concat(pieces.filter(({ stays }) => stays).map(({ whole }) => whole)),
    type,
    wasPlaced: gone.some(({ whole }) => saysPlace(whole)),
  }
}

interface Piece {
  whole: Uint8Array
  stays: boolean
}

const PNG_HEAD = 8
const PNG_TALK = /^(?:tEXt|iTXt|zTXt|eXIf|tIME)$/

function pngPieces(bytes: Uint8Array): Piece[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const pieces: Piece[] = [{ whole: bytes.subarray(0, PNG_HEAD), stays: true }]
  for (let at = PNG_HEAD; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    // A chunk whose check fails would be refused by strict readers: then nothing of the file is touched.
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null
    pieces.push({ whole: bytes.subarray(at, end), stays: !PNG_TALK.test(type) })
    if (type === 'IEND') return pieces
    at = end
  }
  return null
}
