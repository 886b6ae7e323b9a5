import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { LinkFacts, OutlineFacts, PackFacts, PageFacts } from '../../ports/pdf-reader.ts'
import { linksOn, targetPage } from './read-links.ts'
import { readOutside } from './read-outside.ts'
import { piecesOf, readPage } from './read-page.ts'
import { readTags } from './read-tags.ts'

/** Reads a finished pack with pdf.js, which shares no code with the binder. Throws for an unreadable file. */
export async function readPack(bytes: Uint8Array): Promise<PackFacts> {
  const loading = getDocument({ data: new Uint8Array(bytes), ...QUIETLY })
  try {
    const document = await loading.promise
    const labels = (await document.getPageLabels()) ?? []
    const pages: PageFacts[] = []
    const links: LinkFacts[] = []
    for (let at = 0; at < document.numPages; at++) {
      const page = await document.getPage(at + 1)
      const pieces = await piecesOf(page)
      pages.push({ label: labels[at] ?? `${at + 1}`, ...readPage(page, pieces) })
      links.push(...(await linksOn(document, page, pieces)))
      page.cleanup()
    }
    const { info } = await document.getMetadata()
    const told = new Map(Object.entries(info))
    return {
      title: textOrNull(told.get('Title')),
      language: textOrNull(told.get('Language')),
      tagged: saysMarked(await document.getMarkInfo()),
      pages,
      outline: await readOutline(document, (await document.getOutline()) ?? []),
      links,
      tags: readTags(bytes),
      outside: readOutside(bytes),
    }
  } finally {
    await loading.destroy()
  }
}

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export const QUIETLY = {
  verbosity: 0,
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  standardFontDataUrl: join(PDFJS, 'standard_fonts/'),
  cMapUrl: join(PDFJS, 'cmaps/'),
  cMapPacked: true,
  wasmUrl: join(PDFJS, 'wasm/'),
}

/** pdf.js answers a Map, though its types tell of an object. */
const saysMarked = (told: unknown): boolean => told instanceof Map && told.get('Marked') === true

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null

type OutlineNodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

async function readOutline(document: PDFDocumentProxy, nodes: OutlineNodes): Promise<OutlineFacts[]> {
  const facts: OutlineFacts[] = []
  for (const { title, dest, items } of nodes) {
    facts.push({
      title,
      page: await targetPage(document, dest),
      children: await readOutline(document, items),
    })
  }
  return facts
}
