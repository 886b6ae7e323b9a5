import * as z from 'zod'
import type { ReadingOrders } from '../../ports/reading-orders.ts'
import type { ReadScans } from '../../ports/text-recogniser.ts'
import { settleOrder, toldBy } from './await-order.ts'
import { type Bucket, getObject } from './bucket.ts'
import { type OrderPlace, orderKey } from './order-keys.ts'

const pages = z.array(z.number().int().positive())
const order = z.object({ pages })
/** `isLaid`: words were laid under some page, so that there is another PDF than the one that was sent. */
const outcome = z.object({
  isLaid: z.boolean(),
  read: pages,
  doubtful: pages,
  wordless: pages,
  unread: pages,
})

export const readingPlace = (id: string): OrderPlace => ({ folder: 'readings', id })

/** Scans to be read that lie in a bucket, and what became of them. */
export const bucketReadings = (bucket: Bucket): ReadingOrders => ({
  async take(id) {
    const told = await toldBy(bucket, readingPlace(id), 'in.json')
    if (told === undefined) return undefined
    const scan = await getObject(bucket, orderKey(readingPlace(id), 'in.pdf'))
    return scan && { ...order.parse(told), pdf: scan.bytes }
  },
  settle: (id, { pdf, ...became }) => {
    const isLaid = became.read.length > 0
    return settleOrder(bucket, readingPlace(id), {
      told: { isLaid, ...became },
      made: isLaid ? { part: 'out.pdf', bytes: pdf } : null,
    })
  },
})

/** What became of a scan; nothing where that is not settled. */
export async function readingOutcome(
  bucket: Bucket,
  id: string,
  scan: Uint8Array,
): Promise<ReadScans | undefined> {
  const told = await toldBy(bucket, readingPlace(id), 'out.json')
  if (told === undefined) return undefined
  const { isLaid, ...became } = outcome.parse(told)
  if (!isLaid) return { ...became, pdf: scan }
  const made = await getObject(bucket, orderKey(readingPlace(id), 'out.pdf'))
  return made && { ...became, pdf: made.bytes }
}
