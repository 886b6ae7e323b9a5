export const SOS = 0xda
const [SOI, EOI] = [0xd8, 0xd9]
export interface JpegPart {
  marker: number
  /** Where it begins in the file. */
  from: number
  /** What the part holds, without its marker and length. */
  content: Uint8Array
  /** The part as it stands in the file; a scan's data belong to it. */
  whole: Uint8Array
}

/** The parts of a JPEG picture from its start to its end; null where they cannot be told apart. What follows is no part. */
export function jpegParts(bytes: Uint8Array): JpegPart[] | null {
  const parts: JpegPart[] = []
  for (const part of readParts(bytes)) {
    if (part === 'end') return parts
    parts.push(part)
  }
  return null
}

/** The parts up to the first scan, however that ends; null where there is none. */
export function partsBeforeScan(bytes: Uint8Array): JpegPart[] | null {
  const parts: JpegPart[] = []
  for (const part of readParts(bytes)) {
    if (part === 'end') return null
    if (part.marker === SOS) return parts
    parts.push(part)
  }
  return null
}

/** Goes from part to part (ITU-T T.81, Annex B), as far as one follows the other. */
function* readParts(bytes: Uint8Array): Generator<JpegPart | 'end'> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff) return
    if (marker === EOI) yield 'end'
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    const next = marker === SOS ? afterScan(bytes, at + 2 + length) : at + 2 + length
    if (length < 2 || next > bytes.length) return
    const content = bytes.subarray(at + 4, at + 2 + length)
    yield { marker, from: at, content, whole: bytes.subarray(at, next) }
    at = next
  }
}

/** Where the marker stands that ends a scan's data: restart markers and stuffed bytes belong to them. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? EOI
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}
