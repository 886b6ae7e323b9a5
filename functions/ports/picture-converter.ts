import type { PaperKind } from '../domain/papers/paper-kind.ts'

export type PictureKind = Extract<PaperKind, 'jpg' | 'png'>

/** A picture becomes a page, with its points alone, and what it said beside them is told; or it is told in plain words why not, and what to do. */
export interface PictureConverter {
  convert(picture: {
    bytes: Uint8Array
    kind: PictureKind
    name: string
  }): Promise<{ pdf: Uint8Array; warnings: string[] } | { refused: string }>
}
