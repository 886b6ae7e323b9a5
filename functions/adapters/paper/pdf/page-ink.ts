import type { Box } from './boxes.ts'
import { IDENTITY, type Ink, inkOn, type Matrix, times } from './content-ink.ts'
import { operators } from './content-operators.ts'
import { Drawing, type Named } from './drawing.ts'
import { dictIn, listIn, nameIn, numberIn } from './lookup.ts'
import { mendContent } from './mend-content.ts'
import type { Balance } from './operands.ts'
import type { Page } from './pages.ts'
import type { PdfDocument } from './pdf-document.ts'
import { readContent } from './read-content.ts'
import { PdfDamage } from './read-value.ts'
import { type PdfDict, PdfStream, type PdfValue } from './values.ts'

/** Forms within forms that are looked into; what lies deeper, or comes after too much, is taken to fill its bounds. */
const DEEPEST = 4
/** How much of forms is read for one page, in bytes: the same one may be drawn within itself many times over. */
const MOST_DRAWN = 64 * 1024 * 1024
/** What a form costs beside its drawing. */
const FORM = 4096
/** A link shows nothing of its own. */
const UNSEEN = new Set(['Link', 'Popup'])
const HIDDEN = 2

/** Where stamps may stand, or nowhere: the zones, and what lies between them, in the page's own units. */
export interface Zones {
  zones: readonly Box[]
  clear: Box
}

export const NO_STAMPS: Zones = { zones: [], clear: { left: 0, bottom: 0, right: 0, top: 0 } }

/** A page's drawing as it was read. */
export interface ReadDrawing {
  /** What it leaves open at its end. */
  balance: Balance
  /** Which of the zones have anything in them. */
  touched: boolean[]
  /** The drawing put in order, where its syntax was broken. */
  mended: Buffer | null
}

/** Reads a page's drawing and annotations. Throws `PdfDamage` where the drawing is none. */
export function readPageDrawing(
  document: PdfDocument,
  page: Page,
  drawing: Uint8Array,
  { zones, clear }: Zones,
): ReadDrawing {
  const ink = inkOn(zones, clear)
  const reading = { document, ink, drawn: 0 }
  const named = namedIn(reading, dictIn(document, page.entry('Resources')), 0)
  const balance = readContent(drawing, new Drawing(IDENTITY, ink, named), operators)
  for (const one of listIn(document, page.dict.get('Annots')))
    drawAnnotation(document, dictIn(document, one), ink)
  if (balance.isGarbled) throw new PdfDamage('what is drawn on a page cannot be read')
  if (!balance.isDamaged) return { balance, touched: ink.touched, mended: null }
  const mended = mendContent(drawing)
  const sound = readContent(mended, new Drawing(IDENTITY, ink, named), operators)
  return { balance: sound, touched: ink.touched, mended }
}

function drawAnnotation(document: PdfDocument, annotation: PdfDict | null, ink: Ink): void {
  if (annotation === null || UNSEEN.has(nameIn(document, annotation.get('Subtype')) ?? '')) return
  if (((numberIn(document, annotation.get('F')) ?? 0) & HIDDEN) !== 0) return
  const box = numbersIn(document, annotation.get('Rect'))
  if (box !== null) ink.draw(...box, IDENTITY)
}

/** What the names in a drawing stand for, by its resources. */
function namedIn(reading: Reading, resources: PdfDict | null, depth: number): Named {
  const { document, ink } = reading
  const fonts = dictIn(document, resources?.get('Font'))
  const objects = dictIn(document, resources?.get('XObject'))
  const letters = new Map<string, 1 | 2>()
  return {
    lettersOf(font) {
      const known = letters.get(font)
      if (known !== undefined) return known
      const isComposite = nameIn(document, dictIn(document, fonts?.get(font))?.get('Subtype')) === 'Type0'
      letters.set(font, isComposite ? 2 : 1)
      return isComposite ? 2 : 1
    },
    draw(name, matrix) {
      const object = document.resolve(objects?.get(name))
      if (!(object instanceof PdfStream)) return
      if (nameIn(document, object.dict.get('Subtype')) === 'Form')
        drawForm(reading, object, { resources, matrix, depth })
      else ink.draw(0, 0, 1, 1, matrix)
    },
  }
}

/** The reading of one page. */
interface Reading {
  document: PdfDocument
  ink: Ink
  /** How much of forms was read so far. */
  drawn: number
}

interface Above {
  resources: PdfDict | null
  matrix: Matrix
  depth: number
}

function drawForm(reading: Reading, form: PdfStream, { resources, matrix, depth }: Above): void {
  const { document, ink } = reading
  const own = listIn(document, form.dict.get('Matrix')).map((one) => numberIn(document, one) ?? 0)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own
  const within = times([a, b, c, d, e, f], matrix)
  const box = numbersIn(document, form.dict.get('BBox'))
  if (depth >= DEEPEST || reading.drawn > MOST_DRAWN) {
    if (box !== null) ink.draw(...box, within)
    return
  }
  const inner = dictIn(document, form.dict.get('Resources')) ?? resources
  const { data } = document.decode(form)
  reading.drawn += data.length + FORM
  readContent(data, new Drawing(within, ink, namedIn(reading, inner, depth + 1)), operators)
}

function numbersIn(
  document: PdfDocument,
  value: PdfValue | undefined,
): [number, number, number, number] | null {
  const [x1, y1, x2, y2] = listIn(document, value).map((one) => numberIn(document, one))
  return x1 == null || y1 == null || x2 == null || y2 == null ? null : [x1, y1, x2, y2]
}
