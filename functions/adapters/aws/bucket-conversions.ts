import * as z from 'zod'
import { PAPER_KINDS } from '../../domain/papers/paper-kind.ts'
import type { ConversionOrders, ConversionOutcome } from '../../ports/conversion-orders.ts'
import type { OfficeKind, OlderKind } from '../../ports/word-converter.ts'
import { settleOrder, toldBy } from './await-order.ts'
import { type Bucket, getObject } from './bucket.ts'
import { type OrderPlace, orderKey } from './order-keys.ts'

const OLDER = ['doc', 'rtf', 'xls'] as const satisfies OlderKind[]
const OFFICE = Object.keys(PAPER_KINDS).filter(
  (kind): kind is OfficeKind => !['pdf', 'jpg', 'png'].includes(kind),
)
const order = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('convert'), kind: z.enum(OFFICE), name: z.string() }),
  z.object({ verb: z.literal('renew'), kind: z.enum(OLDER), name: z.string() }),
])
const outcome = z.discriminatedUnion('was', [
  z.object({ was: z.literal('made'), kind: z.enum(['pdf', 'docx', 'xlsx']) }),
  z.object({ was: z.literal('refused'), because: z.string() }),
])

export const conversionPlace = (id: string): OrderPlace => ({ folder: 'conversions', id })

/** Papers to be converted that lie in a bucket, and what became of them. */
export const bucketConversions = (bucket: Bucket): ConversionOrders => ({
  async take(id) {
    const told = await toldBy(bucket, conversionPlace(id), 'in.json')
    if (told === undefined) return undefined
    const asked = order.parse(told)
    const paper = await getObject(bucket, orderKey(conversionPlace(id), `in.${asked.kind}`))
    return paper === undefined ? undefined : { ...asked, bytes: paper.bytes }
  },
  settle: (id, became) =>
    settleOrder(
      bucket,
      conversionPlace(id),
      became.was === 'made'
        ? {
            told: { was: became.was, kind: became.kind },
            made: { part: `out.${became.kind}`, bytes: became.bytes },
          }
        : { told: became, made: null },
    ),
})

/** What became of a paper; nothing where that is not settled. */
export async function conversionOutcome(bucket: Bucket, id: string): Promise<ConversionOutcome | undefined> {
  const told = await toldBy(bucket, conversionPlace(id), 'out.json')
  if (told === undefined) return undefined
  const became = outcome.parse(told)
  if (became.was === 'refused') return became
  const made = await getObject(bucket, orderKey(conversionPlace(id), `out.${became.kind}`))
  return made === undefined ? undefined : { ...became, bytes: made.bytes }
}
