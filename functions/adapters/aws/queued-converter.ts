import { PutObjectCommand } from '@aws-sdk/client-s3'
import { PAPER_KINDS } from '../../domain/papers/paper-kind.ts'
import type { ConversionOrder, ConversionOutcome } from '../../ports/conversion-orders.ts'
import type { WordConverter } from '../../ports/word-converter.ts'
import { type Bucket, getObject, putIf } from './bucket.ts'
import { outcomeOf } from './bucket-conversions.ts'
import { conversionKey, orderId } from './conversion-keys.ts'

const ONCE = { IfNoneMatch: '*' } as const
const MINUTE = 60_000
/** A paper takes seconds; where nothing came in that time, its order was given up. */
const PATIENCE_MINUTES = 30

export interface QueuedConverterOptions {
  /** What carries orders out: another one, or another version of it, makes other files. */
  engine: string
  /** The offer whose files are looked at: it is woken when an order is settled. */
  offer: string
  now: () => number
}

/**
 * Has papers converted by another function, which cannot reach anything but where orders lie. Lays the order down once,
 * writes down who waits for it, and answers `waiting` until its outcome is there. Never waits longer than half an hour.
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

async function ask(
  bucket: Bucket,
  order: ConversionOrder,
  { engine, offer, now }: QueuedConverterOptions,
): Promise<ConversionOutcome | { was: 'waiting' }> {
  const id = orderId(order, engine)
  const settled = await outcomeOf(bucket, id)
  if (settled !== undefined) return settled
  const waits = conversionKey(id, `waits/${offer}`)
  const isNew = await putIf(bucket, waits, { Body: offer, ContentType: 'text/plain' }, ONCE)
  const isLate = async (key: string): Promise<boolean> => {
    const since = (await getObject(bucket, key))?.since?.getTime()
    return since !== undefined && now() - since > PATIENCE_MINUTES * MINUTE
  }
  if (!isNew && (await isLate(waits))) return { was: 'refused', because: givenUp(order) }
  await layDown(bucket, id, order, isNew ? isLate : null)
  // It may have been settled before it was written down who waits.
  return (await outcomeOf(bucket, id)) ?? { was: 'waiting' }
}

/** The paper first: its order tells that it is there. An order that was given up is told once more to whoever is new. */
async function layDown(
  bucket: Bucket,
  id: string,
  { bytes, ...order }: ConversionOrder,
  isLate: ((key: string) => Promise<boolean>) | null,
): Promise<void> {
  const paper = { Body: bytes, ContentType: 'application/octet-stream' }
  await putIf(bucket, conversionKey(id, `in.${order.kind}`), paper, ONCE)
  const key = conversionKey(id, 'in.json')
  const { verb, kind, name } = order
  const told = { Body: JSON.stringify({ verb, kind, name }), ContentType: 'application/json' }
  if (await putIf(bucket, key, told, ONCE)) return
  if (isLate !== null && (await isLate(key)))
    await bucket.s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: bucket.prefix + key, ...told }))
}

const givenUp = ({ kind }: ConversionOrder): string =>
  `No PDF was made of it within ${PATIENCE_MINUTES} minutes, which is no fault of yours. Save it as PDF from ${PAPER_KINDS[kind].program} and send that, or send it again later.`
