import { PDFContext, PDFDict, type PDFRef } from '@cantoo/pdf-lib'
import type { BindingOrder, Leaf, PdfBinder } from '../../ports/pdf-binder.ts'
import { copyFile, type StampOf } from './copy-file.ts'
import { type Binding, finishPack } from './finish-pack.ts'
import { openPdf } from './open-pdf.ts'
import type { PageBoxes } from './page-boxes.ts'
import { embedStampFont, openSans, type StampFonts } from './stamp-font.ts'
import { drawCentred, drawStamps, FONT_NAMES } from './stamps.ts'

/** The words on a page that only brings the next paper to a right-hand page. */
const BLANK_WORDS = 'This page is intentionally left blank'
const A4: PageBoxes['visible'] = { left: 0, bottom: 0, right: 595.28, top: 841.89 }

/**
 * The plain binder. The front matter keeps its tags and language; of every other file only its pages come in,
 * stamped, without its tags, scripts, forms and attachments. `fonts` are the stamps' faces, where the
 * packaged ones cannot be found on disk. Binding throws, and names the file, where a file cannot be bound or
 * has other pages than the order tells: intake refuses such files, so nobody can mend it here.
 */
export function plainBinder(options: { fonts?: StampFonts } = {}): PdfBinder {
  return {
    engine: 'packhorse-plain-binder 1 (@cantoo/pdf-lib 2.11.1)',
    async bind(order) {
      const binding = startBinding(options.fonts ?? openSans())
      const front = await bindFront(binding, order)
      for (const leaf of order.leaves) await bindLeaf(binding, leaf)
      return finishPack(binding, order, front)
    },
  }
}

function startBinding(fonts: StampFonts): Binding {
  const context = PDFContext.create()
  const tree = context.nextRef()
  const faces = {
    regular: embedStampFont(context, fonts.regular, 'OpenSans-Regular'),
    bold: embedStampFont(context, fonts.bold, 'OpenSans-Bold'),
  }
  return { context, tree, faces, pages: [], labels: [], layers: { all: [], hidden: [] }, numbered: new Map() }
}

/** The front matter's catalog entries that the pack takes over; none where there is no front matter. */
async function bindFront(binding: Binding, { front }: BindingOrder): Promise<PDFDict> {
  if (front.length === 0) return PDFDict.withContext(binding.context)
  binding.labels.push({ at: 0, style: 'roman' })
  const catalog = await addFile(binding, 'The front matter', front, () => null, { structure: true })
  // The first report starts on a right-hand page, so the agenda is padded like any paper.
  if (binding.pages.length % 2 === 1) addBlank(binding, null)
  return catalog
}

async function bindLeaf(binding: Binding, leaf: Leaf): Promise<void> {
  switch (leaf.kind) {
    case 'file': {
      const { name: fileName, pdf, firstNumber, letter, mark } = leaf
      const before = binding.pages.length
      labelFrom(binding, firstNumber)
      await addFile(binding, fileName, pdf, (at) => ({
        number: `Page ${firstNumber + at}`,
        letter: at === 0 ? letter : null,
        mark,
      }))
      const added = binding.pages.slice(before)
      if (added.length !== leaf.pages) {
        throw new Error(`${fileName} has ${added.length} pages, and ${leaf.pages} were planned for it`)
      }
      for (const [at, page] of added.entries()) binding.numbered.set(firstNumber + at, page)
      return
    }
    case 'blank':
      labelFrom(binding, leaf.number)
      binding.numbered.set(leaf.number, addBlank(binding, leaf.number))
      return
    case 'notice':
      return bindNotice(binding, leaf)
  }
}

async function bindNotice(
  binding: Binding,
  { pdf, from, to }: Extract<Leaf, { kind: 'notice' }>,
): Promise<void> {
  const words = from === to ? `${from}` : `${from} - ${to}`
  const before = binding.pages.length
  binding.labels.push({ at: before, style: 'words', words })
  await addFile(binding, `The notice for pages ${words}`, pdf, () => ({
    number: `Page ${words}`,
    letter: null,
    mark: null,
  }))
  const [page, ...more] = binding.pages.slice(before)
  if (page === undefined || more.length > 0) throw new Error(`The notice for pages ${words} is not one page`)
  for (let number = from; number <= to; number++) binding.numbered.set(number, page)
}

/** Begins a new run of labels where the numbers do not simply go on. */
function labelFrom({ labels, pages }: Binding, first: number): void {
  const last = labels.at(-1)
  const goesOn = last?.style === 'number' && last.first + pages.length - last.at === first
  if (!goesOn) labels.push({ at: pages.length, style: 'number', first })
}

async function addFile(
  binding: Binding,
  fileName: string,
  pdf: Uint8Array,
  stampOf: StampOf,
  keep = { structure: false },
): Promise<PDFDict> {
  const opened = await openPdf(pdf)
  if ('cannot' in opened) throw new Error(`${fileName} cannot be bound. ${opened.cannot}`)
  try {
    const { context, tree, faces, layers } = binding
    const copied = copyFile(opened, { context, tree, faces }, stampOf, keep)
    binding.pages.push(...copied.pages)
    layers.all.push(...copied.layers.all)
    layers.hidden.push(...copied.layers.hidden)
    return copied.catalog
  } catch (cause) {
    throw new Error(`${fileName} cannot be bound: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

/** A blank page; the front matter's carries no number. */
function addBlank({ context, tree, faces, pages }: Binding, number: number | null): PDFRef {
  const boxes: PageBoxes = { mediaBox: A4, visible: A4, turn: 0, unit: 1 }
  const stamps =
    number === null ? '' : drawStamps({ number: `Page ${number}`, letter: null, mark: null }, boxes, faces)
  const drawing = drawCentred(BLANK_WORDS, boxes, faces) + stamps
  const fonts = { [FONT_NAMES.regular]: faces.regular.ref }
  const page = context.obj({
    Type: 'Page',
    Parent: tree,
    MediaBox: [A4.left, A4.bottom, A4.right, A4.top],
    Resources: { Font: fonts },
    Contents: context.register(context.stream(drawing)),
  })
  const ref = context.register(page)
  pages.push(ref)
  return ref
}
