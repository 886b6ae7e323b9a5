import { pageAtAddress } from '../../domain/pack/page-address.ts'
import type { BindingOrder, Bookmark, Bound, Leaf, PdfBinder } from '../../ports/pdf-binder.ts'
import type { LinkTarget } from './pdf/annotations.ts'
import { type Binding, bindFile } from './pdf/bind-file.ts'
import type { PageBoxes } from './pdf/boxes.ts'
import { byBytes } from './pdf/number-tree.ts'
import { type Line, writeOutline } from './pdf/outlines.ts'
import { packTags } from './pdf/pack-tags.ts'
import { packWriter } from './pdf/pack-writer.ts'
import { stampFaces } from './pdf/stamp-faces.ts'
import { finishTags } from './pdf/tags.ts'
import { dictOf, nameOf, PackRef, type PdfDict, type PdfValue, textString } from './pdf/values.ts'
import { openSans, type StampFonts } from './stamp-fonts.ts'
import { drawCentred, drawStamps, layStamps, type Pen, penFor, type Stamps } from './stamps.ts'

const BLANK_WORDS = 'This page is intentionally left blank'
const A4: PageBoxes['visible'] = { left: 0, bottom: 0, right: 595.28, top: 841.89 }

interface LabelRun {
  at: number
  label: PdfDict
}

/** What is put together while leaves are bound. */
interface Progress {
  pages: number[]
  labels: LabelRun[]
  /** Stamped number → the page on which it stands, or which stands for it. */
  numbered: Map<number, number>
  /** First stamped number of a file, or the front matter → its own bookmarks. */
  outlines: Map<Bookmark['at'], Line[]>
  unresolved: string[]
}

/**
 * Our binder: merges files without losing what makes them readable. Tags of all files come into one tree, with
 * their bookmarks, links, named places, fields and layers; numbers and letters are stamped as artifacts. Scripts,
 * attachments, signatures and whatever would run or fetch do not get through. The same order gives the same bytes.
 * Throws, and names the file, where a file cannot be read or has other pages than the order tells.
 */
export function pdfBinder(options: { fonts?: StampFonts } = {}): PdfBinder {
  return {
    engine: 'packhorse-binder 2',
    bind: async (order) => bindPack(order, options.fonts ?? openSans()),
  }
}

async function bindPack(order: BindingOrder, fonts: StampFonts): Promise<Bound> {
  const writer = packWriter()
  const binding: Binding = {
    writer,
    tree: writer.reserve(),
    faces: stampFaces(writer, fonts),
    tags: packTags(writer),
    layers: { all: [], hidden: [], order: [] },
    names: [],
    form: { fields: [], resources: new Map() },
    files: 0,
    mended: 0,
  }
  const papers: Progress = { pages: [], labels: [], numbered: new Map(), outlines: new Map(), unresolved: [] }
  for (const leaf of order.leaves) await bindLeaf(binding, papers, leaf)
  const front = bindFront(binding, order, papers)
  const pages = [...front, ...papers.pages]
  if (pages.length === 0)
    throw new Error('There is nothing to bind: the pack has neither front matter nor papers')
  writer.put(
    binding.tree,
    dictOf({ Type: nameOf('Pages'), Kids: pages.map((page) => new PackRef(page)), Count: pages.length }),
  )
  const catalog = writer.reserve()
  writer.put(catalog, catalogOf(binding, order, papers, pages, front.length))
  const info = writer.reserve()
  writer.put(info, dictOf({ Title: textString(order.title), Producer: textString('Packhorse') }))
  const { unresolved } = papers
  return { pdf: writer.finish(catalog, info), pages: pages.length, unresolved, mended: binding.mended }
}

function bindFront(
  binding: Binding,
  order: BindingOrder,
  { numbered, outlines, unresolved }: Progress,
): number[] {
  if (order.front.length === 0) return []
  const papersTags = binding.tags.parts
  binding.tags.parts = []
  const leadsTo = (address: string): LinkTarget | null | undefined => {
    const number = pageAtAddress(address, order.items ?? new Map())
    if (number === null) return undefined
    const page = numbered.get(number)
    if (page === undefined) {
      if (order.isFrontGiven !== true) throw new Error(`${address} leads to no page of the pack`)
      unresolved.push(address)
      return null
    }
    return { place: [new PackRef(page), nameOf('Fit')], words: `Page ${number}` }
  }
  const { pages, outline } = named('The front matter', () =>
    bindFile(binding, { name: 'Agenda', pdf: order.front, stampOf: () => null, leadsTo }),
  )
  outlines.set('front', outline)
  // It is bound last, when every page that its ranges lead to is known, and read first.
  binding.tags.parts.push(...papersTags)
  // The first report starts on a right-hand page, so the agenda is padded like any paper.
  return pages.length % 2 === 1 ? [...pages, blankPage(binding, null)] : pages
}

async function bindLeaf(binding: Binding, papers: Progress, leaf: Leaf): Promise<void> {
  if (leaf.kind === 'blank') bindBlank(binding, papers, leaf.number)
  else if (leaf.kind === 'notice') bindNotice(binding, papers, leaf)
  else {
    // One paper at a time: nothing of it is held once it is bound.
    const pdf = typeof leaf.pdf === 'function' ? await leaf.pdf() : leaf.pdf
    bindPaper(binding, papers, leaf, pdf)
  }
}

function bindBlank(binding: Binding, papers: Progress, number: number): void {
  numberFrom(papers, number)
  const page = blankPage(binding, number)
  papers.numbered.set(number, page)
  papers.pages.push(page)
}

function bindPaper(
  binding: Binding,
  papers: Progress,
  leaf: Extract<Leaf, { kind: 'file' }>,
  pdf: Uint8Array,
): void {
  const { name, firstNumber, letter, mark } = leaf
  numberFrom(papers, firstNumber)
  const stampOf = (at: number): Stamps => ({
    number: `Page ${firstNumber + at}`,
    letter: at === 0 ? letter : null,
    mark,
  })
  const { pages, outline } = named(name, () =>
    bindFile(binding, { name, pdf, stampOf, leadsTo: () => undefined }),
  )
  if (pages.length !== leaf.pages)
    throw new Error(`${name} has ${pages.length} pages, and ${leaf.pages} were planned for it`)
  for (const [at, page] of pages.entries()) papers.numbered.set(firstNumber + at, page)
  papers.outlines.set(firstNumber, outline)
  papers.pages.push(...pages)
}

function bindNotice(
  binding: Binding,
  papers: Progress,
  { pdf, from, to }: Extract<Leaf, { kind: 'notice' }>,
): void {
  const words = from === to ? `${from}` : `${from} - ${to}`
  papers.labels.push({ at: papers.pages.length, label: dictOf({ P: textString(words) }) })
  const stampOf = (): Stamps => ({ number: `Page ${words}`, letter: null, mark: null })
  const name = `The notice for pages ${words}`
  const { pages } = named(name, () => bindFile(binding, { name, pdf, stampOf, leadsTo: () => undefined }))
  const [page, ...more] = pages
  if (page === undefined || more.length > 0) throw new Error(`${name} is not one page`)
  for (let number = from; number <= to; number += 1) papers.numbered.set(number, page)
  papers.pages.push(page)
}

function named<T>(name: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw new Error(`${name} cannot be bound: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** Begins a new run of labels where the numbers do not simply go on. */
function numberFrom({ labels, pages }: Progress, first: number): void {
  const last = labels.at(-1)
  const started = last?.label.get('St')
  const goesOn =
    last !== undefined && typeof started === 'number' && started + pages.length - last.at === first
  if (!goesOn) labels.push({ at: pages.length, label: dictOf({ S: nameOf('D'), St: first }) })
}

/** A blank page; the front matter's carries no number. */
function blankPage({ writer, tree, faces }: Binding, number: number | null): number {
  const boxes: PageBoxes = { mediaBox: A4, visible: A4, turn: 0, unit: 1 }
  const pen = penFor(faces)
  const words = drawCentred(BLANK_WORDS, boxes, pen)
  const stamps = number === null ? '' : numberAlone(number, boxes, pen)
  const page = writer.reserve()
  const fonts = new Map([...pen.fonts].map(([name, font]) => [name, new PackRef(font)]))
  writer.put(
    page,
    dictOf({
      Type: nameOf('Page'),
      Parent: new PackRef(tree),
      MediaBox: [A4.left, A4.bottom, 595, 842],
      Resources: dictOf({ Font: fonts }),
      Contents: new PackRef(writer.putText(words + stamps)),
    }),
  )
  return page
}

const numberAlone = (number: number, boxes: PageBoxes, pen: Pen): string =>
  drawStamps(layStamps({ number: `Page ${number}`, letter: null, mark: null }, boxes, pen.faces), [], pen)
    .drawing

function catalogOf(
  binding: Binding,
  order: BindingOrder,
  papers: Progress,
  pages: number[],
  frontPages: number,
): PdfDict {
  const { writer, names, layers } = binding
  const language = textString(order.language)
  const labels = [
    ...(frontPages === 0 ? [] : [{ at: -frontPages, label: dictOf({ S: nameOf('r') }) }]),
    ...papers.labels,
  ]
  const isTagged = finishTags(writer, binding.tags, language)
  return dictOf({
    Type: nameOf('Catalog'),
    Pages: new PackRef(binding.tree),
    Lang: language,
    MarkInfo: isTagged ? dictOf({ Marked: true }) : undefined,
    StructTreeRoot: isTagged ? new PackRef(binding.tags.root) : undefined,
    ViewerPreferences: dictOf({ DisplayDocTitle: true }),
    PageLabels: dictOf({ Nums: labels.flatMap(({ at, label }) => [at + frontPages, label]) }),
    PageMode: order.bookmarks.length > 0 ? nameOf('UseOutlines') : undefined,
    Outlines:
      order.bookmarks.length > 0
        ? new PackRef(writeOutline(writer, linesOf(order.bookmarks, papers, pages[0] ?? 0)))
        : undefined,
    Names:
      names.length === 0 ? undefined : dictOf({ Dests: dictOf({ Names: names.toSorted(byBytes).flat() }) }),
    AcroForm: formOf(binding),
    OCProperties:
      layers.all.length === 0
        ? undefined
        : dictOf({
            OCGs: layers.all.map((num) => new PackRef(num)),
            D: dictOf({ OFF: layers.hidden.map((num) => new PackRef(num)), Order: layers.order }),
          }),
    Metadata: new PackRef(metadata(writer, order)),
  })
}

const formOf = ({ form: { fields, resources } }: Binding): PdfValue | undefined =>
  fields.length === 0
    ? undefined
    : dictOf({
        Fields: fields.map((num) => new PackRef(num)),
        DR: resources.size === 0 ? undefined : resources,
      })

/** The pack's bookmarks, each file's own under the innermost that leads to its first page. */
function linesOf(bookmarks: Bookmark[], papers: Progress, first: number): Line[] {
  return bookmarks.map(({ title, at, children }) => {
    const page = at === 'front' ? first : papers.numbered.get(at)
    if (page === undefined) throw new Error(`A bookmark leads to page ${at}, which the pack does not have`)
    const inner = linesOf(children, papers, first)
    const isInnermost = !children.some((child) => child.at === at)
    const own = isInnermost ? (papers.outlines.get(at) ?? []) : []
    return {
      title: textString(title),
      to: [new PackRef(page), nameOf('Fit')],
      isOpen: false,
      look: new Map(),
      children: [...inner, ...own],
    }
  })
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Title and language for whoever reads metadata. Nothing of today goes in, so the same order gives the same bytes. */
function metadata(writer: Binding['writer'], { title, language }: BindingOrder): number {
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
  const num = writer.reserve()
  writer.putStream(num, dictOf({ Type: nameOf('Metadata'), Subtype: nameOf('XML') }), Buffer.from(xmp))
  return num
}
