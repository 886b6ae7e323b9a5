import { parentPort } from 'node:worker_threads'
import type { PaperKind } from '../../domain/papers/paper-kind.ts'
import { inspectPdf } from './inspect-pdf.ts'

/** A file to look at, and what it was made from. */
export interface ToInspect {
  bytes: Uint8Array
  madeFrom: PaperKind | null
}

parentPort?.on('message', async ({ bytes, madeFrom }: ToInspect) =>
  parentPort?.postMessage(await inspectPdf(bytes, madeFrom)),
)
