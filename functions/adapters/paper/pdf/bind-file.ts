import { drawStamps, FONT_NAMES, layStamps, type Stamps } from '../stamps.ts'
import { claimAnnotations, writeAnnotation } from './annotations.ts'
import { boxesOf } from './boxes.ts'
import { type Copier, copier } from './copier.ts'
import { namedPlaces } from './destinations.ts'
import type { Balance } from './drawing.ts'
import { formOf, isWidget, type PackForm } from './form-fields.ts'
import { copyLayers, type Layers } from './layers.ts'
import { type Line, ownOutline } from './outlines.ts'
import type { PackTags } from './pack-tags.ts'
import type { PackWriter } from './pack-writer.ts'
import { readPageDrawing } from './page-ink.ts'
import { type Page, pagesOf } from './pages.ts'
import { openDocument, type PdfDocument } from './pdf-document.ts'
import type { StampFaces } from './stamp-faces.ts'
import { copyTags, fileTags } from './tags.ts'
import {
  isDict,
  nameOf,
  PackRef,
  type PdfDict,
  PdfRef,
  PdfStream,
  type PdfString,
  type PdfValue,
} from './values.ts'

/** A pack while it is bound: what all files put into one. */
export interface Binding {
  writer: PackWriter
  /** The root of the page tree, written at the end. */
  tree: number
  faces: StampFaces
  tags: PackTags
  layers: Layers
  names: [PdfString, PdfValue][]
  form: PackForm
  /** How many files were bound: tells their names apart. */
  files: number
}

/** A file that was bound: its pages in the pack, and its own bookmarks. */
export interface BoundFile {
  pages: number[]
  outline: Line[]
}

export interface FileToBind {
  name: string
  pdf: Uint8Array
  /** What is stamped on a page, by its index from 0; null where nothing is. */
  stampOf(at: number): Stamps | null
  /** Where an address of our own leads in the pack: the agenda's page ranges. */
  leadsTo(address: string): PdfValue
}

/**
 * Copies a file's pages into the pack, with everything that makes them readable: tags, links and named places,
 * fields, layers. Throws where the file cannot be read.
 */
export function bindFile(binding: Binding, file: FileToBind): BoundFile {
  const { writer, tags } = binding
  binding.files += 1
  const prefix = `f${binding.files}.`
  const document = openDocument(file.pdf)
  const pages = pagesOf(document)
  const own = fileTags(document, pages, tags, prefix)
  const copying = copier(document, writer, own.renaming)
  // Every page has its number before anything is copied, so that a link finds the page and not a copy of it.
  const nums = pages.map(({ num }) => {
    const other = writer.reserve()
    if (num !== null && copying.known(num) === undefined) copying.standsFor(num, other)
    return other
  })
  const claimed = pages.map((page) => claimAnnotations(page, copying, writer))
  const places = namedPlaces(copying, prefix)
  const form = formOf(copying, writer, binding.form, prefix.replace('.', ''))
  for (const [at, page] of pages.entries()) {
    const num = nums[at] as number
    for (const one of claimed[at] ?? []) {
      const parent = isWidget(one.dict, copying) ? form.parentOf(one.dict, one.num) : null
      writeAnnotation(one, num, parent, { copier: copying, writer, places, leadsTo: file.leadsTo })
    }
    const annotations = (claimed[at] ?? []).map((one) => new PackRef(one.num))
    writePage(
      binding,
      { page, num, stamps: file.stampOf(at), annotations, isTagged: own.root !== null },
      copying,
    )
  }
  form.finish()
  binding.names.push(...places.inPack)
  copyTags(copying, writer, tags, own, file.name)
  copyLayers(copying, binding.layers)
  const outline = ownOutline(copying, places)
  copying.flush()
  return { pages: nums, outline }
}

const COPIED = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit', 'Group', 'Tabs']

interface PageToWrite {
  page: Page
  num: number
  stamps: Stamps | null
  annotations: PackRef[]
  isTagged: boolean
}

function writePage(
  { writer, tree, faces }: Binding,
  { page, num, stamps, annotations, isTagged }: PageToWrite,
  copying: Copier,
): void {
  const { document } = copying
  const own: PdfDict = new Map()
  for (const key of [...COPIED, ...(isTagged ? ['StructParents'] : [])]) {
    const value = page.entry(key)
    if (value !== null) own.set(key, document.resolve(value))
  }
  if (own.get('MediaBox') === undefined) own.set('MediaBox', [0, 0, 612, 792])
  const cleaned = copying.clean(own)
  const dict = isDict(cleaned) ? cleaned : new Map<string, PdfValue>()
  dict.set('Type', nameOf('Page'))
  dict.set('Parent', new PackRef(tree))
  if (isTagged) dict.set('Tabs', nameOf('S'))
  if (annotations.length > 0) dict.set('Annots', annotations)
  const drawing = drawingsOf(page, document)
  const contents = drawing.map(
    ({ ref, stream }) =>
      new PackRef(
        ref === null
          ? writer.putStreamOnce(
              new Map([...stream.dict].filter(([key]) => key !== 'Length')),
              stream.data,
              copying.refer,
            )
          : copying.refer(ref),
      ),
  )
  const resources = copying.clean(document.resolve(page.entry('Resources')))
  if (stamps === null) {
    dict.set('Contents', contents)
    dict.set('Resources', isDict(resources) ? resources : new Map())
    writer.put(num, dict, copying.refer)
    return
  }
  const laid = layStamps(stamps, boxesOf(document, page), faces)
  const bytes = joined(drawing.map(({ stream }) => document.decode(stream).data))
  const { balance, touched } = readPageDrawing(document, page, bytes, laid)
  const { before, after } = wrappingOf(balance)
  const stamped = writer.putText(after + drawStamps(laid, touched, faces))
  dict.set('Contents', [new PackRef(wrappingStart(writer, before)), ...contents, new PackRef(stamped)])
  dict.set('Resources', withStampFonts(isDict(resources) ? resources : new Map(), copying, faces))
  writer.put(num, dict, copying.refer)
}

/** What to write before and after a page's own drawing, so that nothing of it reaches the stamps. */
function wrappingOf({ saved, lowest, text, marked }: Balance): { before: string; after: string } {
  const missing = Math.max(0, -lowest)
  return {
    before: 'q\n'.repeat(1 + missing),
    after: `\n${text > 0 ? 'ET\n' : ''}${'EMC\n'.repeat(marked)}${'Q\n'.repeat(1 + missing + saved)}`,
  }
}

/** Most pages need one `q` and nothing else before them: one stream serves them all. */
const wrappingStart = (writer: PackWriter, before: string): number =>
  writer.putStreamOnce(new Map(), Buffer.from(before, 'latin1'), (num) => num)

/** Resources are often shared by pages; the stamps' fonts are put into the page's own copy of them. */
function withStampFonts(resources: PdfDict, copying: Copier, faces: StampFaces): PdfDict {
  const fonts = copying.clean(copying.document.resolve(resources.get('Font')))
  const own = new Map(isDict(fonts) ? fonts : [])
  own.set(FONT_NAMES.regular, new PackRef(faces.regular.num))
  own.set(FONT_NAMES.bold, new PackRef(faces.bold.num))
  return new Map([...resources, ['Font', own]])
}

/** A page's content streams in order; what is not there is left out. */
function drawingsOf({ dict }: Page, document: PdfDocument): { ref: number | null; stream: PdfStream }[] {
  const contents = document.resolve(dict.get('Contents'))
  const parts = Array.isArray(contents) ? contents : [dict.get('Contents') ?? null]
  return parts.flatMap((part) => {
    const stream = document.resolve(part)
    return stream instanceof PdfStream ? [{ ref: part instanceof PdfRef ? part.num : null, stream }] : []
  })
}

const joined = (parts: Uint8Array[]): Uint8Array =>
  parts.length === 1
    ? (parts[0] as Uint8Array)
    : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))
