import { createHash } from 'node:crypto'

/** Orders that lie under one of these are carried out by a function of its own, which reaches no others. */
export type OrderFolder = 'conversions' | 'readings'

/** Where an order lies, in a folder of its own: what is to be done with what, who waits for it, and what became of it. */
export interface OrderPlace {
  folder: OrderFolder
  id: string
}

/** What an order is called: the same bytes, with which the same is to be done, are one order, whoever sends them. */
export const orderId = (asked: readonly unknown[], bytes: Uint8Array): string =>
  createHash('sha256').update(JSON.stringify(asked)).update(bytes).digest('hex')

/** The `.json` is laid down last, once what it tells of is there: so its arrival tells that all of it is. */
export type OrderPart = 'in.json' | 'out.json' | `in.${string}` | `out.${string}` | `waits/${string}`

export const orderKey = ({ folder, id }: OrderPlace, part: OrderPart): string => `${folder}/${id}/${part}`

/** The order that something which arrived tells of; null for a key that is none of ours. */
export function orderOf(key: string): OrderPlace | null {
  const [, folder, id] = /^(conversions|readings)\/([0-9a-f]{64})\/(?:in|out)\.json$/.exec(key) ?? []
  return folder === undefined || id === undefined ? null : { folder: folder as OrderFolder, id }
}
