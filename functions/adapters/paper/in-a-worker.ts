import { Worker } from 'node:worker_threads'

export interface WorkerBounds {
  /** How long it may take, in milliseconds. */
  patience: number
  megabytes: number
}

/**
 * What a worker makes of a message, in its first answer; null where it takes too long or too much memory, or breaks:
 * then it is stopped, and nothing of it stays.
 */
export function inAWorker<Made>(
  worker: URL,
  message: unknown,
  { patience, megabytes }: WorkerBounds,
): Promise<Made | null> {
  return new Promise((resolve) => {
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
    hired.once('error', () => finish(null))
    hired.once('exit', () => finish(null))
    hired.postMessage(message)
  })
}
