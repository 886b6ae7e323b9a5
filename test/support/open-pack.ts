import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { onTestFinished } from 'vitest'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import type { BindingOrder } from '../../functions/ports/pdf-binder.ts'
import { makePdf, type PdfWanted } from './make-pdf.ts'

export interface Paper {
  pdf: Uint8Array
  pages: number
}

export const aPaper = (wanted: PdfWanted): Paper => ({ pdf: makePdf(wanted), pages: wanted.pages })

/** What a paper written object by object holds, as PDF writes it. */
export interface Written {
  /** A page is object 10, 20, … and its drawing object 11, 21, …; `own` is more of its dictionary. */
  pages: { own?: string; drawing?: string }[]
  catalog?: string
  /** More objects, by number from 100. */
  objects?: Record<number, string>
}

/** A paper whose objects are free to be as odd as those of real files. */
export function writtenPaper({ pages, catalog = '', objects = {} }: Written): Paper {
  const all = new Map<number, string>([
    [1, `<</Type /Catalog /Pages 2 0 R ${catalog}>>`],
    [
      2,
      `<</Type /Pages /Kids [${pages.map((_, at) => `${pageAt(at)} 0 R`).join(' ')}] /Count ${pages.length}>>`,
    ],
    [3, '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>'],
  ])
  for (const [at, { own = '', drawing = '' }] of pages.entries()) {
    const missing = (key: string, entry: string) => (own.includes(key) ? '' : entry)
    const resources = missing('/Resources', '/Resources <</Font <</F1 3 0 R>>>>')
    const box = missing('/MediaBox', '/MediaBox [0 0 595 842]')
    all.set(
      pageAt(at),
      `<</Type /Page /Parent 2 0 R ${box} ${resources} /Contents ${pageAt(at) + 1} 0 R ${own}>>`,
    )
    all.set(pageAt(at) + 1, stream('', drawing))
  }
  for (const [num, object] of Object.entries(objects)) all.set(Number(num), object)
  let file = '%PDF-1.7\n'
  let table = '0 1\n0000000000 65535 f \n'
  for (const [num, object] of all) {
    table += `${num} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${num} 0 obj\n${object}\nendobj\n`
  }
  const size = Math.max(...all.keys()) + 1
  const end = `xref\n${table}trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  return { pdf: new Uint8Array(Buffer.from(file + end, 'latin1')), pages: pages.length }
}

const pageAt = (at: number): number => 10 * (at + 1)

export const stream = (entries: string, data: string): string =>
  `<<${entries} /Length ${data.length}>>\nstream\n${data}\nendstream`

export const link = (target: string): string => `<</Type /Annot /Subtype /Link /Rect [9 9 90 90] ${target}>>`

/** Papers as they are ordered from the binder: `1.pdf`, `2.pdf`, … numbered from page 1. */
export function orderOf(papers: Paper[], more: Partial<BindingOrder> = {}): BindingOrder {
  let firstNumber = 1
  const leaves = papers.map(({ pdf, pages }, at) => {
    firstNumber += pages
    return {
      kind: 'file' as const,
      name: `${at + 1}.pdf`,
      pdf,
      pages,
      firstNumber: firstNumber - pages,
      letter: null,
      mark: null,
    }
  })
  return { title: 'Reports', language: 'en-GB', front: new Uint8Array(), leaves, bookmarks: [], ...more }
}

export async function bound(papers: Paper[], more: Partial<BindingOrder> = {}): Promise<Uint8Array> {
  return (await pdfBinder().bind(orderOf(papers, more))).pdf
}

export async function openBound(papers: Paper[], more: Partial<BindingOrder> = {}): Promise<OpenPack> {
  return openPack(await bound(papers, more))
}

/** A pack as pdf.js shows it to a reader. */
export async function inViewer(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false })
  onTestFinished(() => loading.destroy())
  return loading.promise
}

type Found = PDFObject | undefined

/** A pack's objects, read with a library that shares no code with the binder. */
export interface OpenPack {
  document: PDFDocument
  catalog: PDFDict
  pages: PDFDict[]
  /** All objects that stand by themselves. */
  objects: [PDFRef, PDFObject][]
  /** What lies at a path, references followed: `find(page, 'Resources.Font.F1')`. */
  find(from: Found, path?: string): Found
  /** The same, in words: a name's or string's text, or PDF syntax; null where there is nothing. */
  say(from: Found, path?: string): string | null
  /** What stands at a path itself: a reference is not followed. */
  given(from: Found, path: string): string | null
  /** The entries of an array, or the one thing that stands in place of an array. */
  list(from: Found, path?: string): PDFObject[]
  /** A stream's data, unfolded. */
  data(from: Found, path?: string): string
}

export async function openPack(pdf: Uint8Array): Promise<OpenPack> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const followed = (value: Found): Found => (value instanceof PDFRef ? context.lookup(value) : value)
  const step = (value: Found, key: string): Found => {
    const holder = followed(value)
    if (holder instanceof PDFArray) return holder.asArray()[Number(key)]
    const dict = holder instanceof PDFStream ? holder.dict : holder
    return dict instanceof PDFDict ? dict.get(PDFName.of(key)) : undefined
  }
  const reach = (from: Found, path: string): Found =>
    path === '' ? from : path.split('.').reduce(step, from)
  const find = (from: Found, path = ''): Found => followed(reach(from, path))
  return {
    document,
    catalog,
    pages: document.getPages().map(({ node }) => node),
    objects: context.enumerateIndirectObjects(),
    find,
    say(from, path = '') {
      const found = find(from, path)
      if (found === undefined) return null
      const isText = found instanceof PDFName || found instanceof PDFString || found instanceof PDFHexString
      return isText ? found.decodeText() : `${found}`
    },
    given: (from, path) => reach(from, path)?.toString() ?? null,
    list(from, path = '') {
      const found = find(from, path)
      if (found instanceof PDFArray) return found.asArray()
      const one = reach(from, path)
      return one === undefined || found === undefined ? [] : [one]
    },
    data(from, path = '') {
      const found = find(from, path)
      return found instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(found).decode()).toString('latin1')
        : ''
    },
  }
}

/** The pairs of a number tree or name tree, in the order in which they stand. */
export function pairsIn(pack: OpenPack, root: Found, leaf: 'Nums' | 'Names'): [PDFObject, PDFObject][] {
  const own = pack.list(root, leaf)
  const pairs = own.flatMap((key, at): [PDFObject, PDFObject][] => {
    const value = own[at + 1]
    return at % 2 === 0 && value !== undefined ? [[key, value]] : []
  })
  return [...pairs, ...pack.list(root, 'Kids').flatMap((kid) => pairsIn(pack, kid, leaf))]
}

/** A structure element: `words` are its title, `type` what its role comes to in the end. */
export interface Tag {
  dict: PDFObject
  words: string
  type: string
  depth: number
  /** `1/0` is content 0 of the pack's page 1, `1/object` an annotation or picture there. */
  content: string[]
  /** What contradicts the tree: a parent that is none, content that leads elsewhere. */
  wrong: string[]
}

/** All elements of a pack's structure tree, in reading order. */
export function tagsIn(pack: OpenPack): Tag[] {
  const root = pack.find(pack.catalog, 'StructTreeRoot')
  const answers = contentTags(pack)
  const pageOf = new Map(pack.pages.map((page, at) => [page as PDFObject, at + 1]))
  const tags: Tag[] = []
  const typeOf = (role: string): string => {
    const next = pack.say(root, `RoleMap.${role}`)
    return next === null || next === role ? role : typeOf(next)
  }
  const visit = (dict: PDFObject, parent: PDFObject | undefined, depth: number): void => {
    const words = pack.say(dict, 'T') ?? ''
    const tag: Tag = { dict, words, type: typeOf(pack.say(dict, 'S') ?? ''), depth, content: [], wrong: [] }
    tags.push(tag)
    if (pack.find(dict, 'P') !== parent) tag.wrong.push('parent')
    for (const kid of pack.list(dict, 'K')) {
      const found = pack.find(kid)
      if (found instanceof PDFDict && found.has(PDFName.of('S'))) {
        visit(found, dict, depth + 1)
        continue
      }
      const object = pack.find(found, 'Obj')
      const page = pack.find(found, 'Pg') ?? pack.find(dict, 'Pg')
      const at = found instanceof PDFNumber ? found.asNumber() : Number(pack.say(found, 'MCID'))
      const key = object === undefined ? pack.say(page, 'StructParents') : pack.say(object, 'StructParent')
      const place = `${page === undefined ? '?' : pageOf.get(page)}/${object === undefined ? at : 'object'}`
      tag.content.push(place)
      if (answers(key, object === undefined ? at : null) !== dict) tag.wrong.push(place)
    }
  }
  for (const top of pack.list(root, 'K')) {
    const found = pack.find(top)
    if (found !== undefined) visit(found, root, 0)
  }
  return tags
}

/** Finds the element that content leads to: by its key, and by its number where the key is a page's. */
export function contentTags(pack: OpenPack): (key: string | null, at: number | null) => Found {
  const tree = pairsIn(pack, pack.find(pack.catalog, 'StructTreeRoot.ParentTree'), 'Nums')
  const byKey = new Map(tree.map(([key, value]) => [`${key}`, value]))
  return (key, at) => {
    const value = pack.find(byKey.get(key ?? ''))
    return at === null || value === undefined ? value : pack.find(value, `${at}`)
  }
}
