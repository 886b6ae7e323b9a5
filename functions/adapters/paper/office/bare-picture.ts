import { crc32 } from 'node:zlib'

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
  const pieces = type === 'image/jpeg' ? jpegPieces(bytes) : type === 'image/png' ? pngPieces(bytes) : null
  if (pieces === null) return { bytes, type, wasPlaced: type === 'image/tiff' && saysPlace(bytes) }
  const left = pieces.filter(({ stays }) => !stays)
  return {
    bytes: Buffer.concat(pieces.filter(({ stays }) => stays).map(({ whole }) => whole)),
    type,
    wasPlaced: left.some(({ whole }) => saysPlace(whole)),
  }
}

interface Piece {
  whole: Uint8Array
  stays: boolean
}

const [APP0, APP2, APP14, APP15, COMMENT, SCAN] = [0xe0, 0xe2, 0xee, 0xef, 0xfe, 0xda]

/** JPEG's segments (ITU T.81, annex B): colour profiles and Adobe's stay, everything else that a program wrote goes. */
function jpegPieces(bytes: Uint8Array): Piece[] | null {
  const pieces: Piece[] = [{ whole: bytes.subarray(0, 2), stays: true }]
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === SCAN) {
      pieces.push({ whole: bytes.subarray(at, endOfScans(bytes, at)), stays: true })
      return pieces
    }
    const next = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    const isOfProgram = (marker >= APP0 && marker <= APP15) || marker === COMMENT
    const stays = !isOfProgram || marker === APP0 || marker === APP2 || marker === APP14
    pieces.push({ whole: bytes.subarray(at, next), stays })
    at = next
  }
  return null
}

/** After the last end-of-image marker nothing belongs to the picture. */
function endOfScans(bytes: Uint8Array, from: number): number {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(
    Buffer.from([0xff, 0xd9]),
    from,
  )
  return end === -1 ? bytes.length : end + 2
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

const [GPS, LATITUDE] = [0x8825, 0x0002]

/** Whether Exif (2.32, 4.6.6) or XMP tell a latitude. */
function saysPlace(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.includes('GPSLatitude')) return true
  const start = Math.max(file.indexOf('II*\0', 0, 'latin1'), file.indexOf('MM\0*', 0, 'latin1'))
  if (start === -1) return false
  const tiff = file.subarray(start)
  const gps = directory(tiff, longAt(tiff, 4)).get(GPS)
  return gps !== undefined && directory(tiff, gps).has(LATITUDE)
}

const isLittle = (tiff: Buffer): boolean => tiff[0] === 0x49
const shortAt = (tiff: Buffer, at: number): number =>
  at + 2 > tiff.length ? 0 : isLittle(tiff) ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
const longAt = (tiff: Buffer, at: number): number =>
  at + 4 > tiff.length ? 0 : isLittle(tiff) ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)

/** A TIFF directory's tags, with what their entries hold. */
const directory = (tiff: Buffer, at: number): Map<number, number> =>
  new Map(
    Array.from({ length: Math.min(shortAt(tiff, at), 200) }, (_, index) => {
      const entry = at + 2 + 12 * index
      return [shortAt(tiff, entry), longAt(tiff, entry + 8)]
    }),
  )
