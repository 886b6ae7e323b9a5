import { Worker } from 'node:worker_threads'
import type { PdfFindings, PdfReader } from '../../ports/pdf-reader.ts'
import { pageFingerprints } from './page-fingerprints.ts'
import { readPack } from './read-pack.ts'

export interface ReaderOptions {
  /** How long a file may be looked at, in milliseconds. */
  patience?: number
  /** Megabytes of memory that looking at a file may take. */
  memory?: number
  /** Where the inspecting worker lies, for a bundle that keeps it elsewhere. */
  worker?: URL
}

/** Looks at PDF files: at uploads in a worker that is stopped when it takes too long, at packs with pdf.js. */
export function pdfReader(options: ReaderOptions = {}): PdfReader {
  return {
    inspect: (bytes) => inspectInWorker(bytes, options),
    read: readPack,
    fingerprints: async (bytes) => pageFingerprints(bytes),
  }
}

const TAKES_TOO_LONG =
  'The file takes too long or too much memory to read, as damaged files and those made to do harm do. Save it as PDF again from the program it was written in, and send that.'

function inspectInWorker(
  bytes: Uint8Array,
  {
    patience = 20_000,
    memory = 1536,
    worker = new URL('./inspect-worker.ts', import.meta.url),
  }: ReaderOptions,
): Promise<PdfFindings> {
  const inspector = new Worker(worker, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: memory },
    stdout: true,
    stderr: true,
  })
  return new Promise<PdfFindings>((resolve) => {
    const giveUp = () => resolve({ verdict: 'unfit', pages: null, reasons: [TAKES_TOO_LONG], warnings: [] })
    const alarm = setTimeout(giveUp, patience)
    inspector.once('message', resolve)
    // Whatever ends the worker without a word was the file's doing: its memory ran out, or its parser broke.
    inspector.once('error', giveUp)
    inspector.once('exit', giveUp)
    inspector.once('exit', () => clearTimeout(alarm))
  }).finally(() => inspector.terminate())
}
