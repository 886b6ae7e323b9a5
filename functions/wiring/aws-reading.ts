import { bucketReadings } from '../adapters/aws/bucket-readings.ts'
import { textRecogniser } from '../adapters/paper/scans/text-recogniser.ts'
import type { Progress } from '../ports/progress.ts'
import type { ReadingOrders } from '../ports/reading-orders.ts'
import type { TextRecogniser } from '../ports/text-recogniser.ts'
import { beside, type Environment, settingsOf } from './aws-wiring.ts'
import { uploadsBucket } from './bucket-home-wiring.ts'

/** A Lambda has fifteen minutes: laying words under the pages may take two, and fetching a large file its time. */
const ALL_PAGES_MS = 11 * 60_000

const recogniser = textRecogniser({
  bounds: { all: ALL_PAGES_MS },
  workers: { read: beside('./read-page-worker.mjs'), lay: beside('./lay-worker.mjs') },
})

/** What takes up scans and reads them. */
export const readingTools = (
  environment: Environment,
): { orders: ReadingOrders; recogniser: TextRecogniser; progress: Progress } => ({
  orders: bucketReadings(uploadsBucket(settingsOf(environment))),
  recogniser,
  // Whoever waits was told how many pages it has, and is woken at the end.
  progress: { at: () => undefined },
})
