import type { PlannedBookmark } from '../domain/pack/bookmarks.ts'
import type { PlannedLeaf } from '../domain/pack/leaves.ts'
import type { Manifest } from '../domain/pack/manifest.ts'
import type { PackKind } from '../domain/pack/pack-plan.ts'

/** A notice is printed by now; papers are still where they are kept. */
export type OrderedLeaf =
  | Exclude<PlannedLeaf, { kind: 'notice' }>
  | { kind: 'notice'; from: number; to: number; pdf: Uint8Array }

/**
 * A pack of which every word is decided and printed: what is left is to fetch its papers, bind them and keep the
 * outcome. The order of a public pack holds nothing of what is exempt, not even a name.
 */
export interface PackOrder {
  kind: PackKind
  title: string
  /** BCP 47. */
  language: string
  front: Uint8Array
  leaves: OrderedLeaf[]
  bookmarks: PlannedBookmark[]
  /** The manifest but for what is known when the pack is bound. */
  manifest: Omit<Manifest, 'pages' | 'frontPages' | 'sha256'>
  /** Under which keys pack and manifest are kept. */
  keys: { pack: string; manifest: string }
}

/** `taken`: other bytes are kept under the order's keys already. */
export type BuiltPack = { pages: number; sha256: string } | 'taken'

/** Builds packs of one kind, with the rights that this kind needs: a public pack's builder cannot read what is exempt. */
export interface PackBuilder {
  build(order: PackOrder): Promise<BuiltPack>
}
