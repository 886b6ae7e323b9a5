import type { OfficeFindings, OfficeReader } from '../../../ports/office-reader.ts'
import { inAWorker, type WorkerBounds } from '../in-a-worker.ts'

/** A report of a thousand pages takes a fifth of both. */
const BOUNDS: WorkerBounds = { patience: 20_000, megabytes: 768 }

const TAKES_TOO_LONG =
  'The file takes too long or too much memory to read, as damaged files and those made to do harm do. Copy the report into a new document, or save it as PDF, and send that.'

/** Looks into each document in a worker of its own, which is stopped when it takes too long or too much. */
export const officeReader = (
  worker = new URL('./look-worker.ts', import.meta.url),
  bounds = BOUNDS,
): OfficeReader => ({
  look: async (bytes, kind) =>
    (await inAWorker<OfficeFindings>(worker, { bytes, kind }, bounds)) ?? {
      was: 'refused',
      because: TAKES_TOO_LONG,
    },
})
