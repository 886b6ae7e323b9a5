import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRef,
  type PDFRef as Ref,
} from '@cantoo/pdf-lib'
import { copyAnnotations } from './annotations.ts'
import { type Copier, copier } from './copy-objects.ts'
import { namedPlaces } from './destinations.ts'
import { type Layers, layersOf } from './layers.ts'
import type { OpenPage, OpenPdf } from './open-pdf.ts'
import { contentsOf, wrappingOf } from './page-content.ts'
import { asDict, name } from './pdf-objects.ts'
import { drawStamps, FONT_NAMES, type StampFaces, type Stamps } from './stamps.ts'

/** What to stamp on a file's page, by its index from 0; null where nothing is stamped. */
export type StampOf = (at: number) => Stamps | null

/** Where pages are copied to: the pack's objects, the root of its page tree, and its stamps' faces. */
export interface Target {
  context: PDFContext
  tree: Ref
  faces: StampFaces
}

/**
 * Copies the pages of a file into the pack and stamps them. Pages, fonts, pictures and harmless annotations
 * come with them, and nothing else. With `structure` the file's tags come too, as entries for the catalog.
 * Throws where a page is damaged.
 */
export function copyFile(
  source: OpenPdf,
  target: Target,
  stampOf: StampOf,
  keep: { structure: boolean },
): { pages: Ref[]; catalog: PDFDict; layers: Layers } {
  const copying = copier(source, target.context, keep)
  const places = namedPlaces(source)
  // Every page is given its place before anything is copied, so that a link finds the page and not a copy of it.
  const pages = source.pages.map(({ ref }) => {
    const to = target.context.nextRef()
    if (ref !== null && copying.standIn(ref) === undefined) copying.standsFor(ref, to)
    return to
  })
  for (const [at, to] of pages.entries()) {
    const page = source.pages[at]
    if (page === undefined) continue
    const copied = copyPage(page, copying, target, stampOf(at))
    const annotations = copyAnnotations(page, to, places, copying)
    if (annotations.length > 0) copied.set(name('Annots'), target.context.obj(annotations))
    target.context.assign(to, copied)
  }
  const catalog = PDFDict.withContext(target.context)
  for (const key of keep.structure ? ['StructTreeRoot', 'MarkInfo'] : []) {
    const value = source.catalog.get(name(key))
    if (value !== undefined) catalog.set(name(key), copying.copy(value))
  }
  return { pages, catalog, layers: layersOf(copying) }
}

const COPIED = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'UserUnit', 'Group', 'Tabs']

function copyPage(
  page: OpenPage,
  copying: Copier,
  { context, tree, faces }: Target,
  stamps: Stamps | null,
): PDFDict {
  const { left, bottom, right, top } = page.mediaBox
  const copied = context.obj({ Type: 'Page', Parent: tree, MediaBox: [left, bottom, right, top] })
  for (const key of [...COPIED, 'StructParents']) {
    const value = page.entry(key)
    const kept = key !== 'StructParents' || stamps === null
    if (value !== undefined && kept) copied.set(name(key), copying.copy(value))
  }
  if (page.turn !== 0) copied.set(name('Rotate'), context.obj(page.turn))
  const contents = contentsOf(page).map(({ ref, stream }) => ref ?? stream)
  const drawing = contents.map((one) => asReference(copying.copy(one), context))
  copied.set(name('Resources'), resourcesFor(page, copying, stamps === null ? null : faces))
  if (stamps === null) {
    copied.set(name('Contents'), context.obj(drawing))
    return copied
  }
  const { before, after } = wrappingOf(page)
  const stamped = after + drawStamps(stamps, page, faces)
  const [opening, closing] = [before, stamped].map((text) => context.register(context.stream(text)))
  copied.set(name('Contents'), context.obj([opening, ...drawing, closing]))
  return copied
}

/** Content streams stand by themselves, never inside an array. */
const asReference = (object: PDFObject, context: PDFContext): PDFObject =>
  object instanceof PDFRef || object instanceof PDFArray ? object : context.register(object)

/** The page's own copy of its resources: they are often shared, and the stamps' fonts are this page's only. */
function resourcesFor(page: OpenPage, { source, target, copy }: Copier, faces: StampFaces | null): PDFDict {
  const resources = asDict(source.context, page.entry('Resources'))
  const copied = PDFDict.withContext(target)
  const fonts = PDFDict.withContext(target)
  for (const [key, value] of resources?.entries() ?? []) copied.set(key, copy(value))
  for (const [key, value] of asDict(source.context, resources?.get(name('Font')))?.entries() ?? []) {
    fonts.set(key, copy(value))
  }
  if (faces !== null) {
    fonts.set(name(FONT_NAMES.regular), faces.regular.ref)
    fonts.set(name(FONT_NAMES.bold), faces.bold.ref)
  }
  copied.set(name('Font'), fonts)
  return copied
}
