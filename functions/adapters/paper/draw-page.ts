import {
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { QUIETLY } from './read-pack.ts'

/** As much of a canvas as is needed here: pdf.js makes it, by @napi-rs/canvas. */
interface Canvas {
  canvas: { toBuffer(kind: 'image/png'): Uint8Array }
  /** A drawing context, as browsers have it: handed on to pdf.js, and not looked at. */
  context: never
}

export interface DrawnPage {
  png: Uint8Array
  /** In pixels. */
  width: number
  height: number
}

export const openToDraw = (pdf: Uint8Array): PDFDocumentLoadingTask => getDocument({ data: pdf, ...QUIETLY })

/** A page, counted from 1, as it is read: turned and cropped. `scaleFor` tells pixels to a point by its size in points. */
export async function drawPage(
  document: PDFDocumentProxy,
  page: number,
  scaleFor: (size: { width: number; height: number }) => number,
): Promise<DrawnPage> {
  const shown = await document.getPage(page)
  const viewport = shown.getViewport({ scale: scaleFor(shown.getViewport({ scale: 1 })) })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const factory = document.canvasFactory as { create(width: number, height: number): Canvas }
  const { canvas, context } = factory.create(width, height)
  await shown.render({ canvas: null, canvasContext: context, viewport }).promise
  const png = new Uint8Array(canvas.toBuffer('image/png'))
  shown.cleanup()
  return { png, width, height }
}
