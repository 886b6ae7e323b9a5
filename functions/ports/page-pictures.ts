/** Draws pages, for people to look at before they rely on them. */
export interface PagePictures {
  /** A page, counted from 1, as a PNG so many pixels wide; nothing where it cannot be drawn in time. */
  draw(pdf: Uint8Array, page: number, width: number): Promise<Uint8Array | null>
}
