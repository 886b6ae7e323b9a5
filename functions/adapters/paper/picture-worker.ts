import { parentPort } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { QUIETLY } from './read-pack.ts'

interface Asked {
  pdf: Uint8Array
  page: number
  width: number
}

/** As much of a canvas as is needed here: pdf.js makes it, by @napi-rs/canvas. */
interface Canvas {
  canvas: { toBuffer(kind: 'image/png'): Uint8Array }
  /** A drawing context, as browsers have it: handed on to pdf.js, and not looked at. */
  context: never
}

parentPort?.on('message', async ({ pdf, page, width }: Asked) => {
  const loading = getDocument({ data: pdf, ...QUIETLY })
  const document = await loading.promise
  const shown = await document.getPage(page)
  const scale = width / shown.getViewport({ scale: 1 }).width
  const viewport = shown.getViewport({ scale })
  const factory = document.canvasFactory as { create(width: number, height: number): Canvas }
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await shown.render({ canvas: null, canvasContext: context, viewport }).promise
  parentPort?.postMessage(new Uint8Array(canvas.toBuffer('image/png')))
})
