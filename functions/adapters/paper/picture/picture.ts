/** A picture in the way in which PDF keeps it (ISO 32000-1, 8.9.5), 8 bits to a component. */
export interface Picture {
  /** In points of its own. */
  width: number
  height: number
  colours: 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK'
  /** Whether its components stand the other way round. */
  isInverted: boolean
  filter: 'DCTDecode' | 'FlateDecode'
  data: Uint8Array
  /** How it is turned to be looked at, 1 to 8 (Exif, tag Orientation). */
  turn: number
}

export type PictureTrouble =
  | 'damaged'
  /** It has more points than are taken: told before it is unfolded. */
  | 'too-large'
  /** It is kept in a way that viewers do not draw. */
  | 'odd-kind'
