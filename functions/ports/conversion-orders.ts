import type { Orders } from './orders.ts'
import type { OfficePaper, OlderKind, RenewedKind } from './word-converter.ts'

/** A paper that was laid down for another part of the pipeline to convert. */
export type ConversionOrder =
  | ({ verb: 'convert' } & OfficePaper)
  | ({ verb: 'renew' } & OfficePaper & { kind: OlderKind })

export type ConversionOutcome =
  | { was: 'made'; kind: 'pdf' | RenewedKind; bytes: Uint8Array }
  | { was: 'refused'; because: string }

export type ConversionOrders = Orders<ConversionOrder, ConversionOutcome>
