import { parentPort } from 'node:worker_threads'
import { getDocument, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { QUIETLY } from './read-pack.ts'

interface Asked {
  /** Null for the one that was sent last. */
  pdf: Uint8Array | null
  page: number
  width: number
}

/** As much of a canvas as is needed here: pdf.js makes it, by @napi-rs/canvas. */
interface Canvas {
  canvas: { toBuffer(kind: 'image/png'): Uint8Array }
  /** A drawing context, as browsers have it: handed on to pdf.js, and not looked at. */
  context: never
}

let open: PDFDocumentLoadingTask | null = null

/** The document to draw from: a new one takes the place of the last. */
async function documentOf(pdf: Uint8Array | null) {
  if (pdf !== null) {
    await open?.destroy()
    open = getDocument({ data: pdf, ...QUIETLY })
  }
  if (open === null) throw new Error('A page was to be drawn of no document')
  return open.promise
}

parentPort?.on('message', async ({ pdf, page, width }: Asked) => {
  const document = await documentOf(pdf)
  const shown = await document.getPage(page)
  const scale = width / shown.getViewport({ scale: 1 }).width
  const viewport = shown.getViewport({ scale })
  const factory = document.canvasFactory as { create(width: number, height: number): Canvas }
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await shown.render({ canvas: null, canvasContext: context, viewport }).promise
  shown.cleanup()
  parentPort?.postMessage(new Uint8Array(canvas.toBuffer('image/png')))
})
