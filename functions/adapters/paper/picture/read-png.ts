import { deflateSync, inflateSync } from 'node:zlib'
import { turnIn } from './orientation.ts'
import type { Picture, PictureTrouble } from './picture.ts'
import { headerOf } from './png-header.ts'
import { bytesOf, passesOf } from './png-passes.ts'
import { pointsOf } from './png-points.ts'

/** Some programs write a few bytes more than the picture has. */
const SPARE = 1024

/**
 * A PNG picture as it is put on a page: 8 bits to a component, on white where one sees through it. Nothing comes along
 * but its points. Bounded by its own size, which its header tells before anything is unfolded.
 */
export function readPng(bytes: Uint8Array, mostPoints: number): Picture | PictureTrouble {
  const chunks = chunksOf(bytes)
  const header = headerOf(chunks.find(({ name }) => name === 'IHDR')?.content)
  if (header === null) return 'damaged'
  const { width, height } = header
  if (width * height > mostPoints) return 'too-large'
  const contentOf = (wanted: string): Uint8Array =>
    Buffer.concat(chunks.filter(({ name }) => name === wanted).map(({ content }) => content))
  try {
    const passes = passesOf(header)
    const most = passes.reduce((sum, pass) => sum + bytesOf(pass, header), 0)
    const unfolded = inflateSync(contentOf('IDAT'), { maxOutputLength: most + SPARE })
    if (unfolded.length < most) return 'damaged'
    const isGrey = header.kind === 0 || header.kind === 4
    const palette = { colours: contentOf('PLTE'), alphas: contentOf('tRNS') }
    const points = pointsOf(header, passes, unfolded, palette)
    return {
      width,
      height,
      colours: isGrey ? 'DeviceGray' : 'DeviceRGB',
      isInverted: false,
      filter: 'FlateDecode',
      data: deflateSync(points, { level: 6 }),
      turn: turnIn(contentOf('eXIf')),
    }
  } catch {
    return 'damaged'
  }
}

const SIGNATURE = 8

/** The chunks of the file in their order, as far as they are whole (PNG, third edition, 5.3). */
function chunksOf(bytes: Uint8Array): { name: string; content: Uint8Array }[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: { name: string; content: Uint8Array }[] = []
  for (let at = SIGNATURE; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (at + 12 + length > file.length) break
    const name = file.toString('latin1', at + 4, at + 8)
    if (name === 'IEND') break
    chunks.push({ name, content: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}
