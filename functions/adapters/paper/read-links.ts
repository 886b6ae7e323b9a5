import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { LinkFacts } from '../../ports/pdf-reader.ts'
import { NEAR, type Piece } from './read-page.ts'

type Destination = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]['dest']

/** The page, by its index, that a destination leads to; null where it leads nowhere. */
export async function targetPage(document: PDFDocumentProxy, dest: Destination): Promise<number | null> {
  const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const target: unknown = explicit?.[0]
  if (typeof target === 'number') return target
  if (typeof target !== 'object' || target === null) return null
  return document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0]).catch(() => null)
}

/** What pdf.js tells of an annotation, as far as it is a link. */
interface Annotation {
  subtype: string
  rect: [number, number, number, number]
  url?: string
  unsafeUrl?: string
  dest?: Destination
}

/** A page's links that lead somewhere, with the words under them. */
export async function linksOn(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  pieces: Piece[],
): Promise<LinkFacts[]> {
  const viewport = page.getViewport({ scale: 1 })
  const annotations: Annotation[] = await page.getAnnotations()
  const links = annotations.filter(
    ({ subtype, dest, url, unsafeUrl }) => subtype === 'Link' && (dest ?? url ?? unsafeUrl) != null,
  )
  return Promise.all(
    links.map(async ({ rect, url, unsafeUrl, dest }) => {
      const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(rect[0], rect[1])
      const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(rect[2], rect[3])
      const isUnder = ({ left, fromTop }: Piece) =>
        left > Math.min(x1, x2) - NEAR &&
        left < Math.max(x1, x2) &&
        fromTop > Math.min(y1, y2) &&
        fromTop < Math.max(y1, y2) + NEAR
      return {
        on: page.pageNumber - 1,
        words: pieces
          .filter(isUnder)
          .map(({ text }) => text)
          .join('')
          .trim(),
        page: await targetPage(document, dest ?? null),
        address: url ?? unsafeUrl ?? null,
      }
    }),
  )
}
