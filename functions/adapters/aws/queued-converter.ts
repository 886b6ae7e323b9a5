import { PAPER_KINDS } from '../../domain/papers/paper-kind.ts'
import type { ConversionOrder, ConversionOutcome } from '../../ports/conversion-orders.ts'
import type { WordConverter } from '../../ports/word-converter.ts'
import { awaitOrder, type Waiter } from './await-order.ts'
import type { Bucket } from './bucket.ts'
import { conversionOutcome, conversionPlace } from './bucket-conversions.ts'
import { orderId } from './order-keys.ts'

/** A paper takes seconds. */
const PATIENCE_MINUTES = 30

export interface QueuedConverterOptions extends Omit<Waiter, 'minutes'> {
  /** What carries orders out: another one, or another version of it, makes other files. */
  engine: string
}

/**
 * Has papers converted by another function, which cannot reach anything but where orders lie. Never waits longer than half
 * an hour.
 */
export function queuedConverter(bucket: Bucket, options: QueuedConverterOptions): WordConverter {
  return {
    async convert(paper) {
      const made = await ask(bucket, { verb: 'convert', ...paper }, options)
      if (made.was !== 'made') return made
      return { was: 'converted', pdf: made.bytes }
    },
    async renew(paper) {
      const made = await ask(bucket, { verb: 'renew', ...paper }, options)
      if (made.was !== 'made') return made
      if (made.kind === 'pdf') throw new Error('An older paper was made a PDF of, and not written anew')
      return { was: 'renewed', bytes: made.bytes, kind: made.kind }
    },
  }
}

/** A paper's name is part of what its order is called, since it becomes the title of a paper that has none. */
async function ask(
  bucket: Bucket,
  { bytes, verb, kind, name }: ConversionOrder,
  { engine, ...waiter }: QueuedConverterOptions,
): Promise<ConversionOutcome | { was: 'waiting' }> {
  const id = orderId([verb, kind, name, engine], bytes)
  const order = {
    place: conversionPlace(id),
    paper: { part: `in.${kind}` as const, bytes },
    told: { verb, kind, name },
  }
  const became = await awaitOrder(bucket, order, () => conversionOutcome(bucket, id), {
    ...waiter,
    minutes: PATIENCE_MINUTES,
  })
  if (became === 'waiting') return { was: 'waiting' }
  return became === 'late' ? { was: 'refused', because: givenUp(kind) } : became
}

const givenUp = (kind: ConversionOrder['kind']): string =>
  `No PDF was made of it within ${PATIENCE_MINUTES} minutes, which is no fault of yours. Save it as PDF from ${PAPER_KINDS[kind].program} and send that, or send it again later.`
