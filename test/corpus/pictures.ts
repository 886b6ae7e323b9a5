import { spawnSync } from 'node:child_process'

/** How fine pages are looked at: enough to see that something moved, vanished or changed its colour. */
const DPI = 40
/** A point's difference in brightness, of 255, below which nobody sees it. */
const VISIBLE = 24
const POINTS = 72

/** A page as poppler draws it: one byte of brightness a point. */
interface Picture {
  width: number
  height: number
  points: Uint8Array
}

/** A word and where it stands, in points from the top left of the page as it is read. */
interface Word {
  text: string
  left: number
  top: number
  right: number
  bottom: number
}

/** What differs between a page of a file and the page of the pack that was bound from it. */
export interface PageChange {
  /** Points of the picture that differ outside the stamps. */
  points: number
  /** The words that were added: the stamps. */
  added: string[]
}

/**
 * Compares a file's pages with those of the pack bound from it, outside the words that were added. Null where poppler
 * cannot draw the file itself.
 */
export function comparePages(file: string, pack: string, pages: number): PageChange[] | null {
  const before = draw(file, pages)
  const after = draw(pack, pages)
  if (before.length !== pages) return null
  const [wordsBefore, wordsAfter] = [wordsOn(file, pages), wordsOn(pack, pages)]
  return before.map((page, at) => {
    const stamps = added(wordsBefore[at] ?? [], wordsAfter[at] ?? [])
    const drawn = after[at]
    const texts = stamps.map(({ text }) => text)
    if (drawn === undefined || drawn.width !== page.width || drawn.height !== page.height)
      return { points: page.points.length, added: texts }
    return { points: differing(page, drawn, stamps), added: texts }
  })
}

function differing(one: Picture, other: Picture, stamps: Word[]): number {
  let count = 0
  for (let at = 0; at < one.points.length; at += 1) {
    if (Math.abs((one.points[at] ?? 0) - (other.points[at] ?? 0)) < VISIBLE) continue
    const x = ((at % one.width) * POINTS) / DPI
    const y = (Math.floor(at / one.width) * POINTS) / DPI
    if (!stamps.some((stamp) => isNear(stamp, x, y))) count += 1
  }
  return count
}

/** Whether a place lies within a stamp, its box or its white ground. */
function isNear({ left, top, right, bottom }: Word, x: number, y: number): boolean {
  const around = 2 + bottom - top
  return x > left - around && x < right + around && y > top - around && y < bottom + around
}

function draw(file: string, pages: number): Picture[] {
  const { stdout } = spawnSync(
    'pdftoppm',
    ['-q', '-gray', '-cropbox', '-r', `${DPI}`, '-l', `${pages}`, file],
    { maxBuffer: 2 ** 31 },
  )
  const pictures: Picture[] = []
  for (let at = 0; at < stdout.length; ) {
    const head = /^P5\s(\d+) (\d+)\s255\s/.exec(stdout.toString('latin1', at, at + 40))
    if (head === null) throw new Error(`pdftoppm drew something else than pages of ${file}`)
    const [width, height] = [Number(head[1]), Number(head[2])]
    const from = at + head[0].length
    at = from + width * height
    pictures.push({ width, height, points: stdout.subarray(from, at) })
  }
  return pictures
}

function wordsOn(file: string, pages: number): Word[][] {
  const { stdout } = spawnSync('pdftotext', ['-q', '-bbox', '-cropbox', '-l', `${pages}`, file, '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          text,
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        }),
      ),
    )
}

function added(before: Word[], after: Word[]): Word[] {
  const name = (word: Word) => [word.text, Math.round(word.left), Math.round(word.top)].join(' ')
  const known = new Map<string, number>()
  for (const word of before) known.set(name(word), (known.get(name(word)) ?? 0) + 1)
  return after.filter((word) => {
    const left = known.get(name(word)) ?? 0
    known.set(name(word), left - 1)
    return left <= 0
  })
}
