import type { HiddenBy } from '../../../domain/papers/hidden-words.ts'
import type { Box } from '../pdf/boxes.ts'
import { contrast, UNKNOWN } from './colours.ts'
import { coversOf } from './covered.ts'
import { groundOfLetter } from './grounds.ts'
import type { Area, PageContents, Run } from './page-contents.ts'
import type { PageSight } from './read-sight.ts'
import { areaOf, holds, overlapOf } from './shapes.ts'

/** Why a letter is not seen; `scan` where a scanner's machine read it from the picture, which shows it. */
export type Unseen = HiddenBy | 'scan' | null

/** Smaller than this, in points, nothing can be read. */
const TINY = 1
/** Colours of less contrast look the same. */
const SAME = 1.1
/** Looks at letters and areas on one page, in runs that go over several. */
const MOST_LOOKS = 20_000_000
/** How far beyond an edge a letter must lie, in points. */
const BEYOND = 0.5
/** Parts of a page that its pictures, and of its letters that lie beneath or upon them, before it is a scan. */
const [MOST_OF_PAGE, MOST_OF_LETTERS] = [0.6, 0.9]

/** For every letter of a page why it is not seen. */
export function hiddenLetters({ contents, visible }: PageSight, grounds: readonly number[]): Unseen[] {
  const covers = coversOf(contents)
  const pictures = contents.areas.filter(({ mayShowWords }) => mayShowWords)
  const isShown = (at: number): boolean => pictures.some(({ box }) => isIn(contents, at, box))
  let looks = 0
  const unseen: Unseen[] = new Array(contents.count).fill(null)
  for (const [number, run] of contents.runs.entries()) {
    const ground = grounds[number] ?? UNKNOWN
    const whole = hiddenWhole(run, ground)
    // Of a run that goes from one ground to another, some letters may be lost on theirs.
    const isMixed = ground === UNKNOWN && run.colour !== UNKNOWN && looks < MOST_LOOKS
    if (isMixed) looks += (run.to - run.from) * contents.areas.length
    const isWithin = holds(visible, run.box) && holds(run.clip, run.box)
    if (whole === null && isWithin && covers === null && !isMixed) continue
    for (let at = run.from; at < run.to; at += 1) {
      const isScanned = whole === 'unpainted' && isShown(at)
      const area = covers === null ? undefined : contents.areas[(covers[at] as number) - 1]
      unseen[at] = isScanned
        ? 'scan'
        : (whole ??
          (isWithin ? null : beyond(contents, at, visible, run)) ??
          coveredBy(area) ??
          (isMixed && isLost(run.colour, groundOfLetter(contents, run, at)) ? 'ground' : null))
    }
  }
  showRepeated(contents, unseen)
  if (!isScan(contents, visible, unseen)) return unseen
  return unseen.map((by, at) => (by === 'picture' && isShown(at) ? 'scan' : by))
}

/**
 * A letter that is also seen in nearly the same place hides nothing: shadows are drawn so, bold letters by programs
 * that have none, and words that are written again upon a box.
 */
function showRepeated({ letters, bodies }: PageContents, unseen: Unseen[]): void {
  if (unseen.every((by) => by === null)) return
  const placeOf = (at: number, right = 0, up = 0): string => {
    const [x, y] = [bodies[4 * at] as number, bodies[4 * at + 1] as number]
    return `${letters[at]} ${Math.round(x / NEAR) + right} ${Math.round(y / NEAR) + up}`
  }
  const seen = new Set<string>()
  for (const [at, by] of unseen.entries()) if (by === null) seen.add(placeOf(at))
  for (const [at, by] of unseen.entries())
    if (by !== null && AROUND.some(([right, up]) => seen.has(placeOf(at, right, up)))) unseen[at] = null
}

/** How near is nearly the same place, in points. */
const NEAR = 2
const AROUND = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up): [number, number] => [right, up]))

function beyond(contents: PageContents, at: number, visible: Box, { clip }: Run): HiddenBy | null {
  if (isBeyond(contents, at, visible)) return 'outside'
  return isBeyond(contents, at, clip) ? 'clipped' : null
}

function coveredBy(area: Area | undefined): HiddenBy | null {
  if (area === undefined) return null
  return area.isPicture ? 'picture' : 'box'
}

function hiddenWhole(run: Run, ground: number): HiddenBy | null {
  if (run.isInHiddenLayer) return 'layer'
  if (!run.isPainted) return 'unpainted'
  if (run.size < TINY) return 'tiny'
  return isLost(run.colour, ground) ? 'ground' : null
}

const isLost = (colour: number, ground: number): boolean =>
  colour !== UNKNOWN && ground !== UNKNOWN && contrast(colour, ground) < SAME

function isBeyond({ bodies }: PageContents, at: number, { left, bottom, right, top }: Box): boolean {
  return (
    (bodies[4 * at + 2] as number) < left - BEYOND ||
    (bodies[4 * at] as number) > right + BEYOND ||
    (bodies[4 * at + 3] as number) < bottom - BEYOND ||
    (bodies[4 * at + 1] as number) > top + BEYOND
  )
}

function isIn({ bodies }: PageContents, at: number, { left, bottom, right, top }: Box): boolean {
  const [x, y] = [bodies[4 * at] as number, bodies[4 * at + 1] as number]
  return x >= left && x <= right && y >= bottom && y <= top
}

/** The part of a page that pictures take, from 0 to 1. */
export function pictureShare({ areas }: PageContents, visible: Box): number {
  const taken = areas.filter(({ isPicture }) => isPicture).map(({ box }) => areaOf(overlapOf(box, visible)))
  return Math.min(1, taken.reduce((sum, one) => sum + one, 0) / areaOf(visible))
}

/** Scanners may put the words that they read beneath their picture, painted: then hardly any stand elsewhere. */
function isScan(contents: PageContents, visible: Box, unseen: readonly Unseen[]): boolean {
  const beneath = unseen.filter((by) => by === 'picture' || by === 'scan').length
  return beneath > MOST_OF_LETTERS * contents.count && pictureShare(contents, visible) >= MOST_OF_PAGE
}
