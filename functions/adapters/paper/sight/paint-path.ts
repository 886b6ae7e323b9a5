import type { Box } from '../pdf/boxes.ts'
import { BLACK, type Colour, UNKNOWN } from './colours.ts'
import type { Area } from './page-contents.ts'
import { areaOf, boundsOf, type Corners, isEmpty, isThin, isUpright, overlapOf } from './shapes.ts'
import { OPAQUE, type Sight } from './sight.ts'

/** Thinner than this, in points, is a line, and no ground for letters. */
const THINNEST = 3
/** Thinner than this, it may be one of the strips that a box is painted of. */
const THICK = 6
/** Shapes in one path may overlap and leave holes in one another; beyond so few it is a drawing. */
const MOST_SOLID_SHAPES = 60

/** Paints the path's inside, its outline, or neither; then clips by it where that was said. */
export function paintPath(sight: Sight, inside: boolean, outline: boolean): void {
  if (inside) fillPath(sight)
  if (outline) strokePath(sight)
  if (sight.clipsNext) clipByPath(sight)
  sight.clipsNext = false
  sight.path.clear()
}

function fillPath({ path, state, page, mark }: Sight): void {
  if (mark.isInHiddenLayer || state.fillOpacity === 0) return
  const { outlines, isOverfull } = path
  const areHoled = outlines.length > 1 && !areApart(outlines.map(({ corners }) => boundsOf(corners)))
  const isWhole =
    !isOverfull && !areHoled && outlines.length <= MOST_SOLID_SHAPES && state.fillOpacity >= OPAQUE
  for (const { corners } of outlines) {
    const isSolid =
      isWhole && (state.space !== 'pattern' || state.covers(overlapOf(boundsOf(corners), state.clip)))
    addArea({ state, page }, corners, { colour: state.fill, isSolid, isPicture: false })
  }
}

/** Whether none of these touches another, so that each is filled whole. */
function areApart(boxes: Box[]): boolean {
  if (boxes.length > MOST_SOLID_SHAPES) return false
  return boxes.every((one, at) => boxes.slice(at + 1).every((other) => isEmpty(overlapOf(one, other))))
}

/** Thick straight lines cover what lies beneath them as boxes do. */
function strokePath({ path, state, page, mark }: Sight): void {
  if (mark.isInHiddenLayer || state.strokeOpacity === 0) return
  const { matrix, lineWidth } = state
  const width = lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  if (!(width >= THINNEST)) return
  for (const { corners, isCurved } of path.outlines) {
    if (isCurved) continue
    for (let at = 0; at + 3 < corners.length; at += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners.slice(at, at + 4)
      const length = Math.hypot(x2 - x1, y2 - y1)
      if (length === 0) continue
      const [acrossX, acrossY] = [((y2 - y1) / length) * (width / 2), ((x1 - x2) / length) * (width / 2)]
      const sides = [
        [x1 + acrossX, y1 + acrossY],
        [x2 + acrossX, y2 + acrossY],
        [x2 - acrossX, y2 - acrossY],
        [x1 - acrossX, y1 - acrossY],
      ].flat()
      const isSolid = state.strokeSpace !== 'pattern' && state.strokeOpacity >= OPAQUE
      addArea({ state, page }, sides, { colour: state.stroke, isSolid, isPicture: false })
    }
  }
}

interface Paint {
  colour: Colour
  isSolid: boolean
  isPicture: boolean
  mayShowWords?: boolean
}

/** Adds an area as far as the clipping lets it be seen. */
export function addArea(
  { state, page }: Pick<Sight, 'state' | 'page'>,
  corners: Corners,
  { colour, isSolid, isPicture, mayShowWords = isPicture }: Paint,
): void {
  if (corners.length < 6) return
  const box = overlapOf(boundsOf(corners), state.clip)
  if (isEmpty(box) || areaOf(box) === 0) return
  const isUnmixed = state.blend === 'none' || (state.blend === 'darkening' && colour === BLACK)
  const isKnown = state.isClipKnown && isUnmixed
  const area: Area = {
    order: page.nextOrder(),
    box,
    corners: isUpright(corners) ? null : corners,
    colour: isKnown && isSolid ? colour : UNKNOWN,
    isSolid: isSolid && isKnown,
    isPicture,
    mayShowWords,
  }
  if (!isThin(box, THICK)) page.endStrips()
  else if (page.isOfStrips(area, THINNEST)) return
  if (!isThin(box, THINNEST)) page.addArea(area)
}

/** What is seen from now on is what lies in the path too. Only upright rectangles are known exactly. */
function clipByPath({ path, state }: Sight): void {
  const { outlines, isOverfull } = path
  if (isOverfull) {
    state.isClipKnown = false
    return
  }
  const all = boundsOf(outlines.flatMap(({ corners }) => corners))
  const isKnown = outlines.length === 1 && isUpright(outlines[0]?.corners ?? [])
  state.clip = outlines.length === 0 ? { ...state.clip, right: state.clip.left } : overlapOf(state.clip, all)
  state.isClipKnown &&= isKnown
}
