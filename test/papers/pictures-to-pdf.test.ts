import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { pictureConverter } from '../../functions/adapters/paper/picture/picture-converter.ts'
import { asSent } from '../../functions/domain/papers/accessibility.ts'
import { aJpegTakenAt } from '../support/pictures-with-talk.ts'
import { writePng } from '../support/write-png.ts'

const pictures = pictureConverter({ megapixels: 1 })
const pageOf = async (bytes: Uint8Array, kind: 'jpg' | 'png'): Promise<Uint8Array> => {
  const page = await pictures.convert({ bytes, kind, name: 'site_plan.png' })
  if ('refused' in page) throw new Error(page.refused)
  return page.pdf
}
/** The colour of a page as poppler draws it, at parts of its width and height; 0 to 255. */
function drawn(pdf: Uint8Array): (across: number, down: number) => number[] {
  const { stdout } = spawnSync('pdftoppm', ['-r', '36', '-'], { input: pdf, maxBuffer: 1 << 28 })
  const head = /^P6\s(\d+) (\d+)\s255\s/.exec(stdout.toString('latin1', 0, 40))
  const [width, height] = [Number(head?.[1]), Number(head?.[2])]
  return (across, down) => {
    const at = (head?.[0].length ?? 0) + 3 * (Math.floor(down * height) * width + Math.floor(across * width))
    return [...stdout.subarray(at, at + 3)]
  }
}
const [RED, BLUE, WHITE] = [
  [255, 0, 0],
  [0, 0, 255],
  [255, 255, 255],
]
const halves = (x: number, width: number): number[] => (x < width / 2 ? RED : BLUE) as number[]

/** A JPEG of chromium's making would be a library on both sides: the smallest baseline one, one grey square of 8. */
const JPEG = Buffer.from(
  '/9j/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AfwD/2Q==',
  'base64',
)
const part = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, marker, 0, 0])
      .fill((content.length + 2) >> 8, 2, 3)
      .fill((content.length + 2) & 255, 3),
    content,
  ])
/** What a camera writes: how it was held, and where. */
const exif = (turn: number): Buffer =>
  part(
    0xe1,
    Buffer.concat([
      Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1'),
      Buffer.from([turn, 0, 0, 0, 0, 0, 0, 0]),
      Buffer.from('GPS 53.2576N 3.4424W'),
    ]),
  )
const photo = (turn: number): Buffer =>
  Buffer.concat([
    JPEG.subarray(0, 2),
    exif(turn),
    part(0xfe, Buffer.from('by A. N. Officer')),
    JPEG.subarray(2),
    Buffer.from('a film'),
  ])

describe('a picture that is sent by itself', () => {
  it.each([
    ['in colours', { kind: 2 as const }],
    ['coarse first, then finer', { kind: 2 as const, interlaced: true }],
    ['in 16 bits', { kind: 2 as const, depth: 16 as const }],
    ['that one sees through', { kind: 6 as const }],
  ])('becomes a page with its points: a PNG %s', async (_, how) => {
    const alpha = how.kind === 6 ? [255] : []
    const png = writePng({ width: 64, height: 32, ...how, point: (x) => [...halves(x, 64), ...alpha] })
    const at = drawn(await pageOf(png, 'png'))
    expect([at(0.48, 0.5), at(0.52, 0.5), at(0.05, 0.05)]).toEqual([RED, BLUE, WHITE])
  })

  it('keeps a palette, and lays on white what one sees through', async () => {
    const palette = [[255, 0, 0] as const, [0, 0, 255] as const]
    const chunks = { tRNS: Buffer.from([255, 0]) }
    const png = writePng({
      width: 64,
      height: 32,
      kind: 3,
      depth: 1,
      palette,
      chunks,
      point: (x) => [x < 32 ? 0 : 1],
    })
    const at = drawn(await pageOf(png, 'png'))
    expect([at(0.48, 0.5), at(0.52, 0.5)]).toEqual([RED, WHITE])
  })

  it('brings nothing along that its camera wrote, and stands upright', async () => {
    const bytes = photo(6)
    const pdf = Buffer.from(await pageOf(bytes, 'jpg'))
    for (const trace of ['Exif', 'GPS', 'Officer', 'a film']) {
      expect(bytes.includes(trace), trace).toBe(true)
      expect(pdf.includes(trace), trace).toBe(false)
    }
    expect(pdf.toString('latin1')).toContain('0 -1 1 0 0 1 cm')
    const found = await pdfReader().inspect(pdf)
    expect(found).toMatchObject({ pages: 1, accessibility: { title: 'site plan' } })
    expect(found.verdict !== 'unfit' && asSent('jpg', found.accessibility).advice).toMatchObject([
      { rule: 'picture-without-words', page: 1 },
    ])
  })

  it.each([
    ['has more points than are taken', 'more than 1 million points', 'png', hugePng()],
    [
      'breaks off',
      'damaged',
      'png',
      writePng({ width: 64, height: 32, point: () => [0, 0, 0] }).subarray(0, 60),
    ],
    ['is no picture behind its first bytes', 'damaged', 'jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1])],
    ['is kept as few programs do', 'save it again as JPEG', 'jpg', arithmetic()],
  ] as const)('is refused where it %s', async (_, told, kind, bytes) => {
    const page = await pictures.convert({ bytes, kind, name: 'a' })
    expect('refused' in page ? page.refused : 'taken').toContain(told)
  })
})

/** A few bytes that say they are a picture of ten thousand million points. */
function hugePng(): Uint8Array {
  const png = Buffer.from(writePng({ width: 1, height: 1, point: () => [0, 0, 0] }))
  png.writeUInt32BE(100_000, 16)
  png.writeUInt32BE(100_000, 20)
  return png
}

function arithmetic(): Uint8Array {
  const jpeg = Buffer.from(JPEG)
  jpeg[jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc9
  return jpeg
}

it('says of a photograph that it tells where it was taken', async () => {
  const warningsOf = async (bytes: Uint8Array) => {
    const page = await pictures.convert({ bytes, kind: 'jpg', name: 'pothole.jpg' })
    return 'refused' in page ? [page.refused] : page.warnings
  }
  const [talk] = Buffer.from(aJpegTakenAt('')).toString('latin1').slice(2).split('\xff\xfe')
  const taken = Buffer.concat([JPEG.subarray(0, 2), Buffer.from(talk ?? '', 'latin1'), JPEG.subarray(2)])
  expect(await warningsOf(taken)).toEqual([expect.stringContaining('where it was taken')])
  expect(await warningsOf(JPEG)).toEqual([])
})
