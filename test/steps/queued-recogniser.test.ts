import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { waitingFor } from '../../functions/adapters/aws/await-order.ts'
import { type Bucket, listKeys } from '../../functions/adapters/aws/bucket.ts'
import { bucketReadings, readingPlace } from '../../functions/adapters/aws/bucket-readings.ts'
import { orderOf } from '../../functions/adapters/aws/order-keys.ts'
import { queuedRecogniser } from '../../functions/adapters/aws/queued-recogniser.ts'
import type { ReadScans, TextRecogniser } from '../../functions/ports/text-recogniser.ts'
import { recogniseText } from '../../functions/steps/recognise-text.ts'
import { aBucket, type PeerBucket } from '../support/a-bucket.ts'

const MINUTE = 60_000
const SCAN = new Uint8Array(Buffer.from('a scan'))
const PAGES = [1, 2, 4]
const progress = { at: () => undefined }

let peer: PeerBucket
let bucket: Bucket
beforeAll(async () => {
  peer = await aBucket()
})
afterAll(() => peer.close())
beforeEach(() => {
  bucket = peer.emptyPart()
})

const read = (offer: string, { reader = 'one', minutes = 0, scan = SCAN } = {}) =>
  queuedRecogniser(bucket, { reader, offer, now: () => Date.now() + minutes * MINUTE }).read(
    scan,
    PAGES,
    progress,
  )

const orders = async (): Promise<string[]> =>
  (await listKeys(bucket, 'readings/')).flatMap((key) =>
    key.endsWith('/in.json') ? (orderOf(key)?.id ?? []) : [],
  )

/** A machine that answers this of every scan, and keeps which pages it was asked for. */
function answering(found: Omit<ReadScans, 'pdf'>): TextRecogniser & { asked: unknown[] } {
  const asked: unknown[] = []
  return {
    asked,
    async read(pdf, pages) {
      asked.push(pages)
      return { pdf: found.read.length === 0 ? pdf : Buffer.from('with words'), ...found }
    },
  }
}

it('has the same scan read once for all who send it, and anew by another version of the reader', async () => {
  expect(await read('first')).toBe('waiting')
  expect(await read('second')).toBe('waiting')
  const [id = '', ...more] = await orders()
  expect(more).toEqual([])
  expect(await waitingFor(bucket, readingPlace(id))).toEqual(['first', 'second'])
  const found = { read: [1, 4], doubtful: [4], wordless: [2], unread: [] }
  const recogniser = answering(found)
  await recogniseText({ orders: bucketReadings(bucket), recogniser, progress }, id)
  for (const offer of ['first', 'second', 'third'])
    expect(await read(offer)).toEqual({ ...found, pdf: new Uint8Array(Buffer.from('with words')) })
  expect(recogniser.asked).toEqual([PAGES])
  expect(await read('first', { reader: 'two' })).toBe('waiting')
})

it('hands back the scan itself where no words were found on it', async () => {
  await read('first')
  const [id = ''] = await orders()
  const found = { read: [], doubtful: [], wordless: [1, 2, 4], unread: [] }
  await recogniseText({ orders: bucketReadings(bucket), recogniser: answering(found), progress }, id)
  expect(await read('first')).toEqual({ ...found, pdf: SCAN })
})

it('waits an hour for a scan and no longer: it is taken as the pictures that it is', async () => {
  await read('first')
  expect(await read('first', { minutes: 59 })).toBe('waiting')
  expect(await read('first', { minutes: 61 })).toEqual({
    pdf: SCAN,
    read: [],
    doubtful: [],
    wordless: [],
    unread: PAGES,
  })
})

it('leaves alone a scan that was let go of', async () => {
  const recogniser = answering({ read: [1], doubtful: [], wordless: [], unread: [] })
  await recogniseText({ orders: bucketReadings(bucket), recogniser, progress }, 'a'.repeat(64))
  expect([recogniser.asked, await listKeys(bucket, 'readings/')]).toEqual([[], []])
})
