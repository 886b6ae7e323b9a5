import { createHash } from 'node:crypto'
import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  type PDFRef,
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib'
import type { BindingOrder, Bookmark } from '../../ports/pdf-binder.ts'
import type { Layers } from './layers.ts'
import { writeOutline } from './outline.ts'
import { type LabelRun, writePageLabels } from './page-labels.ts'
import { name } from './pdf-objects.ts'
import type { StampFaces } from './stamps.ts'

/** A pack while it is being bound. */
export interface Binding {
  context: PDFContext
  /** The root of the page tree, written at the end. */
  tree: PDFRef
  faces: StampFaces
  pages: PDFRef[]
  labels: LabelRun[]
  layers: Layers
  /** Stamped number → the page on which it stands, or which stands for it. */
  numbered: Map<number, PDFRef>
}

/** Writes what holds the pages together, and the file. `front` holds the catalog entries of the front matter. */
export async function finishPack(
  binding: Binding,
  order: BindingOrder,
  front: PDFDict,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const { context, tree, pages, labels, layers } = binding
  if (pages.length === 0)
    throw new Error('There is nothing to bind: the pack has neither front matter nor papers')
  context.assign(tree, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }))
  const catalog = context.obj({ Type: 'Catalog', Pages: tree })
  for (const [key, value] of front.entries()) catalog.set(key, value)
  catalog.set(name('PageLabels'), writePageLabels(context, labels))
  if (order.bookmarks.length > 0) {
    catalog.set(
      name('Outlines'),
      writeOutline(context, order.bookmarks, (at) => pageAt(binding, at)),
    )
    catalog.set(name('PageMode'), name('UseOutlines'))
  }
  if (layers.all.length > 0) {
    const first = { OFF: layers.hidden, Order: layers.all }
    catalog.set(name('OCProperties'), context.obj({ OCGs: layers.all, D: first }))
  }
  describe(context, catalog, order)
  context.trailerInfo.Root = context.register(catalog)
  const pdf = await PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
  return { pdf, pages: pages.length }
}

function pageAt({ pages, numbered }: Binding, at: Bookmark['at']): PDFRef {
  const page = at === 'front' ? pages[0] : numbered.get(at)
  if (page === undefined) throw new Error(`A bookmark leads to page ${at}, which the pack does not have`)
  return page
}

/** Title, language and identity. Nothing of today goes in, so the same order gives the same bytes. */
function describe(context: PDFContext, catalog: PDFDict, order: BindingOrder): void {
  const { title, language } = order
  catalog.set(name('Lang'), PDFString.of(language))
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  const metadata = context.stream(Buffer.from(xmp(title, language)), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(name('Metadata'), context.register(metadata))
  const info = { Title: PDFHexString.fromText(title), Producer: PDFString.of('Packhorse') }
  context.trailerInfo.Info = context.register(context.obj(info))
  const id = PDFHexString.of(identityOf(order))
  context.trailerInfo.ID = context.obj([id, id])
}

function identityOf({ front, leaves, ...rest }: BindingOrder): string {
  const hash = createHash('sha256').update(JSON.stringify(rest)).update(front)
  for (const leaf of leaves) {
    const { pdf, ...told } = leaf.kind === 'blank' ? { ...leaf, pdf: new Uint8Array() } : leaf
    hash.update(JSON.stringify(told)).update(pdf)
  }
  return hash.digest('hex').slice(0, 32)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const xmp = (
  title: string,
  language: string,
): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
