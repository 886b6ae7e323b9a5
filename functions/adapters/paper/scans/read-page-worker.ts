import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createWorker, OEM } from 'tesseract.js'
import { drawPage, openToDraw } from '../draw-page.ts'
import { wordsIn } from './read-words.ts'

/** What Tesseract reads best (its manual, "Improving the quality of the output"), in dots to the inch. */
const SHARPNESS = 300
const POINTS_TO_THE_INCH = 72
/** A4 at 300 dots to the inch has 9 million. Larger pages are drawn less sharply. */
const MOST_PIXELS = 16_000_000

/** The package's own model, from the disk. A folder that is no URL is never fetched; nothing is kept beside it. */
const LANGUAGE = {
  langPath: join(
    dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
    '4.0.0_best_int',
  ),
  gzip: true,
  cacheMethod: 'none',
}

const scaleFor = ({ width, height }: { width: number; height: number }): number =>
  Math.min(SHARPNESS / POINTS_TO_THE_INCH, Math.sqrt(MOST_PIXELS / (width * height)))

// Both take a while, and neither needs the other. What goes wrong ends this worker, and is seen by who hired it.
const opening = openToDraw(workerData as Uint8Array)
let isReady = false
const starting = createWorker('eng', OEM.LSTM_ONLY, {
  ...LANGUAGE,
  errorHandler: (fault: unknown) => {
    // What cannot even begin lacks a part, and that is no page's doing.
    throw Object.assign(new Error(String(fault)), isReady ? {} : { code: 'MODULE_NOT_FOUND' })
  },
}).then((reader) => {
  isReady = true
  return reader
})

parentPort?.on('message', async (page: number) => {
  const reader = await starting
  const { png, width, height } = await drawPage(await opening.promise, page, scaleFor)
  const { data } = await reader.recognize(Buffer.from(png.buffer), {}, { blocks: true, text: false })
  parentPort?.postMessage(wordsIn(data, width, height))
})
