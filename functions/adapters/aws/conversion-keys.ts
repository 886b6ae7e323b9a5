import { createHash } from 'node:crypto'
import type { ConversionOrder } from '../../ports/conversion-orders.ts'

/**
 * What an order is called: the same bytes, to be made into the same by the same engine, are one order, whoever sends
 * them. Its name is part of it, since it becomes the title of a paper that has none.
 */
export const orderId = ({ verb, kind, name, bytes }: ConversionOrder, engine: string): string =>
  createHash('sha256')
    .update(JSON.stringify([verb, kind, name, engine]))
    .update(bytes)
    .digest('hex')

/** Laid down last, once what it tells of is there: so its arrival tells that all of it is. */
export type ConversionPart = 'in.json' | 'out.json' | `in.${string}` | `out.${string}` | `waits/${string}`

export const conversionKey = (id: string, part: ConversionPart): string => `conversions/${id}/${part}`

/** The order that something which arrived tells of; null for a key that is none of ours. */
export const conversionOf = (key: string): string | null =>
  /^conversions\/([0-9a-f]{64})\/(?:in|out)\.json$/.exec(key)?.[1] ?? null
