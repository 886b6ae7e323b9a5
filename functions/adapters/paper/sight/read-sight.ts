import { type Box, boxesOf, boxOf } from '../pdf/boxes.ts'
import { IDENTITY, type Matrix, times } from '../pdf/content-ink.ts'
import { dictIn, listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import { drawingsOf, joined } from '../pdf/page-drawings.ts'
import type { Page } from '../pdf/pages.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { readContent } from '../pdf/read-content.ts'
import { isDict, type PdfDict, PdfStream } from '../pdf/values.ts'
import { colourOf } from './colours.ts'
import type { PageContents, Run } from './page-contents.ts'
import { addArea } from './paint-path.ts'
import { boundsOf, isEmpty, placed } from './shapes.ts'
import { isLayerHidden } from './shown-layers.ts'
import { Sight, startingState } from './sight.ts'
import { drawForm, type SightOfFile, sightNames } from './sight-names.ts'
import { sightOperators } from './sight-operators.ts'

/** What shows nothing of its own, or a mark beside the words that readers can move away. */
const NO_COVER = new Set(['Link', 'Popup', 'Text', 'FileAttachment', 'Redact'])
const [HIDDEN, NO_VIEW] = [2, 32]
const EVERYWHERE: Box = { left: -1e6, bottom: -1e6, right: 1e6, top: 1e6 }

/** What a page shows; good until the next page is read. */
export interface PageSight {
  contents: PageContents
  visible: Box
}

/** Reads a page once, as it is painted: its drawing, what that draws with, and what lies on top of it. */
export function readSight(file: SightOfFile, page: Page): PageSight {
  const { document, contents } = file
  const { visible } = boxesOf(document, page)
  contents.clear()
  const resources = dictIn(document, page.entry('Resources'))
  const names = sightNames(file, resources, 0)
  const around = { isInHiddenLayer: false, isTold: false }
  const drawing = joined(drawingsOf(page, document).map((stream) => document.decode(stream).data))
  file.drawn += drawing.length
  readContent(
    drawing,
    new Sight(startingState(IDENTITY, EVERYWHERE), contents, names, around),
    sightOperators,
  )
  const onTop = new Sight(startingState(IDENTITY, EVERYWHERE), contents, names, { ...around, isTold: true })
  for (const one of listIn(document, page.dict.get('Annots'))) {
    const annotation = dictIn(document, one)
    if (annotation !== null && isCover(file, annotation)) paintAnnotation(file, annotation, onTop)
  }
  return { contents, visible }
}

function isCover({ document, hidden }: SightOfFile, annotation: PdfDict): boolean {
  const flags = numberIn(document, annotation.get('F')) ?? 0
  return (
    !NO_COVER.has(nameIn(document, annotation.get('Subtype')) ?? '') &&
    (flags & (HIDDEN | NO_VIEW)) === 0 &&
    !isLayerHidden(document, annotation.get('OC'), hidden)
  )
}

function paintAnnotation(file: SightOfFile, annotation: PdfDict, onTop: Sight): void {
  const { document } = file
  const rect = boxOf(document, annotation.get('Rect'))
  if (rect === null || isEmpty(rect)) return
  const look = lookOf(document, annotation)
  onTop.state = startingState(IDENTITY, EVERYWHERE)
  if (look === null) {
    paintBox(document, annotation, rect, onTop)
    return
  }
  const matrix = fitting(document, look, rect)
  if (matrix === null) return
  onTop.state.matrix = matrix
  const { runs } = onTop.page
  const first = runs.length
  drawForm(file, look, onTop, { resources: null, depth: 0 })
  // What a list or field cuts off is a turn of the wheel away, and no secret.
  for (let at = first; at < runs.length; at += 1) runs[at] = { ...(runs[at] as Run), clip: EVERYWHERE }
}

/** How an annotation looks in the state it is in. */
function lookOf(document: PdfDocument, annotation: PdfDict): PdfStream | null {
  const normal = document.resolve(dictIn(document, annotation.get('AP'))?.get('N'))
  if (normal instanceof PdfStream) return normal
  const state = nameIn(document, annotation.get('AS'))
  const look = isDict(normal) && state !== null ? document.resolve(normal.get(state)) : null
  return look instanceof PdfStream ? look : null
}

/** Leads a look's bounds to the rectangle of its annotation (ISO 32000-1, 12.5.5, algorithm 8.1). */
function fitting(document: PdfDocument, look: PdfStream, rect: Box): Matrix | null {
  const bounds = boxOf(document, look.dict.get('BBox'))
  if (bounds === null) return null
  const own = listIn(document, look.dict.get('Matrix')).map((one) => numberIn(document, one) ?? 0)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own
  const box = boundsOf(placed(bounds, times([a, b, c, d, e, f], IDENTITY)))
  if (isEmpty(box)) return null
  const across = (rect.right - rect.left) / (box.right - box.left)
  const up = (rect.top - rect.bottom) / (box.top - box.bottom)
  return [across, 0, 0, up, rect.left - box.left * across, rect.bottom - box.bottom * up]
}

/** Without a look of its own, viewers draw a filled square, and a marker's stroke, which only darkens. */
function paintBox(document: PdfDocument, annotation: PdfDict, rect: Box, onTop: Sight): void {
  const kind = nameIn(document, annotation.get('Subtype'))
  if (kind !== 'Square' && kind !== 'Highlight') return
  const parts = listIn(document, annotation.get(kind === 'Square' ? 'IC' : 'C')).map(
    (one) => numberIn(document, one) ?? 0,
  )
  if (parts.length === 0) return
  if (kind === 'Highlight') onTop.state.blend = 'darkening'
  const space = parts.length === 1 ? 'grey' : parts.length === 3 ? 'rgb' : 'cmyk'
  const opacity = numberIn(document, annotation.get('CA')) ?? 1
  addArea(onTop, placed(rect, IDENTITY), {
    colour: colourOf(space, parts),
    isSolid: opacity === 1,
    isPicture: false,
  })
}
