/** The tag that says which side of a picture is up (Exif 2.32, 4.6.4). */
const ORIENTATION = 0x0112
const ENTRY = 12

/** How a camera was held, 1 (upright) to 8, by what it wrote into a picture; 1 where it says nothing that can be. */
export function turnIn(exif: Uint8Array | undefined): number {
  if (exif === undefined || exif.length < 8) return 1
  const tiff = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (
    let left = short(first), at = first + 2;
    left > 0 && at + ENTRY <= tiff.length;
    left -= 1, at += ENTRY
  ) {
    const turn = short(at + 8)
    if (short(at) === ORIENTATION) return turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}
