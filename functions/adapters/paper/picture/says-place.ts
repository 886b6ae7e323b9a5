const [GPS, LATITUDE] = [0x8825, 0x0002]

/** What is said of a photograph that tells where it was taken. */
export const PLACED =
  'A photograph says where it was taken (GPS). That is left out of the PDF; the picture stays.'

/** Whether what a camera or a program wrote into a picture, as Exif (2.32, 4.6.6) or XMP, tells where it was taken. */
export function saysPlace(bytes: Uint8Array): boolean {
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
