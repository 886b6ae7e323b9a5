import { Worker } from 'node:worker_threads'
import type { PagePictures } from '../../ports/page-pictures.ts'

const PATIENCE_MS = 10_000
const MEGABYTES = 768

/** Draws with pdf.js, each page in a worker of its own that is stopped when it takes too long or too much. */
export function pagePictures(patience = PATIENCE_MS): PagePictures {
  return {
    draw: (pdf, page, width) =>
      new Promise((resolve) => {
        const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), {
          resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
          stdout: true,
          stderr: true,
        })
        const alarm = setTimeout(() => finish(null), patience)
        function finish(png: Uint8Array | null): void {
          clearTimeout(alarm)
          void worker.terminate()
          resolve(png)
        }
        worker.once('message', finish)
        worker.once('error', () => finish(null))
        worker.once('exit', () => finish(null))
        worker.postMessage({ pdf, page, width })
      }),
  }
}
