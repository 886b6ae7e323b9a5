import { Worker } from 'node:worker_threads'
import type { PackPictures } from '../../ports/page-pictures.ts'

export interface PackPicturesOptions {
  /** How long a page may take, in milliseconds. */
  patience?: number
  /** Where the drawing worker lies, for a bundle that keeps it elsewhere. */
  worker?: URL
}

const PATIENCE_MS = 15_000
const MEGABYTES = 1024

/**
 * Draws one page after another in a worker that keeps the last pack open: reading it again for each page would take
 * longer than drawing. A page that takes too long ends the worker, and the next gets another.
 */
export function packPictures({
  patience = PATIENCE_MS,
  worker: at = new URL('./picture-worker.ts', import.meta.url),
}: PackPicturesOptions = {}): PackPictures {
  let standing: { worker: Worker; holds: string } | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function hire(): { worker: Worker; holds: string } {
    const worker = new Worker(at, {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
      stdout: true,
      stderr: true,
    })
    standing = { worker, holds: '' }
    return standing
  }

  const drawNow: PackPictures['draw'] = async ({ sha256, pdf }, page, width) => {
    const hired = standing ?? hire()
    const bytes = hired.holds === sha256 ? null : await pdf()
    hired.holds = sha256
    const { worker } = hired
    return new Promise((resolve) => {
      const alarm = setTimeout(giveUp, patience)
      worker.once('error', giveUp).once('exit', giveUp).once('message', finish)
      worker.ref()
      worker.postMessage({ pdf: bytes, page, width })

      function finish(png: Uint8Array | null): void {
        clearTimeout(alarm)
        worker.off('error', giveUp).off('exit', giveUp).off('message', finish)
        // It waits for more, but holds nobody up.
        worker.unref()
        resolve(png)
      }

      function giveUp(): void {
        finish(null)
        standing = null
        // Its last words come too late.
        worker.on('error', () => undefined)
        void worker.terminate()
      }
    })
  }

  return {
    draw: (...asked) => {
      const next = turn.then(() => drawNow(...asked))
      turn = next.catch(() => undefined)
      return next
    },
  }
}
