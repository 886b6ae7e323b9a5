/** Frames that every viewer decodes: baseline, extended and progressive, by Huffman or arithmetic coding. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca])
const PROGRESSIVE = new Set([0xc2, 0xca])
const [SOI, EOI, SOS, DQT, DHT, DAC, DRI, DNL, COM] = [0xd8, 0xd9, 0xda, 0xdb, 0xc4, 0xcc, 0xdd, 0xdc, 0xfe]
const [TABLES, SIDES] = [4, 4]

/**
 * Whether a JPEG picture has all its parts, from its start to its end, each of a kind and length that a decoder
 * takes (ITU-T T.81, Annex B). What its scans depict is not looked at.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return false
  let frames = 0
  let scans = 0
  let left = 0
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff) return false
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return frames === 1 && scans > 0
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    const part = bytes.subarray(at + 4, at + 2 + length)
    if (length < 2 || part.length !== length - 2 || !isPart(marker, part)) return false
    at += 2 + length
    if (FRAMES.has(marker)) {
      frames += 1
      left = PROGRESSIVE.has(marker) ? Number.POSITIVE_INFINITY : (part[5] ?? 0)
    }
    if (marker !== SOS) continue
    if (frames !== 1) return false
    scans += 1
    // Only progressive pictures come back to a component that was scanned.
    left -= part[0] ?? 0
    if (left < 0) return false
    at = afterScan(bytes, at)
  }
  return false
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

/** Where the marker stands that ends a scan's data: restart markers and stuffed bytes belong to them. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? EOI
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
