import { Worker } from 'node:worker_threads'
import { partOfOursMissing } from '../in-a-worker.ts'
import type { ReadPage } from './read-words.ts'

export interface ReadingBounds {
  /** Pages that are read at once. */
  atOnce: number
  /** How long a page may take, and all of them; in milliseconds. */
  page: number
  all: number
  /** Of each worker. */
  megabytes: number
}

/** Read pages by their numbers; what could not be read in time is not among them. */
export type ReadPages = Map<number, ReadPage>

/**
 * Reads pages, a few at once, each reader in a worker that takes one page after another. A page that takes too long,
 * or breaks its reader, is left out: that worker is stopped, and another goes on with the next page.
 */
export async function readPages(
  pdf: Uint8Array,
  pages: readonly number[],
  { atOnce, page: patience, all, megabytes, worker }: ReadingBounds & { worker: URL },
  onRead: (done: number) => void,
): Promise<ReadPages> {
  const read: ReadPages = new Map()
  const waiting = [...pages].reverse()
  const end = Date.now() + all
  let done = 0

  async function readOneAfterAnother(): Promise<void> {
    let reader: Worker | null = null
    for (let page = waiting.pop(); page !== undefined && Date.now() < end; page = waiting.pop()) {
      reader ??= hire()
      const words = await answerOf(reader, page, Math.min(patience, end - Date.now()))
      if (words === null) {
        void reader.terminate()
        reader = null
      } else read.set(page, words)
      done += 1
      onRead(done)
    }
    await reader?.terminate()
  }

  function hire(): Worker {
    const hired = new Worker(worker, {
      workerData: pdf,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      stdout: true,
      stderr: true,
    })
    // Its last words may come when nobody waits for them.
    return hired.on('error', () => {})
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, pages.length) }, readOneAfterAnother))
  return read
}

function answerOf(reader: Worker, page: number, patience: number): Promise<ReadPage | null> {
  return new Promise((resolve, reject) => {
    const nothing = (): void => finish(null)
    const alarm = setTimeout(nothing, patience)
    function finish(words: ReadPage | null): void {
      clearTimeout(alarm)
      reader.off('message', finish).off('error', blame).off('exit', nothing)
      resolve(words)
    }
    function blame(fault: Error): void {
      const missing = partOfOursMissing(fault)
      if (missing !== null) reject(missing)
      finish(null)
    }
    reader.once('message', finish).once('error', blame).once('exit', nothing)
    reader.postMessage(page)
  })
}
