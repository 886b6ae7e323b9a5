import { crc32, deflateSync } from 'node:zlib'
import { ADAM7 } from '../../functions/adapters/paper/picture/png-passes.ts'

export interface PngWanted {
  width: number
  height: number
  /** 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  kind?: 0 | 2 | 3 | 4 | 6
  depth?: 1 | 2 | 4 | 8 | 16
  /** The components of a point, of 0 to 255; a palette's index. */
  point: (x: number, y: number) => readonly number[]
  /** Kept coarse first, then finer (Adam7). */
  interlaced?: boolean
  palette?: readonly (readonly [number, number, number])[]
  /** More chunks before the picture's data. */
  chunks?: Record<string, Uint8Array>
}

/** A small real PNG, written by hand so that no picture library stands on both sides of a test. */
export function writePng(wanted: PngWanted): Uint8Array {
  const { width, height, kind = 2, depth = 8, interlaced = false, palette, chunks = {} } = wanted
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, kind, 0, 0, interlaced ? 1 : 0], 8)
  const passes = interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const)
  const rows = passes.flatMap(([left, top, across, down]) => rowsOf(wanted, left, top, across, down))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', Buffer.from(palette.flat()))]),
    ...Object.entries(chunks).map(([name, content]) => chunk(name, content)),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function rowsOf(
  { width, height, kind = 2, depth = 8, point }: PngWanted,
  left: number,
  top: number,
  across: number,
  down: number,
): Buffer[] {
  const rows: Buffer[] = []
  if (left >= width) return rows
  for (let y = top; y < height; y += down) {
    const bits: string[] = []
    for (let x = left; x < width; x += across)
      for (const value of point(x, y)) bits.push(bitsOf(value, depth, kind === 3))
    const row = bits.join('')
    const bytes = Array.from({ length: Math.ceil(row.length / 8) }, (_, at) =>
      Number.parseInt(row.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2),
    )
    rows.push(Buffer.from([0, ...bytes]))
  }
  return rows
}

const bitsOf = (value: number, depth: number, isIndex: boolean): string =>
  (isIndex ? value : Math.round((value / 255) * (2 ** depth - 1))).toString(2).padStart(depth, '0')

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
