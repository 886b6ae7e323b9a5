/** A TIFF directory with one entry, as Exif keeps them. */
const entry = (tag: number, value: number): Buffer => {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(tag, 0)
  bytes.writeUInt16LE(4, 2)
  bytes.writeUInt32LE(1, 4)
  bytes.writeUInt32LE(value, 8)
  return bytes
}
const one = Buffer.from([1, 0])
const end = Buffer.alloc(4)
const GPS_AT = 8 + 2 + 12 + 4

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** A photograph's outline: Exif that tells a latitude, words of its camera, a scan, and something behind its end. */
export function aJpegTakenAt(words: string): Uint8Array {
  const tiff = Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    Buffer.concat([one, entry(0x8825, GPS_AT), end]),
    Buffer.concat([one, entry(0x0002, 53), end]),
    Buffer.from(words),
  ])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])),
    segment(0xfe, Buffer.from(words)),
    segment(0xda, Buffer.from([1, 2, 3])),
    Buffer.from([9, 9, 0xff, 0xd9]),
    Buffer.from(words),
  ])
}
