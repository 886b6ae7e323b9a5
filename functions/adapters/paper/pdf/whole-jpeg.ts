import { jpegParts, SOS } from './jpeg-parts.ts'

/** Frames that every viewer decodes: baseline, extended and progressive, by Huffman or arithmetic coding. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca])
const PROGRESSIVE = new Set([0xc2, 0xca])
const [DQT, DHT, DAC, DRI, DNL, COM] = [0xdb, 0xc4, 0xcc, 0xdd, 0xdc, 0xfe]
const [TABLES, SIDES] = [4, 4]

/**
 * Whether a JPEG picture has all its parts, from its start to its end, each of a kind and length that a decoder
 * takes (ITU-T T.81, Annex B). What its scans depict is not looked at.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const parts = jpegParts(bytes)
  if (parts === null) return false
  let frames = 0
  let scans = 0
  let left = 0
  for (const { marker, content } of parts) {
    if (!isPart(marker, content)) return false
    if (FRAMES.has(marker)) {
      frames += 1
      left = PROGRESSIVE.has(marker) ? Number.POSITIVE_INFINITY : (content[5] ?? 0)
    }
    if (marker !== SOS) continue
    if (frames !== 1) return false
    scans += 1
    // Only progressive pictures come back to a component that was scanned.
    left -= content[0] ?? 0
    if (left < 0) return false
  }
  return frames === 1 && scans > 0
}

function isPart(marker: number, part: Uint8Array): boolean {
  if (FRAMES.has(marker)) return isFrame(part)
  if (marker === DQT) return areQuantizers(part)
  if (marker === DHT) return areHuffmanTables(part)
  if (marker === SOS) return part.length === 4 + 2 * (part[0] ?? 0)
  return (marker >= 0xe0 && marker <= 0xef) || [DAC, DRI, DNL, COM].includes(marker)
}

function isFrame(part: Uint8Array): boolean {
  const components = part[5] ?? 0
  if (part[0] !== 8 || components < 1 || components > 4 || part.length !== 6 + 3 * components) return false
  const sides = Array.from({ length: components }, (_, at) => part[7 + 3 * at] as number)
  const [across, down] = [sides.map((side) => side >> 4), sides.map((side) => side & 15)]
  const isEven = (ones: number[]) =>
    ones.every((one) => one >= 1 && one <= SIDES && Math.max(...ones) % one === 0)
  return isEven(across) && isEven(down)
}

function areQuantizers(part: Uint8Array): boolean {
  let at = 0
  while (at < part.length) {
    const [precision, table] = [(part[at] as number) >> 4, (part[at] as number) & 15]
    if (precision > 1 || table >= TABLES) return false
    at += 1 + 64 * (precision + 1)
  }
  return at === part.length
}

function areHuffmanTables(part: Uint8Array): boolean {
  let at = 0
  while (at < part.length) {
    const [kind, table] = [(part[at] as number) >> 4, (part[at] as number) & 15]
    const counts = part.subarray(at + 1, at + 17)
    const codes = counts.reduce((sum, count) => sum + count, 0)
    if (kind > 1 || table >= TABLES || codes > 256 || !findRoom(counts)) return false
    at += 17 + codes
  }
  return at === part.length
}

/** Whether so many codes of each length can stand side by side: a shorter code takes the room of two longer ones. */
function findRoom(counts: Uint8Array): boolean {
  let room = 1
  return counts.every((count) => {
    room = 2 * room - count
    return room >= 0
  })
}
