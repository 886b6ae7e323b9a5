import type { Marks } from '../domain/papers/marks.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'

/** What can be looked into: packages of XML. Older kinds are made into one of these first. */
export type OpenOfficeKind = Extract<PaperKind, 'docx' | 'xlsx' | 'pptx' | 'odt'>

export type OfficeFindings =
  /** It cannot be a report, or is made to do harm: why, and what to do, in plain words. */
  | { was: 'refused'; because: string }
  | {
      was: 'looked-into'
      marks: Marks
      /** What is left out, missing or to be looked at, in plain words. */
      warnings: string[]
      /**
       * The same document with nothing in it but what its pages show: changes accepted, no comments, nothing hidden,
       * nothing that runs, fetches, encloses or tells who wrote it where.
       */
      cleaned: Uint8Array
    }

/** Looks into office documents. Bounded in time and memory; fetches nothing, and never throws for bad input. */
export interface OfficeReader {
  look(bytes: Uint8Array, kind: OpenOfficeKind): Promise<OfficeFindings>
}
