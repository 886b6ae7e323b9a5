import { deflateSync } from 'node:zlib'
import type { Matrix } from '../pdf/content-ink.ts'
import { UnfoldsTooFar } from '../pdf/filters.ts'
import { jpegParts, SOS } from '../pdf/jpeg-parts.ts'
import { dictIn, listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { PdfStream } from '../pdf/values.ts'

/** What must be known of a picture to tell what it does to words beneath it. */
export interface PictureFacts {
  /** Nothing shines through it, anywhere. */
  isOpaque: boolean
  /** Whether words can be read in it, if it is not drawn too large. One that is all of one colour shows none. */
  mayShowWords: boolean
  width: number
  height: number
}

/** Points of a picture to the inch, below which nobody reads the words of a page in it. Faxes have a hundred. */
const COARSE = 40

/** What pictures of a file do; each is looked at once. */
export function picturesOf(document: PdfDocument): (picture: PdfStream) => PictureFacts {
  const known = new WeakMap<PdfStream, PictureFacts>()
  return (picture) => {
    const facts = known.get(picture) ?? factsOf(document, picture)
    known.set(picture, facts)
    return facts
  }
}

function factsOf(document: PdfDocument, picture: PdfStream): PictureFacts {
  const { dict } = picture
  const isStencil = document.resolve(dict.get('ImageMask')) === true
  const isThrough = (numberIn(document, dict.get('SMaskInData')) ?? 0) > 0
  const isMasked =
    document.resolve(dict.get('Mask')) !== null ||
    !readable(() => isOpaqueMask(document, dict.get('SMask')), false)
  const [width, height] = [
    numberIn(document, dict.get('Width')) ?? 0,
    numberIn(document, dict.get('Height')) ?? 0,
  ]
  return {
    isOpaque: !isStencil && !isThrough && !isMasked,
    mayShowWords: !readable(() => isOfOneColour(document, picture, width * height), false),
    width,
    height,
  }
}

/** Whether a damaged picture can be bound at all is tried elsewhere. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof UnfoldsTooFar) throw fault
    return otherwise
  }
}

/** Programs give pictures a soft mask that masks nothing. */
function isOpaqueMask(document: PdfDocument, value: Parameters<PdfDocument['resolve']>[0]): boolean {
  const mask = document.resolve(value)
  if (mask === null) return true
  if (!(mask instanceof PdfStream)) return false
  const [low = 0, high = 1] = listIn(document, mask.dict.get('Decode')).map((one) => numberIn(document, one))
  if (low !== 0 || high !== 1) return false
  const { data, picture } = document.decode(mask)
  return !picture && data.every((byte) => byte === 0xff)
}

export function isFineEnough({ width, height }: PictureFacts, [a, b, c, d]: Matrix): boolean {
  const [across, up] = [Math.hypot(a, b) / 72, Math.hypot(c, d) / 72]
  return width >= COARSE * across && height >= COARSE * up
}

/** Bytes to a point, from which on a picture is certain to show something. */
const RICH = 1 / 16
/** What is left of a picture of one colour when it is folded again and again, in bytes. The shortest line of a scan takes more. */
const NOTHING = 200

/**
 * Whether a picture is the same all over, whatever it is packed with: then the same bytes come again and again. Told by
 * folding them, so that no decoder of pictures is needed.
 */
function isOfOneColour(document: PdfDocument, picture: PdfStream, points: number): boolean {
  const { dict, data } = picture
  const filters = listIn(document, dict.get('Filter'))
  const last = nameIn(document, filters.at(-1) ?? dict.get('Filter'))
  // Its letters may stand in what all pictures of the file share (ISO 32000-1, 7.4.7).
  if (last === 'JBIG2Decode' && dictIn(document, dict.get('DecodeParms')) !== null) return false
  if (last !== null && data.length > points * RICH + NOTHING) return false
  const unfolded = document.decode(picture).data
  const drawn = last === 'DCTDecode' ? scanOf(unfolded) : unfolded
  return deflateSync(deflateSync(deflateSync(drawn))).length < NOTHING
}

/** A JPEG's scans, without the tables before them. */
const scanOf = (jpeg: Uint8Array): Uint8Array =>
  Buffer.concat((jpegParts(jpeg) ?? []).filter(({ marker }) => marker === SOS).map(({ whole }) => whole))
