import { parentPort } from 'node:worker_threads'
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { drawPage, openToDraw } from './draw-page.ts'

interface Asked {
  /** Null for the one that was sent last. */
  pdf: Uint8Array | null
  page: number
  width: number
}

let open: PDFDocumentLoadingTask | null = null

/** The document to draw from: a new one takes the place of the last. */
async function documentOf(pdf: Uint8Array | null) {
  if (pdf !== null) {
    await open?.destroy()
    open = openToDraw(pdf)
  }
  if (open === null) throw new Error('A page was to be drawn of no document')
  return open.promise
}

parentPort?.on('message', async ({ pdf, page, width }: Asked) => {
  const { png } = await drawPage(await documentOf(pdf), page, (size) => width / size.width)
  parentPort?.postMessage(png)
})
