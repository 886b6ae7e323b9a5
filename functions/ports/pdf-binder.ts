/** One thing that is bound into a pack, in order. Numbers are those stamped at the foot of the page. */
export type Leaf =
  /** An officer's file: `pages` pages, numbered from `firstNumber`; the letter stands on its first page. */
  | {
      kind: 'file'
      name: string
      /** The file, or how it is fetched when its turn comes: a long pack need not be held whole. */
      pdf: Uint8Array | (() => Promise<Uint8Array>)
      pages: number
      firstNumber: number
      letter: string | null
      /** Stamped at the head of every page: `Not for publication`. */
      mark: string | null
    }
  /** "This page is intentionally left blank". */
  | { kind: 'blank'; number: number }
  /** One printed page that stands for the numbers `from` to `to`, which are left out. */
  | { kind: 'notice'; pdf: Uint8Array; from: number; to: number }

export interface Bookmark {
  title: string
  /** The stamped number of the page it leads to, or the front matter's first page. */
  at: number | 'front'
  children: Bookmark[]
}

export interface BindingOrder {
  title: string
  /** BCP 47. */
  language: string
  /** Front sheet and agenda, printed: labelled i, ii, …, not stamped, and padded to an even count of pages. */
  front: Uint8Array
  leaves: Leaf[]
  bookmarks: Bookmark[]
  /** Number on the agenda → first stamped number, for links of the front matter that name an item. */
  items?: ReadonlyMap<number, number>
  /** The front matter is not ours: where a link of it leads to no page, it is told of and leads nowhere. */
  isFrontGiven?: boolean
}

export interface Bound {
  pdf: Uint8Array
  pages: number
  /** Addresses in front matter that was given, and that lead to no page of the pack. */
  unresolved: string[]
  /** Pages whose drawing was damaged, and was put in order as viewers do. */
  mended: number
}

export interface PdfBinder {
  /** Name and version, for manifests: other engines may give other bytes. */
  readonly engine: string
  /**
   * Binds the leaves behind the front matter. The same order gives the same bytes. Throws where our own front matter
   * leads to a page that the pack does not have, and where a file cannot be read or has other pages than are told.
   */
  bind(order: BindingOrder): Promise<Bound>
}
