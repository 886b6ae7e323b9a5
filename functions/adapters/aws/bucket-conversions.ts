import * as z from 'zod'
import { PAPER_KINDS } from '../../domain/papers/paper-kind.ts'
import type { ConversionOrders, ConversionOutcome } from '../../ports/conversion-orders.ts'
import type { OfficeKind, OlderKind } from '../../ports/word-converter.ts'
import { type Bucket, getObject, listKeys, putIf } from './bucket.ts'
import { conversionKey } from './conversion-keys.ts'

const ONCE = { IfNoneMatch: '*' } as const
const JSON_TYPE = 'application/json'

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

const told = ({ bytes }: { bytes: Uint8Array }): unknown => JSON.parse(new TextDecoder().decode(bytes))

/** Orders that lie in a bucket, each in a folder of its own: what is to be made of what, and what became of it. */
export const bucketConversions = (bucket: Bucket): ConversionOrders => ({
  async take(id) {
    const kept = await getObject(bucket, conversionKey(id, 'in.json'))
    if (kept === undefined) return undefined
    const asked = order.parse(told(kept))
    const paper = await getObject(bucket, conversionKey(id, `in.${asked.kind}`))
    return paper === undefined ? undefined : { ...asked, bytes: paper.bytes }
  },
  async settle(id, made) {
    if (made.was === 'made') {
      const { bytes: Body, kind } = made
      const file = { Body, ContentType: 'application/octet-stream' }
      await putIf(bucket, conversionKey(id, `out.${kind}`), file, ONCE)
    }
    const Body = JSON.stringify(made.was === 'made' ? { was: made.was, kind: made.kind } : made)
    await putIf(bucket, conversionKey(id, 'out.json'), { Body, ContentType: JSON_TYPE }, ONCE)
  },
})

/** What became of an order; nothing where it is not settled. */
export async function outcomeOf(bucket: Bucket, id: string): Promise<ConversionOutcome | undefined> {
  const kept = await getObject(bucket, conversionKey(id, 'out.json'))
  if (kept === undefined) return undefined
  const became = outcome.parse(told(kept))
  if (became.was === 'refused') return became
  const made = await getObject(bucket, conversionKey(id, `out.${became.kind}`))
  return made === undefined ? undefined : { ...became, bytes: made.bytes }
}

/** The offers that wait for an order. */
export const waitingFor = async (bucket: Bucket, id: string): Promise<string[]> =>
  (await listKeys(bucket, conversionKey(id, 'waits/'))).map((key) => key.split('/').at(-1) ?? '')
