import { deflateSync } from 'node:zlib'
import { boxesOf } from '../pdf/boxes.ts'
import { FLATE } from '../pdf/filters.ts'
import { dictIn } from '../pdf/lookup.ts'
import { packWriter } from '../pdf/pack-writer.ts'
import { drawingsOf, joined } from '../pdf/page-drawings.ts'
import { NO_STAMPS, readPageDrawing } from '../pdf/page-ink.ts'
import { type Page, pagesOf } from '../pdf/pages.ts'
import { openDocument, type PdfDocument } from '../pdf/pdf-document.ts'
import { rewritePdf } from '../pdf/rewrite-pdf.ts'
import { type StampFaces, stampFaces } from '../pdf/stamp-faces.ts'
import {
  dictOf,
  nameOf,
  PackRef,
  type PdfDict,
  PdfRef,
  PdfStream,
  type PdfValue,
  textString,
} from '../pdf/values.ts'
import { wrappingOf } from '../pdf/write-page.ts'
import { openSans } from '../stamp-fonts.ts'
import { readingFrame } from '../stamp-places.ts'
import { penFor } from '../stamps.ts'
import { LANGUAGE, paragraphTags, type TaggedPage } from './paragraph-tags.ts'
import type { ReadPages } from './read-pages.ts'
import type { ReadPage } from './read-words.ts'
import { wordsBeneath } from './words-beneath.ts'

/**
 * Lays words under the pages they were read from, as text that shows nothing. Where all of a file was read and it has no
 * tags, their paragraphs are tagged and its pictures are marked as showing nothing more than they say; where a part was
 * not, nothing is: tags for half a file would claim that there is nothing else in it.
 */
export function layWords(pdf: Uint8Array, read: ReadPages): Uint8Array {
  const document = openDocument(pdf)
  const pages = pagesOf(document)
  const writer = packWriter()
  const faces = stampFaces(writer, openSans())
  const { changed, add, put } = changesOf(document)
  const isTagged = document.catalog.has('StructTreeRoot')
  const tags = !isTagged && pages.every(({ num }, at) => num !== null && read.has(at + 1))
  const tagged: TaggedPage[] = []
  for (const [at, page] of pages.entries()) {
    const words = read.get(at + 1)
    if (words === undefined || page.num === null) continue
    const laid = withWords({ document, page, faces, add }, words, tags ? tagged.length : null)
    put(new PdfRef(page.num), laid)
    tagged.push({ num: page.num, paragraphs: words.paragraphs.length })
  }
  const catalog = new Map([
    ...document.catalog,
    ...(tags ? Object.entries(paragraphTags(tagged, add, put)) : []),
  ])
  if (!catalog.has('Lang')) catalog.set('Lang', textString(LANGUAGE))
  const about = dictIn(document, document.trailer.get('Info')) ?? new Map<string, PdfValue>()
  const info = Object.fromEntries([...about].map(([key, value]) => [key, document.resolve(value)]))
  return rewritePdf(document, { catalog, info, data: ({ data }) => data, changed }, writer)
}

/** Objects that change, and new ones under numbers that the file has not. */
function changesOf(document: PdfDocument) {
  const changed = new Map<number, PdfValue>()
  let next = 1
  for (const num of document.numbers()) next = Math.max(next, num + 1)
  const put = ({ num }: PdfRef, value: PdfValue): void => void changed.set(num, value)
  function add(value: PdfValue): PdfRef {
    const ref = new PdfRef(next)
    next += 1
    put(ref, value)
    return ref
  }
  return { changed, put, add }
}

interface Laying {
  document: PdfDocument
  page: Page
  faces: StampFaces
  add(value: PdfValue): PdfRef
}

/** A page with its words before its own drawing, where nothing of that reaches them. `key` is the page's in its tags. */
function withWords({ document, page, faces, add }: Laying, words: ReadPage, key: number | null): PdfDict {
  const resources = dictIn(document, page.entry('Resources')) ?? new Map<string, PdfValue>()
  const fonts: PdfDict = new Map(dictIn(document, resources.get('Font')) ?? [])
  const pen = penFor(faces, [...fonts.keys()])
  const beneath = wordsBeneath(words, readingFrame(boxesOf(document, page)), pen, key !== null)
  for (const [name, font] of pen.fonts) fonts.set(name, new PackRef(font))
  const own = document.resolve(page.dict.get('Contents'))
  const contents = Array.isArray(own) ? own : [page.dict.get('Contents') ?? null]
  const { before, after } = key === null ? { before: '', after: '' } : asArtifact(document, page)
  const drawn = (text: string): PdfRef =>
    add(new PdfStream(dictOf({ Filter: FLATE }), deflateSync(Buffer.from(text, 'latin1'))))
  return new Map([
    ...page.dict,
    ...dictOf({
      Contents: [drawn(beneath + before), ...contents, ...(after === '' ? [] : [drawn(after)])],
      Resources: new Map([...resources, ['Font', fonts]]),
      ...(key === null ? {} : { StructParents: key, Tabs: nameOf('S') }),
    }),
  ])
}

function asArtifact(document: PdfDocument, page: Page): { before: string; after: string } {
  const drawing = joined(drawingsOf(page, document).map((stream) => document.decode(stream).data))
  const { before, after } = wrappingOf(readPageDrawing(document, page, drawing, NO_STAMPS).balance)
  return { before: `/Artifact BMC\n${before}`, after: `${after}EMC\n` }
}
