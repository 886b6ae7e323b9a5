import { drawStamps, layStamps, penFor, type Stamps } from '../stamps.ts'
import { boxesOf } from './boxes.ts'
import type { Copier } from './copier.ts'
import type { Balance } from './operands.ts'
import type { PackWriter } from './pack-writer.ts'
import { drawingsOf, joined } from './page-drawings.ts'
import { NO_STAMPS, readPageDrawing } from './page-ink.ts'
import type { Page } from './pages.ts'
import type { StampFaces } from './stamp-faces.ts'
import { dictOf, isDict, nameOf, PackRef, type PdfDict, type PdfStream } from './values.ts'

const COPIED = [
  'MediaBox',
  'CropBox',
  'BleedBox',
  'TrimBox',
  'ArtBox',
  'Rotate',
  'UserUnit',
  'Group',
  'Tabs',
  'StructParents',
]

export interface PageToWrite {
  page: Page
  /** Its number in the pack. */
  num: number
  /** The root of the pack's page tree. */
  tree: number
  stamps: Stamps | null
  annotations: PackRef[]
  isTagged: boolean
}

/**
 * Writes a page into the pack: what it says of itself, its drawing, and its stamps upon that. Says whether the drawing
 * was damaged, and had to be put in order.
 */
export function writePage(
  { writer, faces }: { writer: PackWriter; faces: StampFaces },
  { page, num, tree, stamps, annotations, isTagged }: PageToWrite,
  copying: Copier,
): boolean {
  const { document } = copying
  const streams = drawingsOf(page, document)
  const laid = stamps === null ? null : layStamps(stamps, boxesOf(document, page), faces)
  const drawing = joined(streams.map((stream) => document.decode(stream).data))
  const { balance, touched, mended } = readPageDrawing(document, page, drawing, laid ?? NO_STAMPS)
  const contents =
    mended === null
      ? streams.map((one) => new PackRef(writeDrawing(one, writer, copying)))
      : [new PackRef(writer.putText(mended.toString('latin1')))]
  const cleaned = copying.clean(document.resolve(page.entry('Resources')))
  const resources: PdfDict = isDict(cleaned) ? cleaned : new Map()
  const dict = new Map([
    ...ownEntries(page, copying),
    ...dictOf({
      Type: nameOf('Page'),
      Parent: new PackRef(tree),
      Tabs: isTagged ? nameOf('S') : undefined,
      Annots: annotations.length === 0 ? undefined : annotations,
      Contents: contents,
      Resources: resources,
    }),
  ])
  if (laid !== null) {
    const { before, after } = wrappingOf(balance)
    const named = copying.clean(document.resolve(resources.get('Font')))
    const fonts: PdfDict = new Map(isDict(named) ? named : [])
    const drawn = drawStamps(laid, touched, penFor(faces, [...fonts.keys()]))
    for (const [name, font] of drawn.fonts) fonts.set(name, new PackRef(font))
    const stamped = writer.putText(after + drawn.drawing)
    dict.set('Contents', [new PackRef(wrappingStart(writer, before)), ...contents, new PackRef(stamped)])
    // Resources are often shared by pages; the stamps' fonts are put into the page's own copy of them.
    dict.set('Resources', new Map([...resources, ['Font', fonts]]))
  }
  writer.put(num, dict, copying.refer)
  return mended !== null
}

/** What a page says of itself, with what it inherits; numbers stay as they were written. */
function ownEntries(page: Page, copying: Copier): PdfDict {
  const own: PdfDict = new Map([['MediaBox', [0, 0, 612, 792]]])
  for (const key of COPIED) {
    const value = copying.document.resolve(page.entry(key))
    if (value !== null) own.set(key, value)
  }
  const cleaned = copying.clean(own)
  return isDict(cleaned) ? cleaned : own
}

/** A content stream needs nothing but its data and how they unfold, whatever else its dictionary says. */
function writeDrawing(
  { dict, data }: PdfStream,
  writer: PackWriter,
  { document, clean, refer }: Copier,
): number {
  const filters = ['Filter', 'DecodeParms'].map(
    (key) => [key, clean(document.resolve(dict.get(key)))] as const,
  )
  return writer.putStreamOnce(new Map(filters.filter(([, value]) => value !== null)), data, refer)
}

/** What to write before and after a page's own drawing, so that nothing of it reaches what is drawn beside it. */
export function wrappingOf({ saved, lowest, text, marked }: Balance): { before: string; after: string } {
  const missing = Math.max(0, -lowest)
  return {
    before: 'q\n'.repeat(1 + missing),
    after: `\n${text > 0 ? 'ET\n' : ''}${'EMC\n'.repeat(marked)}${'Q\n'.repeat(1 + missing + saved)}`,
  }
}

/** Most pages need one `q` and nothing else before them: one stream serves them all. */
const wrappingStart = (writer: PackWriter, before: string): number =>
  writer.putStreamOnce(new Map(), Buffer.from(before, 'latin1'), (num) => num)
