import type { Orders } from './orders.ts'
import type { ReadScans } from './text-recogniser.ts'

/** A file that was laid down for another part of the pipeline to read, and its pages that are pictures. */
export interface ReadingOrder {
  pdf: Uint8Array
  pages: number[]
}

export type ReadingOrders = Orders<ReadingOrder, ReadScans>
