import { ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { waitingFor } from '../../functions/adapters/aws/await-order.ts'
import { type Bucket, listKeys } from '../../functions/adapters/aws/bucket.ts'
import { bucketConversions, conversionPlace } from '../../functions/adapters/aws/bucket-conversions.ts'
import { orderOf } from '../../functions/adapters/aws/order-keys.ts'
import { queuedConverter } from '../../functions/adapters/aws/queued-converter.ts'
import type { WordConverter } from '../../functions/ports/word-converter.ts'
import { convertPaper } from '../../functions/steps/convert-paper.ts'
import { aBucket, type PeerBucket } from '../support/a-bucket.ts'

const MINUTE = 60_000
const PAPER = { bytes: Buffer.from('words'), kind: 'docx', name: 'roads.docx' } as const

let peer: PeerBucket
let bucket: Bucket
beforeAll(async () => {
  peer = await aBucket()
})
afterAll(() => peer.close())
beforeEach(() => {
  bucket = peer.emptyPart()
})

const forOffer = (offer: string, { engine = 'one', minutes = 0 } = {}): WordConverter =>
  queuedConverter(bucket, { engine, offer, now: () => Date.now() + minutes * MINUTE })

const orders = async (): Promise<string[]> =>
  (await listKeys(bucket, 'conversions/')).flatMap((key) =>
    key.endsWith('/in.json') ? (orderOf(key)?.id ?? []) : [],
  )

/** An office program that answers with the words it was given, and counts what it was asked. */
function counting(): WordConverter & { asked: number } {
  const converter = {
    asked: 0,
    convert: async ({ bytes }: { bytes: Uint8Array }) => {
      converter.asked += 1
      return { was: 'converted' as const, pdf: bytes }
    },
    renew: async () => ({ was: 'refused' as const, because: 'No PDF could be made of it.' }),
  }
  return converter
}

it('has the same paper made once for all who send it, and anew by another engine', async () => {
  expect(await forOffer('first').convert(PAPER)).toEqual({ was: 'waiting' })
  expect(await forOffer('second').convert(PAPER)).toEqual({ was: 'waiting' })
  const [id = '', ...more] = await orders()
  expect(more).toEqual([])
  expect(await waitingFor(bucket, conversionPlace(id))).toEqual(['first', 'second'])
  const tools = { orders: bucketConversions(bucket), converter: counting() }
  await convertPaper(tools, id)
  for (const offer of ['first', 'second', 'third'])
    expect(await forOffer(offer).convert(PAPER)).toMatchObject({ was: 'converted' })
  expect(tools.converter.asked).toBe(1)
  expect(await forOffer('first', { engine: 'two' }).convert(PAPER)).toEqual({ was: 'waiting' })
  expect(await forOffer('first').convert({ ...PAPER, name: 'bridges.docx' })).toEqual({ was: 'waiting' })
})

it('passes on what is said of a paper that cannot be made a PDF of', async () => {
  const older = { ...PAPER, kind: 'doc' } as const
  await forOffer('first').renew(older)
  const [id = ''] = await orders()
  await convertPaper({ orders: bucketConversions(bucket), converter: counting() }, id)
  expect(await forOffer('first').renew(older)).toEqual({
    was: 'refused',
    because: 'No PDF could be made of it.',
  })
})

it('says after half an hour that nothing came, and orders it anew for whoever sends it again', async () => {
  const orderings = async () =>
    (
      await bucket.s3.send(
        new ListObjectVersionsCommand({
          Bucket: bucket.name,
          Prefix: `${bucket.prefix}conversions/${(await orders())[0]}/in.json`,
        }),
      )
    ).Versions?.length
  await forOffer('first').convert(PAPER)
  expect(await forOffer('first', { minutes: 29 }).convert(PAPER)).toEqual({ was: 'waiting' })
  expect(await forOffer('first', { minutes: 31 }).convert(PAPER)).toMatchObject({
    was: 'refused',
    because: expect.stringContaining('no fault of yours. Save it as PDF from Word'),
  })
  expect(await orderings()).toBe(1)
  expect(await forOffer('second', { minutes: 31 }).convert(PAPER)).toEqual({ was: 'waiting' })
  expect(await orderings()).toBe(2)
})

it('leaves alone an order that was let go of', async () => {
  const tools = { orders: bucketConversions(bucket), converter: counting() }
  await convertPaper(tools, 'a'.repeat(64))
  expect([tools.converter.asked, await listKeys(bucket, 'conversions/')]).toEqual([0, []])
})
