import { Worker } from 'node:worker_threads'

export interface WorkerBounds {
  /** How long it may take, in milliseconds. */
  patience: number
  megabytes: number
}

/** A file or a package of our own that is not where it should be. */
const OURS = new Set(['ENOENT', 'MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'])

/** What broke a worker is its file's doing, its memory ran out or its parser broke: unless we lack a part. */
export const partOfOursMissing = (fault: Error & { code?: string }): Error | null =>
  OURS.has(fault.code ?? '') ? new Error('A part of Packhorse is missing', { cause: fault }) : null

/**
 * What a worker makes of a message, in its first answer; null where it takes too long or too much memory, or breaks:
 * then it is stopped, and nothing of it stays.
 */
export function inAWorker<Made>(
  worker: URL,
  message: unknown,
  { patience, megabytes }: WorkerBounds,
): Promise<Made | null> {
  return new Promise((resolve, reject) => {
    const hired = new Worker(worker, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      stdout: true,
      stderr: true,
    })
    const alarm = setTimeout(() => finish(null), patience)
    function finish(made: Made | null): void {
      clearTimeout(alarm)
      void hired.terminate()
      resolve(made)
    }
    hired.once('message', finish)
    hired.once('error', (fault) => {
      const missing = partOfOursMissing(fault)
      if (missing !== null) reject(missing)
      finish(null)
    })
    hired.once('exit', () => finish(null))
    hired.postMessage(message)
  })
}
