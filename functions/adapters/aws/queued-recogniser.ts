import { READING_SCANS } from '../../domain/papers/scans.ts'
import type { TextRecogniser } from '../../ports/text-recogniser.ts'
import { awaitOrder, type Waiter } from './await-order.ts'
import type { Bucket } from './bucket.ts'
import { readingOutcome, readingPlace } from './bucket-readings.ts'
import { orderId } from './order-keys.ts'

/** A long scan takes a quarter of an hour, and may be tried four times. */
const PATIENCE_MINUTES = 60

export interface QueuedRecogniserOptions extends Omit<Waiter, 'minutes'> {
  /** What reads: another version of it may read otherwise. */
  reader: string
}

/**
 * Has scans read by another function, which cannot reach anything but where they lie. What it did not read within an hour
 * stays a picture, and is taken as that: nobody's report waits for it any longer.
 */
export const queuedRecogniser = (
  bucket: Bucket,
  { reader, ...waiter }: QueuedRecogniserOptions,
): TextRecogniser => ({
  async read(pdf, pages, progress) {
    progress.at(0, pages.length, READING_SCANS)
    const id = orderId([reader, pages], pdf)
    const order = {
      place: readingPlace(id),
      paper: { part: 'in.pdf' as const, bytes: pdf },
      told: { pages },
    }
    const became = await awaitOrder(bucket, order, () => readingOutcome(bucket, id, pdf), {
      ...waiter,
      minutes: PATIENCE_MINUTES,
    })
    return became === 'late' ? { pdf, read: [], doubtful: [], wordless: [], unread: [...pages] } : became
  },
})
