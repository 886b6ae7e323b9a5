import type { PaperKind } from '../domain/papers/paper-kind.ts'
import type { OpenOfficeKind } from './office-reader.ts'

/** What a program makes PDF of. */
export type OfficeKind = Exclude<PaperKind, 'pdf' | 'jpg' | 'png'>

export interface OfficePaper {
  bytes: Uint8Array
  kind: OfficeKind
  /** As its sender calls it: the PDF's title where the paper has none of its own. */
  name: string
}

export type Converted =
  | { was: 'converted'; pdf: Uint8Array }
  /** The document's doing: said in plain words, with what to do. */
  | { was: 'refused'; because: string }
  /** It is done elsewhere, and not ready yet. */
  | { was: 'waiting' }

/** Kinds that keep their parts in ways of their own, where nothing can be looked for. */
export type OlderKind = Extract<OfficeKind, 'doc' | 'rtf' | 'xls'>

/** What they are written anew as. */
export type RenewedKind = Extract<OpenOfficeKind, 'docx' | 'xlsx'>

export type Renewed =
  | { was: 'renewed'; bytes: Uint8Array; kind: RenewedKind }
  | Exclude<Converted, { was: 'converted' }>

/** Makes a PDF of what an office program wrote. Fetches nothing, runs nothing, and reads no file but the one it is given. */
export interface WordConverter {
  convert(paper: OfficePaper): Promise<Converted>
  /** Writes an older paper anew, with all that is in it, as a kind that can be looked into. */
  renew(paper: OfficePaper & { kind: OlderKind }): Promise<Renewed>
}
