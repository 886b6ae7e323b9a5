import { Worker } from 'node:worker_threads'
import type { PdfFindings, PdfReader } from '../../ports/pdf-reader.ts'
import { partOfOursMissing } from './in-a-worker.ts'
import type { ToInspect } from './inspect-worker.ts'

export interface InspectorOptions {
  /** How long the processor may work on a file, in milliseconds: a sound file is not refused where the machine is busy. */
  patience?: number
  /** Megabytes of memory that looking at a file may take. */
  memory?: number
  /** Where the inspecting worker lies, for a bundle that keeps it elsewhere. */
  worker?: URL
}

/** How many times its patience a file may take by the clock. */
const LONGEST = 6
/** How soon at the earliest it is asked again how long it worked, in milliseconds. */
const SOON = 50

const TAKES_TOO_LONG =
  'The file takes too long or too much memory to read, as damaged files and those made to do harm do. Save it as PDF again from the program it was written in, and send that.'

/**
 * Looks at one file after another in a worker, which needs time to get up to speed. A file that it takes too long
 * over, or that it breaks on, is unfit; the worker is stopped, and the next file gets another.
 */
export function inspector({
  patience = 20_000,
  memory = 1536,
  worker = new URL('./inspect-worker.ts', import.meta.url),
}: InspectorOptions = {}): PdfReader['inspect'] {
  let standing: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function hire(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: memory }
    standing = new Worker(worker, { resourceLimits, stdout: true, stderr: true })
    return standing
  }

  function look(toInspect: ToInspect): Promise<PdfFindings> {
    const hired = standing ?? hire()
    return new Promise((resolve, reject) => {
      const before = workOf(hired)
      const last = setTimeout(giveUp, LONGEST * patience)
      let alarm = setTimeout(check, patience)
      let isOver = false
      hired.once('error', blame).once('exit', giveUp).once('message', finish)
      hired.ref()
      hired.postMessage(toInspect)

      async function check(): Promise<void> {
        const left = patience - (await workOf(hired)) + (await before)
        if (isOver) return
        if (left <= 0) giveUp()
        else alarm = setTimeout(check, Math.max(left, SOON))
      }

      function finish(findings: PdfFindings): void {
        isOver = true
        clearTimeout(alarm)
        clearTimeout(last)
        hired.off('error', blame).off('exit', giveUp).off('message', finish)
        // It waits for more, but holds nobody up.
        hired.unref()
        resolve(findings)
      }

      function blame(fault: Error): void {
        const missing = partOfOursMissing(fault)
        if (missing !== null) reject(missing)
        giveUp()
      }

      function giveUp(): void {
        finish({ verdict: 'unfit', pages: null, reasons: [TAKES_TOO_LONG], warnings: [] })
        standing = null
        // Its last words come too late.
        hired.on('error', () => {})
        void hired.terminate()
      }
    })
  }

  return (bytes, madeFrom = null) => {
    const next = turn.then(() => look({ bytes, madeFrom }))
    turn = next.catch(() => undefined)
    return next
  }
}

/** How long the processor worked for it, in milliseconds; nothing for one that is not up yet, or has gone. */
async function workOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    return 0
  }
}
