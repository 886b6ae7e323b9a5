import { type Box, boxOf } from '../pdf/boxes.ts'
import { type Matrix, times } from '../pdf/content-ink.ts'
import { dictIn, listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { readContent } from '../pdf/read-content.ts'
import { type PdfDict, PdfStream, type PdfValue } from '../pdf/values.ts'
import { colourSpace, UNKNOWN } from './colours.ts'
import { type FontFacts, fontsOf } from './font-facts.ts'
import { matrixOf } from './matrix-of.ts'
import { PageContents } from './page-contents.ts'
import { addArea } from './paint-path.ts'
import { patternCovers } from './patterns.ts'
import { isFineEnough, type PictureFacts, picturesOf } from './pictures.ts'
import { shadingCovers } from './shadings.ts'
import { boundsOf, overlapOf, placed } from './shapes.ts'
import { hiddenLayers, isLayerHidden } from './shown-layers.ts'
import { OPAQUE, Sight, type SightNames, type SightState, startingState } from './sight.ts'
import { sightOperators } from './sight-operators.ts'

/** Forms within forms that are looked into. */
const DEEPEST = 8
/** Bytes of drawings that are read in one file: what draws more, over and over, was made to do harm. */
const MOST_DRAWN = 512 * 1024 * 1024
/** What drawing a form costs before the first of its bytes is read, in bytes. */
const FORM = 4096

/** What stays the same for all drawings of a file. */
export interface SightOfFile {
  document: PdfDocument
  hidden: ReadonlySet<number>
  fontOf(value: PdfValue | undefined): FontFacts | null
  /** Unfolded drawings of forms, which many pages may share. */
  drawingOf(form: PdfStream): Uint8Array
  pictureOf(picture: PdfStream): PictureFacts
  /** Whether a pattern's tile leaves no hole, by tile. */
  tiles: WeakMap<PdfStream, boolean>
  drawn: number
  /** What is on the page that is looked at now. */
  contents: PageContents
}

export function sightOfFile(document: PdfDocument): SightOfFile {
  const known = new WeakMap<PdfStream, Uint8Array>()
  return {
    document,
    hidden: hiddenLayers(document),
    fontOf: fontsOf(document),
    pictureOf: picturesOf(document),
    tiles: new WeakMap(),
    drawn: 0,
    contents: new PageContents(),
    drawingOf(form) {
      const drawing = known.get(form) ?? document.decode(form).data
      known.set(form, drawing)
      return drawing
    },
  }
}

/** What the names in a drawing stand for, by its resources. */
export function sightNames(file: SightOfFile, resources: PdfDict | null, depth: number): SightNames {
  const { document } = file
  const within = (kind: string): PdfDict | null => dictIn(document, resources?.get(kind))
  const [fonts, states, spaces, objects, properties, patterns, shadings] = [
    within('Font'),
    within('ExtGState'),
    within('ColorSpace'),
    within('XObject'),
    within('Properties'),
    within('Pattern'),
    within('Shading'),
  ]
  return {
    fontOf: (name) => file.fontOf(fonts?.get(name)),
    spaceOf: (name) => colourSpace(document, name, spaces?.get(name)),
    patternOf: (name, base) =>
      patternCovers(document, patterns?.get(name), {
        base,
        tiles: file.tiles,
        readTile: (tile, matrix) => readTile(file, tile, matrix, depth),
      }),
    shadingOf: (name, matrix) => shadingCovers(document, shadings?.get(name), { matrix, behind: false }),
    setState: (name, state) => setState(file, dictIn(document, states?.get(name)), state),
    draw(name, sight) {
      const object = document.resolve(objects?.get(name))
      if (!(object instanceof PdfStream)) return
      const isForm = nameIn(document, object.dict.get('Subtype')) === 'Form'
      if (isForm) drawForm(file, object, sight, { resources, depth })
      else drawPicture(file, object, sight)
    },
    markOf(tag, name, dict) {
      const own = properties?.get(name)
      if (tag === 'OC') return { isInHiddenLayer: isLayerHidden(document, own, file.hidden), isTold: false }
      const isTagged =
        tag === 'Artifact' ||
        dictIn(document, own)?.has('MCID') === true ||
        (dict !== null && Buffer.from(dict).includes('/MCID'))
      return { isInHiddenLayer: false, isTold: isTagged }
    },
  }
}

function setState({ document, fontOf }: SightOfFile, named: PdfDict | null, state: SightState): void {
  if (named === null) return
  const number = (key: string): number | null => numberIn(document, named.get(key))
  state.fillOpacity = number('ca') ?? state.fillOpacity
  state.strokeOpacity = number('CA') ?? state.strokeOpacity
  state.lineWidth = number('LW') ?? state.lineWidth
  if (named.has('BM') || named.has('SMask')) {
    const mode = nameIn(document, named.get('BM')) ?? nameIn(document, listIn(document, named.get('BM'))[0])
    const isMasked = dictIn(document, named.get('SMask')) !== null
    state.blend = isMasked ? 'other' : blendOf(mode)
  }
  const [font, size] = listIn(document, named.get('Font'))
  if (font === undefined) return
  state.font = fontOf(font)
  state.fontSize = numberIn(document, size) ?? state.fontSize
}

function blendOf(mode: string | null): SightState['blend'] {
  if (mode === null || mode === 'Normal' || mode === 'Compatible') return 'none'
  return mode === 'Multiply' || mode === 'Darken' ? 'darkening' : 'other'
}

const UNIT: Box = { left: 0, bottom: 0, right: 1, top: 1 }

function drawPicture({ document, hidden, pictureOf }: SightOfFile, picture: PdfStream, sight: Sight): void {
  const { state, mark } = sight
  if (mark.isInHiddenLayer || isLayerHidden(document, picture.dict.get('OC'), hidden)) return
  const facts = pictureOf(picture)
  addArea(sight, placed(UNIT, state.matrix), {
    colour: UNKNOWN,
    isSolid: facts.isOpaque && state.fillOpacity >= OPAQUE,
    isPicture: true,
    mayShowWords: facts.mayShowWords && isFineEnough(facts, state.matrix),
  })
}

/** Reads a pattern's tile as a page of its own. */
function readTile(file: SightOfFile, tile: PdfStream, matrix: Matrix, depth: number): PageContents {
  const contents = new PageContents()
  const drawing = file.drawingOf(tile)
  file.drawn += drawing.length + FORM
  if (depth >= DEEPEST || file.drawn > MOST_DRAWN) return contents
  const names = sightNames(file, dictIn(file.document, tile.dict.get('Resources')), depth + 1)
  const around = { isInHiddenLayer: false, isTold: false }
  const bounds = boundsOf(placed(boxOf(file.document, tile.dict.get('BBox')) ?? UNIT, matrix))
  readContent(drawing, new Sight(startingState(matrix, bounds), contents, names, around), sightOperators)
  return contents
}

/** Draws a form as its page does: its own matrix first, clipped to its bounds, with what is set where it is drawn. */
export function drawForm(
  file: SightOfFile,
  form: PdfStream,
  above: Sight,
  { resources, depth }: { resources: PdfDict | null; depth: number },
): void {
  const { document, hidden } = file
  if (depth >= DEEPEST) return
  const drawing = file.drawingOf(form)
  file.drawn += drawing.length + FORM
  if (file.drawn > MOST_DRAWN) {
    above.page.isOverfull = true
    return
  }
  const matrix = times(matrixOf(document, form.dict), above.state.matrix)
  const bounds = boxOf(document, form.dict.get('BBox'))
  const state: SightState = { ...above.state, matrix }
  if (bounds !== null) state.clip = overlapOf(state.clip, boundsOf(placed(bounds, matrix)))
  const isGroup = nameIn(document, dictIn(document, form.dict.get('Group'))?.get('S')) === 'Transparency'
  const isSeenThrough = above.state.fillOpacity < OPAQUE
  const isInHiddenLayer = above.mark.isInHiddenLayer || isLayerHidden(document, form.dict.get('OC'), hidden)
  const own = dictIn(document, form.dict.get('Resources')) ?? resources
  const isTold = above.mark.isTold || form.dict.has('StructParent')
  const around = { isInHiddenLayer, isTold }
  // A group is mixed with the page as a whole, and starts unmixed within (ISO 32000-1, 11.6.6).
  if (isGroup && isSeenThrough) state.blend = 'other'
  const sight = new Sight(state, above.page, sightNames(file, own, depth + 1), around)
  readContent(drawing, sight, sightOperators)
}
