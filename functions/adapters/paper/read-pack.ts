import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { OutlineFacts, PackFacts, PageFacts } from '../../ports/pdf-reader.ts'
import { STAMPS, stampScale } from './stamp-places.ts'

/** Reads a finished pack with pdf.js, which shares no code with the binder. Throws for an unreadable file. */
export async function readPack(bytes: Uint8Array): Promise<PackFacts> {
  const loading = getDocument({ data: new Uint8Array(bytes), ...QUIETLY })
  try {
    const document = await loading.promise
    const labels = (await document.getPageLabels()) ?? []
    const pages: PageFacts[] = []
    for (let at = 0; at < document.numPages; at++) {
      const page = await document.getPage(at + 1)
      pages.push({ label: labels[at] ?? `${at + 1}`, ...(await readPage(page)) })
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
    }
  } finally {
    await loading.destroy()
  }
}

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const QUIETLY = {
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
    facts.push({ title, page: await pageOf(document, dest), children: await readOutline(document, items) })
  }
  return facts
}

async function pageOf(
  document: PDFDocumentProxy,
  dest: OutlineNodes[number]['dest'],
): Promise<number | null> {
  const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const target: unknown = explicit?.[0]
  if (typeof target === 'number') return target
  if (typeof target !== 'object' || target === null) return null
  return document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0]).catch(() => null)
}

/** A piece of text where it stands on the page as read, in points from the top left corner. */
interface Piece {
  text: string
  left: number
  fromTop: number
  size: number
}

async function readPage(page: PDFPageProxy): Promise<Omit<PageFacts, 'label'>> {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const texts = items.filter((item) => 'str' in item)
  const pieces = texts.map(({ str, transform }): Piece => {
    const [a = 0, b = 0, , , e = 0, f = 0] = transform.map(Number)
    const [left = 0, fromTop = 0] = viewport.convertToViewportPoint(e, f)
    return { text: str.trim(), left, fromTop, size: Math.hypot(a, b) * page.userUnit }
  })
  return {
    stampedNumber: numberIn(pieces, viewport),
    stampedLetter: letterIn(pieces, viewport),
    text: texts.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''),
  }
}

interface Size {
  width: number
  height: number
}

const NEAR = 2

/** The number at the foot: the lowest line that reads so, in the middle, where the binder puts it. */
function numberIn(pieces: Piece[], { width, height }: Size): string | null {
  const foot = height - STAMPS.number.above * stampScale({ width, height })
  const stamps = pieces.filter(({ text, fromTop }) => NUMBER.test(text) && Math.abs(fromTop - foot) < NEAR)
  return NUMBER.exec(stamps.at(-1)?.text ?? '')?.[1] ?? null
}

const NUMBER = /^Page (\d+(?: - \d+)?)$/

/** The letter in its box at the top right, in the stamps' size. */
function letterIn(pieces: Piece[], { width, height }: Size): string | null {
  const scale = stampScale({ width, height })
  const { size, box, inset } = STAMPS.letter
  const inBox = ({ left, fromTop }: Piece) =>
    fromTop > inset * scale && fromTop < (inset + box) * scale && left > width - (inset + 2 * box) * scale
  const stamps = pieces.filter(
    (piece) =>
      /^[A-Z]{1,3}$/.test(piece.text) && inBox(piece) && Math.abs(piece.size - size * scale) < NEAR / 4,
  )
  return stamps.at(-1)?.text ?? null
}
