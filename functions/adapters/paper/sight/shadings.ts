import { type Box, boxOf } from '../pdf/boxes.ts'
import type { Matrix } from '../pdf/content-ink.ts'
import { dictIn, listIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { type PdfDict, PdfStream, type PdfValue } from '../pdf/values.ts'
import { boundsOf, holds, isUpright, placed, placedBack } from './shapes.ts'

/** Whether all of a rectangle of the page is painted, so that nothing is seen through it. */
export type Covers = (box: Box) => boolean

export const COVERS_NOTHING: Covers = () => false

const [BY_FUNCTION, ALONG_A_LINE, BETWEEN_CIRCLES] = [1, 2, 3]

/**
 * What a shading covers that a matrix puts on the page (ISO 32000-1, 8.7.4.5). `behind` is whether its background is
 * painted too, as it is of a pattern. Of those made of patches no one knows what they leave out.
 */
export function shadingCovers(
  document: PdfDocument,
  value: PdfValue | undefined,
  { matrix, behind }: { matrix: Matrix; behind: boolean },
): Covers {
  const found = document.resolve(value)
  const shading = found instanceof PdfStream ? found.dict : dictIn(document, found)
  const unit = placedBack({ left: 0, bottom: 0, right: 1, top: 1 }, matrix)
  if (shading === null || unit === null) return COVERS_NOTHING
  const bounds = boxOf(document, shading.get('BBox'))
  const edge = bounds === null ? null : placed(bounds, matrix)
  const paints = behind && shading.has('Background') ? () => true : paintsOf(document, shading)
  return (box) =>
    (edge === null || (isUpright(edge) && holds(boundsOf(edge), box))) &&
    paints(placedBack(box, matrix) ?? [])
}

/** Whether a shape with these corners, in the shading's own units, is painted whole. */
function paintsOf(document: PdfDocument, shading: PdfDict): (corners: readonly number[]) => boolean {
  const numbers = (key: string): number[] =>
    listIn(document, shading.get(key)).map((one) => numberIn(document, one) ?? 0)
  const extend = listIn(document, shading.get('Extend')).map((one) => document.resolve(one) === true)
  const [before = false, after = false] = extend
  const kind = numberIn(document, shading.get('ShadingType'))
  if (kind === ALONG_A_LINE) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers('Coords')
    const [across, up] = [x1 - x0, y1 - y0]
    const length = across * across + up * up
    if (length === 0) return () => false
    const along = (x: number, y: number): number => ((x - x0) * across + (y - y0) * up) / length
    return everyCorner((x, y) => (before || along(x, y) >= 0) && (after || along(x, y) <= 1))
  }
  if (kind === BETWEEN_CIRCLES) {
    const [x0 = 0, y0 = 0, r0 = 0, x1 = 0, y1 = 0, r1 = 0] = numbers('Coords')
    // One circle within the other, both drawn on and on, fill the plane; others leave a cone out.
    const isNested = Math.hypot(x1 - x0, y1 - y0) < Math.abs(r1 - r0)
    return () => isNested && before && after
  }
  if (kind !== BY_FUNCTION || shading.has('Matrix')) return () => false
  const [left = 0, right = 1, bottom = 0, top = 1] = numbers('Domain')
  return everyCorner((x, y) => x >= left && x <= right && y >= bottom && y <= top)
}

const everyCorner =
  (isPainted: (x: number, y: number) => boolean) =>
  (corners: readonly number[]): boolean => {
    for (let at = 0; at + 1 < corners.length; at += 2)
      if (!isPainted(corners[at] as number, corners[at + 1] as number)) return false
    return corners.length > 0
  }
