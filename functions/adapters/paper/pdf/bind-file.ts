import type { Stamps } from '../stamps.ts'
import { type Claim, claimAnnotations, type LinkTarget, writeAnnotation } from './annotations.ts'
import { copier } from './copier.ts'
import { namedPlaces } from './destinations.ts'
import { formOf, isWidget, type PackForm } from './form-fields.ts'
import { copyLayers, type Layers } from './layers.ts'
import { type Line, ownOutline } from './outlines.ts'
import type { PackTags } from './pack-tags.ts'
import type { PackWriter } from './pack-writer.ts'
import { pagesOf } from './pages.ts'
import { openDocument } from './pdf-document.ts'
import type { StampFaces } from './stamp-faces.ts'
import { copyTags, fileTags } from './tags.ts'
import { PackRef, type PdfString, type PdfValue } from './values.ts'
import { writePage } from './write-page.ts'

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
  /** How many pages' drawings were damaged, and were put in order. */
  mended: number
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
  /** Where an address of our own leads in the pack, which may be nowhere: the agenda's page ranges. */
  leadsTo(address: string): LinkTarget | null | undefined
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
  const own = fileTags(document, tags, prefix)
  const copying = copier(document, writer, own.renaming)
  // Every page has its number before anything is copied, so that a link finds the page and not a copy of it.
  const nums = pages.map(({ num }) => {
    const other = writer.reserve()
    if (num !== null && copying.known(num) === undefined) copying.standsFor(num, other)
    return other
  })
  const claims = new Map<number, Claim>()
  const claimed = pages.map((page, at) => claimAnnotations(page, nums[at] as number, claims, copying, writer))
  const places = namedPlaces(copying, prefix)
  const form = formOf(copying, writer, binding.form, prefix.replace('.', ''))
  const pageInWords = (page: number): string =>
    file.stampOf(nums.indexOf(page))?.number ?? 'Page of the agenda'
  const targets = { places, leadsTo: file.leadsTo, pageInWords }
  for (const [at, page] of pages.entries()) {
    const num = nums[at] as number
    for (const one of claimed[at] ?? []) {
      if (one.page !== num) continue
      const parent = isWidget(one.dict, copying) ? form.parentOf(one.dict, one.num) : null
      writeAnnotation(one, parent, copying, writer, targets)
    }
    const annotations = (claimed[at] ?? []).map((one) => new PackRef(one.num))
    const isMended = writePage(
      binding,
      { page, num, tree: binding.tree, stamps: file.stampOf(at), annotations, isTagged: own.root !== null },
      copying,
    )
    if (isMended) binding.mended += 1
  }
  form.finish()
  binding.names.push(...places.inPack)
  copyTags(copying, writer, tags, own, file.name)
  copyLayers(copying, binding.layers)
  const outline = ownOutline(copying, places)
  copying.flush()
  return { pages: nums, outline }
}
