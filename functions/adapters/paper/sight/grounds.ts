import { type Colour, UNKNOWN, WHITE } from './colours.ts'
import type { PageContents, Run } from './page-contents.ts'
import { holds, isInside, touch } from './shapes.ts'

const MOST_LOOKS = 20_000_000

/** The colour that each run stands on; `UNKNOWN` where it is not certain to be one colour. Paper is white. */
export function groundsOf({ runs, areas }: PageContents): Colour[] {
  if (areas.length === 0) return runs.map(() => WHITE)
  let looks = 0
  let painted = 0
  return runs.map((run) => {
    while (painted < areas.length && (areas[painted]?.order ?? 0) < run.order) painted += 1
    for (let at = painted - 1; at >= 0; at -= 1) {
      looks += 1
      if (looks > MOST_LOOKS) return UNKNOWN
      const area = areas[at]
      if (area === undefined || !touch(area.box, run.box)) continue
      return isWhollyOn(area, run) ? area.colour : UNKNOWN
    }
    return WHITE
  })
}

/** The colour that one letter of a run stands on, where the run is on several. */
export function groundOfLetter({ areas, bodies }: PageContents, { order }: Run, at: number): Colour {
  const [left = 0, bottom = 0, right = 0, top = 0] = bodies.subarray(4 * at, 4 * at + 4)
  const box = { left, bottom, right, top }
  const area = areas.findLast((one) => one.order < order && touch(one.box, box))
  if (area === undefined) return WHITE
  return isWhollyOn(area, { box }) ? area.colour : UNKNOWN
}

function isWhollyOn(
  { box, corners, isSolid }: PageContents['areas'][number],
  { box: own }: Pick<Run, 'box'>,
): boolean {
  if (!isSolid || !holds(box, own)) return false
  if (corners === null) return true
  const ends = [
    [own.left, own.bottom],
    [own.right, own.bottom],
    [own.right, own.top],
    [own.left, own.top],
  ]
  return ends.every(([x = 0, y = 0]) => isInside(corners, x, y))
}
