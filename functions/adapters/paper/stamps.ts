import type { Box, PageBoxes } from './pdf/boxes.ts'
import type { StampFaces } from './pdf/stamp-faces.ts'
import { onThePage, type ReadingFrame, readingFrame, STAMPS, stampScale } from './stamp-places.ts'

/** What is stamped on one page; nothing where null. */
export interface Stamps {
  /** `Page 7` */
  number: string
  letter: string | null
  mark: string | null
}

/** What a page is drawn upon besides its own, and the fonts that this needs, by their names in its resources. */
export interface Drawn {
  drawing: string
  fonts: Map<string, number>
}

/** How a page's resources name the stamps' fonts, unless it has such names itself: then a number is added. */
const FONT_PREFIX = 'Packhorse'

/** Whether a drawing is our stamps: they are the only ones that write in our fonts. */
export const isStamps = (drawing: Uint8Array): boolean =>
  /^\/Artifact <<\/Type \/Pagination .*\/Packhorse\d*(Regular|Bold)\d* /ms.test(
    Buffer.from(drawing).toString('latin1'),
  )

/** A prefix that none of a page's own names begins with. */
function prefixBeside(taken: readonly string[]): string {
  let prefix = FONT_PREFIX
  for (let more = 2; taken.some((name) => name.startsWith(prefix)); more += 1)
    prefix = `${FONT_PREFIX}${more}x`
  return prefix
}

/** What stamps of one page are written with; it keeps which fonts were needed. */
export interface Pen {
  faces: StampFaces
  prefix: string
  fonts: Map<string, number>
}

export const penFor = (faces: StampFaces, taken: readonly string[] = []): Pen => ({
  faces,
  prefix: prefixBeside(taken),
  fonts: new Map(),
})

/** One stamp, and the rectangles of the page as read that it may take, the best first. */
interface Stamp {
  words: string
  face: keyof StampFaces
  size: number
  subtype: 'Footer' | 'Header'
  isBoxed: boolean
  places: Box[]
}

/** The stamps of a page before it is known which of their places are clear. */
export interface LaidStamps {
  frame: ReadingFrame
  stamps: Stamp[]
  /** All places of all stamps, in the page's own units: to be looked at for what is drawn there. */
  zones: Box[]
  /** What lies between the stamps at the head and at the foot. */
  clear: Box
}

/** Farther than any page reaches, in points. */
const BEYOND = 1e6

/** Lays a page's stamps: the number at the foot, the letter in a box at the top right, the mark at the head. */
export function layStamps({ number, letter, mark }: Stamps, page: PageBoxes, faces: StampFaces): LaidStamps {
  const frame = readingFrame(page)
  const scale = stampScale(frame)
  const stamps = [numberStamp(number, frame, scale, faces)]
  if (letter !== null) stamps.push(letterStamp(letter, frame, scale, faces))
  if (mark !== null) stamps.push(markStamp(mark, frame, scale, faces))
  const zones = stamps.flatMap(({ places }) => places.map((place) => onThePage(frame, place)))
  const feet = stamps.filter(({ subtype }) => subtype === 'Footer').flatMap(({ places }) => places)
  const heads = stamps.filter(({ subtype }) => subtype === 'Header').flatMap(({ places }) => places)
  const between = {
    left: -BEYOND,
    bottom: Math.max(...feet.map(({ top }) => top)),
    right: BEYOND,
    top: Math.min(BEYOND, ...heads.map(({ bottom }) => bottom)),
  }
  return { frame, stamps, zones, clear: onThePage(frame, between) }
}

/**
 * Draws laid stamps, each at the first of its places that is clear, upright on the page as it is read. Where none is,
 * it stands at the best on a white ground. They are artifacts of pagination, which screen readers pass over.
 */
export function drawStamps({ frame, stamps }: LaidStamps, touched: boolean[], pen: Pen): Drawn {
  let zone = 0
  const drawn = stamps.map((stamp) => {
    const clear = stamp.places.findIndex((_, at) => touched[zone + at] !== true)
    zone += stamp.places.length
    return artifact(stamp.subtype, drawStamp(stamp, clear, pen))
  })
  return { drawing: `q\n${frame.matrix.map(written).join(' ')} cm\n${drawn.join('')}Q\n`, fonts: pen.fonts }
}

/** A line in the middle of a page of our own, such as "This page is intentionally left blank". */
export function drawCentred(text: string, page: PageBoxes, pen: Pen): string {
  const frame = readingFrame(page)
  const size = 12
  const left = (frame.width - pen.faces.regular.width(text, size)) / 2
  const line = textAt(text, left, frame.height / 2, size, 'regular', pen)
  return `q\n${frame.matrix.map(written).join(' ')} cm\n${artifact('Watermark', line)}Q\n`
}

/** How far a line of Open Sans reaches below and above its baseline, in ems. */
const BELOW = 0.25
const ABOVE = 0.8
const CAPITAL = 0.714

function lineAt(baseline: number, size: number, pageWidth: number, width: number): Box {
  const left = (pageWidth - width) / 2 - size / 4
  return { left, bottom: baseline - BELOW * size, right: pageWidth - left, top: baseline + ABOVE * size }
}

function numberStamp(words: string, frame: ReadingFrame, scale: number, faces: StampFaces): Stamp {
  const size = STAMPS.number.size * scale
  const width = faces.regular.width(words, size)
  const places = STAMPS.number.above.map((above) => lineAt(above * scale, size, frame.width, width))
  return { words, face: 'regular', size, subtype: 'Footer', isBoxed: false, places }
}

function markStamp(words: string, frame: ReadingFrame, scale: number, faces: StampFaces): Stamp {
  const size = STAMPS.mark.size * scale
  const width = faces.bold.width(words, size)
  const places = STAMPS.mark.below.map((below) =>
    lineAt(frame.height - below * scale, size, frame.width, width),
  )
  return { words, face: 'bold', size, subtype: 'Header', isBoxed: false, places }
}

function letterStamp(words: string, frame: ReadingFrame, scale: number, faces: StampFaces): Stamp {
  const size = STAMPS.letter.size * scale
  const high = STAMPS.letter.box * scale
  const wide = Math.max(high, faces.bold.width(words, size) + size / 2)
  const places = STAMPS.letter.inset.map((inset) => {
    const [right, top] = [frame.width - inset * scale, frame.height - inset * scale]
    return { left: right - wide, bottom: top - high, right, top }
  })
  return { words, face: 'bold', size, subtype: 'Header', isBoxed: true, places }
}

/** `clear` is the place that nothing is drawn on, −1 where there is none. */
function drawStamp({ words, face, size, isBoxed, places }: Stamp, clear: number, pen: Pen): string {
  const place = places[Math.max(0, clear)]
  if (place === undefined) return ''
  const { left, bottom, right, top } = place
  const width = pen.faces[face].width(words, size)
  const rectangle = [left, bottom, right - left, top - bottom].map(written).join(' ')
  const baseline = isBoxed ? (bottom + top - CAPITAL * size) / 2 : bottom + BELOW * size
  const ground = isBoxed
    ? `1 g 0 G ${written(size / 20)} w ${rectangle} re B\n`
    : clear === -1
      ? `1 g ${rectangle} re f\n`
      : ''
  return ground + textAt(words, (left + right - width) / 2, baseline, size, face, pen)
}

function textAt(
  text: string,
  left: number,
  baseline: number,
  size: number,
  face: keyof StampFaces,
  { faces, prefix, fonts }: Pen,
): string {
  const runs = faces[face].runs(text).map(({ font, glyphs }) => {
    const name = `${prefix}${font.name}`
    fonts.set(name, font.num())
    return `/${name} ${written(size)} Tf <${glyphs}> Tj`
  })
  return `0 g BT ${written(left)} ${written(baseline)} Td ${runs.join(' ')} ET\n`
}

const artifact = (subtype: string, drawing: string): string =>
  `/Artifact <</Type /Pagination /Subtype /${subtype}>> BDC\n${drawing}EMC\n`

/** A number as PDF writes it: no exponent, and no more digits than a printer can place. */
const written = (value: number): string => `${Number(value.toFixed(4))}`
