import type { Area, PageContents, Run } from './page-contents.ts'
import { isInside, touch } from './shapes.ts'

/** Comparisons of letters and areas on one page; a drawing of more is no report's. */
const MOST_LOOKS = 100_000_000

/**
 * What lies upon each letter of a page: the place of an area in the page's, plus one; 0 where nothing does. Null where
 * nothing lies upon any.
 */
export function coversOf(contents: PageContents): Uint32Array | null {
  const first = contents.runs[0]?.order ?? 0
  if (!contents.areas.some(({ isSolid, order }) => isSolid && order > first)) return null
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
