import { type JpegPart, jpegParts } from '../pdf/jpeg-parts.ts'
import { bareJpeg } from './bare-jpeg.ts'
import { turnIn } from './orientation.ts'
import type { Picture, PictureTrouble } from './picture.ts'

/** Frames that every viewer draws: baseline, extended and progressive, by Huffman coding (ITU-T T.81, table B.1). */
const DRAWN = [0xc0, 0xc1, 0xc2]
const FRAMES = [...DRAWN, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]
const COLOURS: Record<number, Picture['colours']> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }
const [EXIF, ADOBE] = [0xe1, 0xee]
const EXIF_NAME = 'Exif\0\0'

/** A JPEG picture as it is put on a page: its own bytes, without what its camera wrote. */
export function readJpeg(bytes: Uint8Array, mostPoints: number): Picture | PictureTrouble {
  const parts = jpegParts(bytes)
  const bare = bareJpeg(bytes)
  const frame = parts?.find(({ marker }) => FRAMES.includes(marker))
  if (parts === null || bare === null || frame === undefined) return 'damaged'
  const { content } = frame
  const at = (place: number): number => content[place] ?? 0
  const [height, width] = [at(1) * 256 + at(2), at(3) * 256 + at(4)]
  const colours = COLOURS[at(5)]
  if (!DRAWN.includes(frame.marker) || at(0) !== 8 || colours === undefined) return 'odd-kind'
  if (width === 0 || height === 0) return 'damaged'
  if (width * height > mostPoints) return 'too-large'
  return {
    width,
    height,
    colours,
    // Adobe writes ink where others write light.
    isInverted: colours === 'DeviceCMYK' && parts.some(isAdobe),
    filter: 'DCTDecode',
    data: bare,
    turn: turnIn(parts.find(isExif)?.content.subarray(EXIF_NAME.length)),
  }
}

const isNamed = (content: Uint8Array, name: string): boolean =>
  Buffer.from(content.subarray(0, name.length)).toString('latin1') === name
const isAdobe = ({ marker, content }: JpegPart): boolean => marker === ADOBE && isNamed(content, 'Adobe')
const isExif = ({ marker, content }: JpegPart): boolean => marker === EXIF && isNamed(content, EXIF_NAME)
