import { availableParallelism } from 'node:os'
import { READING_SCANS } from '../../../domain/papers/scans.ts'
import type { Progress } from '../../../ports/progress.ts'
import type { ReadScans, TextRecogniser } from '../../../ports/text-recogniser.ts'
import { inAWorker } from '../in-a-worker.ts'
import { fewAtOnce } from '../office/few-at-once.ts'
import { type ReadingBounds, readPages } from './read-pages.ts'

const MINUTE = 60_000

/** A page takes some seconds; a hundred take some minutes on a small machine. */
const BOUNDS: ReadingBounds = {
  atOnce: Math.min(4, availableParallelism()),
  page: 2 * MINUTE,
  all: 20 * MINUTE,
  megabytes: 768,
}
/** Of 100. What Tesseract reads well it is surer of than 85; below this, about every tenth word is wrong. */
const SURE = 75

const LAYING = { patience: 2 * MINUTE, megabytes: 1536 }

export interface RecogniserOptions {
  bounds?: Partial<ReadingBounds>
  /** Where its workers lie in a bundle. */
  workers?: { read: URL; lay: URL }
}

const OWN = {
  read: new URL('./read-page-worker.ts', import.meta.url),
  lay: new URL('./lay-worker.ts', import.meta.url),
}

/**
 * Reads English and what is written in its letters, with Tesseract (tesseract.js) and the model that npm installed. One
 * file after another: each takes all the cores that it may.
 */
export function textRecogniser({ bounds = {}, workers = OWN }: RecogniserOptions = {}): {
  read(...asked: Parameters<TextRecogniser['read']>): Promise<ReadScans>
} {
  const inTurn = fewAtOnce(1)
  const within = { ...BOUNDS, ...bounds }
  return {
    read: (pdf, pages, progress) => inTurn(() => readAndLay(pdf, pages, { within, workers, progress })),
  }
}

async function readAndLay(
  pdf: Uint8Array,
  pages: readonly number[],
  { within, workers, progress }: { within: ReadingBounds; workers: typeof OWN; progress: Progress },
): Promise<ReadScans> {
  const tell = (done: number): void => progress.at(done, pages.length, READING_SCANS)
  tell(0)
  const found = await readPages(pdf, pages, { ...within, worker: workers.read }, tell)
  const hasWords = (page: number): boolean => (found.get(page)?.paragraphs.length ?? 0) > 0
  const laid = pages.some(hasWords)
    ? await inAWorker<Uint8Array>(workers.lay, { pdf, read: found }, LAYING)
    : pdf
  if (laid === null) return { pdf, read: [], doubtful: [], wordless: [], unread: [...pages] }
  return {
    pdf: laid,
    read: pages.filter(hasWords),
    doubtful: pages.filter((page) => hasWords(page) && (found.get(page)?.sureness ?? 0) < SURE),
    wordless: pages.filter((page) => found.has(page) && !hasWords(page)),
    unread: pages.filter((page) => !found.has(page)),
  }
}
