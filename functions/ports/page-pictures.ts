/** Draws pages, for people to look at before they rely on them. */
export interface PagePictures {
  /** A page, counted from 1, as a PNG so many pixels wide; nothing where it cannot be drawn in time. */
  draw(pdf: Uint8Array, page: number, width: number): Promise<Uint8Array | null>
}

/** Draws pages of packs that somebody leafs through: one after another of the same pack. */
export interface PackPictures {
  /** As `PagePictures`. The pack is fetched only where it is not the one that was drawn from last. */
  draw(
    pack: { sha256: string; pdf: () => Promise<Uint8Array> },
    page: number,
    width: number,
  ): Promise<Uint8Array | null>
}
