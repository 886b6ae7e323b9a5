import { PutObjectCommand } from '@aws-sdk/client-s3'
import { type Bucket, getObject, listKeys, putIf } from './bucket.ts'
import { type OrderPart, type OrderPlace, orderKey } from './order-keys.ts'

const ONCE = { IfNoneMatch: '*' } as const
const JSON_TYPE = 'application/json'
const MINUTE = 60_000

export interface Order {
  place: OrderPlace
  /** What something is to be done with, and what it is called in the order's folder. */
  paper: { part: OrderPart; bytes: Uint8Array }
  /** What is to be done. */
  told: object
}

export interface Waiter {
  /** The offer whose files are looked at: it is woken when an order is settled. */
  offer: string
  now: () => number
  /** How long it waits: where nothing came in that time, the order was given up. */
  minutes: number
}

/**
 * Lays an order down once, writes down who waits for it, and answers `waiting` until its outcome is there; `late` where
 * that took longer than anybody waits. `outcome` looks for it.
 */
export async function awaitOrder<T>(
  bucket: Bucket,
  order: Order,
  outcome: () => Promise<T | undefined>,
  { offer, now, minutes }: Waiter,
): Promise<T | 'waiting' | 'late'> {
  const settled = await outcome()
  if (settled !== undefined) return settled
  const waits = orderKey(order.place, `waits/${offer}`)
  const isNew = await putIf(bucket, waits, { Body: offer, ContentType: 'text/plain' }, ONCE)
  const isLate = async (key: string): Promise<boolean> => {
    const since = (await getObject(bucket, key))?.since?.getTime()
    return since !== undefined && now() - since > minutes * MINUTE
  }
  if (!isNew && (await isLate(waits))) return 'late'
  await layDown(bucket, order, isNew ? isLate : null)
  // It may have been settled before it was written down who waits.
  return (await outcome()) ?? 'waiting'
}

/** The paper first: its order tells that it is there. An order that was given up is told once more to whoever is new. */
async function layDown(
  bucket: Bucket,
  { place, paper, told }: Order,
  isLate: ((key: string) => Promise<boolean>) | null,
): Promise<void> {
  await putIf(bucket, orderKey(place, paper.part), fileOf(paper.bytes), ONCE)
  const key = orderKey(place, 'in.json')
  const words = { Body: JSON.stringify(told), ContentType: JSON_TYPE }
  if (await putIf(bucket, key, words, ONCE)) return
  if (isLate !== null && (await isLate(key)))
    await bucket.s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: bucket.prefix + key, ...words }))
}

/** Lays down what became of an order: what was made first, if anything was. What was laid down first stands. */
export async function settleOrder(
  bucket: Bucket,
  place: OrderPlace,
  { told, made }: { told: object; made: { part: OrderPart; bytes: Uint8Array } | null },
): Promise<void> {
  if (made !== null) await putIf(bucket, orderKey(place, made.part), fileOf(made.bytes), ONCE)
  const words = { Body: JSON.stringify(told), ContentType: JSON_TYPE }
  await putIf(bucket, orderKey(place, 'out.json'), words, ONCE)
}

const fileOf = (Body: Uint8Array) => ({ Body, ContentType: 'application/octet-stream' })

/** What a part of an order tells; nothing where it is not there. */
export async function toldBy(bucket: Bucket, place: OrderPlace, part: OrderPart): Promise<unknown> {
  const kept = await getObject(bucket, orderKey(place, part))
  return kept && JSON.parse(new TextDecoder().decode(kept.bytes))
}

/** The offers that wait for an order. */
export const waitingFor = async (bucket: Bucket, place: OrderPlace): Promise<string[]> =>
  (await listKeys(bucket, orderKey(place, 'waits/'))).map((key) => key.split('/').at(-1) ?? '')
