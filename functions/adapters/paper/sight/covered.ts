import type { Area, PageContents, Run } from './page-contents.ts'
import { isInside, touch } from './shapes.ts'

/** Comparisons of letters and areas on one page; a drawing of more is no report's. */
const MOST_LOOKS = 100_000_000

/** What lies upon each letter of a page: the place of an area in the page's, plus one; 0 where nothing does. */
export function coversOf(contents: PageContents): Uint32Array {
  const covers = new Uint32Array(contents.count)
  let looks = 0
  for (const [number, area] of contents.areas.entries()) {
    if (!area.isSolid) continue
    looks += contents.runs.length
    for (const run of contents.runs) {
      if (run.order > area.order) break
      if (!run.isPainted && !area.isPicture) continue
      if (!touch(area.box, run.box)) continue
      looks += run.to - run.from
      cover(contents, run, area, number + 1, covers)
    }
    if (looks > MOST_LOOKS) {
      contents.isOverfull = true
      break
    }
  }
  uncoverRepeated(contents, covers)
  return covers
}

function cover({ bodies }: PageContents, run: Run, area: Area, number: number, covers: Uint32Array): void {
  const { box, corners } = area
  for (let at = run.from; at < run.to; at += 1) {
    if (covers[at] !== 0) continue
    const place = 4 * at
    const [left, bottom] = [bodies[place] as number, bodies[place + 1] as number]
    const [right, top] = [bodies[place + 2] as number, bodies[place + 3] as number]
    if (left < box.left || right > box.right || bottom < box.bottom || top > box.top) continue
    const isCovered =
      corners === null ||
      [
        [left, bottom],
        [right, bottom],
        [right, top],
        [left, top],
      ].every(([x = 0, y = 0]) => isInside(corners, x, y))
    if (isCovered) covers[at] = number
  }
}

/** Letters that are painted again in the same place, upon what covers them, are read there after all. */
function uncoverRepeated({ letters, bodies, runs, areas }: PageContents, covers: Uint32Array): void {
  if (!covers.some((cover) => cover !== 0)) return
  const placeOf = (at: number, shiftX = 0, shiftY = 0): string =>
    `${letters[at]} ${Math.round((bodies[4 * at] as number) / 2) + shiftX} ${Math.round((bodies[4 * at + 1] as number) / 2) + shiftY}`
  const seen = new Map<string, number>()
  for (const run of runs) {
    if (!run.isPainted || run.isInHiddenLayer) continue
    for (let at = run.from; at < run.to; at += 1) if (covers[at] === 0) seen.set(placeOf(at), run.order)
  }
  for (const run of runs)
    for (let at = run.from; at < run.to; at += 1) {
      const cover = covers[at] as number
      if (cover === 0) continue
      const since = areas[cover - 1]?.order ?? 0
      const isAgain = NEAR.some(([x, y]) => (seen.get(placeOf(at, x, y)) ?? 0) > since)
      if (isAgain) covers[at] = 0
    }
}

const NEAR = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y): [number, number] => [x, y]))
