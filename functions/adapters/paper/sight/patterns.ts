import { boxOf } from '../pdf/boxes.ts'
import { type Matrix, times } from '../pdf/content-ink.ts'
import { dictIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { PdfStream, type PdfValue } from '../pdf/values.ts'
import { matrixOf } from './matrix-of.ts'
import type { PageContents } from './page-contents.ts'
import { COVERS_NOTHING, type Covers, shadingCovers } from './shadings.ts'
import { holds } from './shapes.ts'

/** Reads one tile as a page of its own, put there by a matrix. */
export type ReadTile = (tile: PdfStream, matrix: Matrix) => PageContents

const SHADING = 2
const COVERS_ALL: Covers = () => true
/** A tile is looked at as large as this, in points, whatever its size: thin shapes count for nothing. */
const SIDE = 100
const SLACK = 1e-3

/** What a pattern covers. Its matrix leads to the drawing that names it, and not to what is set there (8.7.3.1). */
export function patternCovers(
  document: PdfDocument,
  value: PdfValue | undefined,
  { base, tiles, readTile }: { base: Matrix; tiles: WeakMap<PdfStream, boolean>; readTile: ReadTile },
): Covers {
  const found = document.resolve(value)
  if (found instanceof PdfStream) {
    // A tile that is drawn with itself is not known yet, and covers nothing.
    if (!tiles.has(found)) tiles.set(found, false).set(found, tileFills(document, found, readTile))
    return tiles.get(found) === true ? COVERS_ALL : COVERS_NOTHING
  }
  const pattern = dictIn(document, found)
  // What it sets for itself may let something through.
  if (pattern === null || numberIn(document, pattern.get('PatternType')) !== SHADING) return COVERS_NOTHING
  if (pattern.has('ExtGState')) return COVERS_NOTHING
  const matrix = times(matrixOf(document, pattern), base)
  return shadingCovers(document, pattern.get('Shading'), { matrix, behind: true })
}

/** Whether a tile is painted all over, and its neighbours leave no gap. A hatching is not. */
function tileFills(document: PdfDocument, tile: PdfStream, readTile: ReadTile): boolean {
  const bounds = boxOf(document, tile.dict.get('BBox'))
  if (bounds === null) return false
  const [width, height] = [bounds.right - bounds.left, bounds.top - bounds.bottom]
  const steps = ['XStep', 'YStep'].map((key) => Math.abs(numberIn(document, tile.dict.get(key)) ?? 0))
  const [across = 0, up = 0] = steps
  if (!(width > 0 && height > 0) || across > width * (1 + SLACK) || up > height * (1 + SLACK)) return false
  const matrix: Matrix = [
    SIDE / width,
    0,
    0,
    SIDE / height,
    (-bounds.left * SIDE) / width,
    (-bounds.bottom * SIDE) / height,
  ]
  const whole = { left: 0, bottom: 0, right: SIDE, top: SIDE }
  return readTile(tile, matrix).areas.some(
    ({ isSolid, corners, box }) => isSolid && corners === null && holds(box, whole),
  )
}
