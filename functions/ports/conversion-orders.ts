import type { OfficePaper, OlderKind, RenewedKind } from './word-converter.ts'

/** A paper that was laid down for another part of the pipeline to convert. */
export type ConversionOrder =
  | ({ verb: 'convert' } & OfficePaper)
  | ({ verb: 'renew' } & OfficePaper & { kind: OlderKind })

export type ConversionOutcome =
  | { was: 'made'; kind: 'pdf' | RenewedKind; bytes: Uint8Array }
  | { was: 'refused'; because: string }

/** Where orders are taken up, and what became of them is laid down. */
export interface ConversionOrders {
  /** Nothing where no such order lies there: it was let go of. */
  take(id: string): Promise<ConversionOrder | undefined>
  /** Lays down what became of an order. What was laid down first stands. */
  settle(id: string, outcome: ConversionOutcome): Promise<void>
}
