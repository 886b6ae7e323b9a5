import type { PagePictures } from '../../ports/page-pictures.ts'
import { inAWorker } from './in-a-worker.ts'

const PATIENCE_MS = 10_000
const MEGABYTES = 768

/** Draws with pdf.js, each page in a worker of its own that is stopped when it takes too long or too much. */
export const pagePictures = ({
  worker = new URL('./picture-worker.ts', import.meta.url),
}: {
  /** Where the drawing worker lies, for a bundle that keeps it elsewhere. */
  worker?: URL
} = {}): PagePictures => ({
  draw: (pdf, page, width) =>
    inAWorker<Uint8Array>(worker, { pdf, page, width }, { patience: PATIENCE_MS, megabytes: MEGABYTES }),
})
