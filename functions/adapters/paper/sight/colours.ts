import { listIn, nameIn, numberIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { PdfStream, type PdfValue } from '../pdf/values.ts'

/** A colour of light, as 0xRRGGBB; or `UNKNOWN` where a screen's colour can only be guessed. */
export type Colour = number
export const UNKNOWN: Colour = -1
export const WHITE: Colour = 0xffffff
export const BLACK: Colour = 0

/** How operands become a colour. `pattern` may leave holes; `other` covers, in whatever colour. */
export type ColourSpace = 'grey' | 'rgb' | 'cmyk' | 'tint' | 'other' | 'pattern'

const BY_PARTS: Record<number, ColourSpace> = { 1: 'grey', 3: 'rgb', 4: 'cmyk' }
const BY_NAME: Record<string, ColourSpace> = {
  DeviceGray: 'grey',
  G: 'grey',
  CalGray: 'grey',
  DeviceRGB: 'rgb',
  RGB: 'rgb',
  CalRGB: 'rgb',
  DeviceCMYK: 'cmyk',
  CMYK: 'cmyk',
  Pattern: 'pattern',
}

/** The colour space that a drawing names, itself or in its resources. */
export function colourSpace(document: PdfDocument, name: string, listed: PdfValue | undefined): ColourSpace {
  const known = BY_NAME[name]
  if (known !== undefined) return known
  const [family, first] = listIn(document, listed)
  const kind = nameIn(document, family) ?? nameIn(document, listed) ?? ''
  if (kind === 'ICCBased') {
    const profile = document.resolve(first)
    const parts = profile instanceof PdfStream ? numberIn(document, profile.dict.get('N')) : null
    return BY_PARTS[parts ?? 0] ?? 'other'
  }
  // Black ink by itself, and all inks together, are black as far as they go.
  if (kind === 'Separation' && ['Black', 'All'].includes(nameIn(document, first) ?? '')) return 'tint'
  return BY_NAME[kind] ?? 'other'
}

/** The colour by its parts from 0 to 1. Inks are only known where they are none, or black alone. */
export function colourOf(space: ColourSpace, parts: readonly number[]): Colour {
  const [one = 0, two = 0, three = 0, four = 0] = parts
  if (space === 'grey') return light(one, one, one)
  if (space === 'tint') return light(1 - one, 1 - one, 1 - one)
  if (space === 'rgb') return light(one, two, three)
  if (space !== 'cmyk') return UNKNOWN
  if (one === 0 && two === 0 && three === 0) return light(1 - four, 1 - four, 1 - four)
  return four === 1 ? BLACK : UNKNOWN
}

const light = (red: number, green: number, blue: number): Colour =>
  (byte(red) << 16) | (byte(green) << 8) | byte(blue)

const byte = (part: number): number => Math.round(255 * Math.min(1, Math.max(0, part)))

/** A document has few colours, and asks of the same ones again and again. */
const known = new Map<Colour, number>()
const MOST_KNOWN = 4096

/** How well one colour stands out from another, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Colour, other: Colour): number {
  const [first, second] = [knownLuminance(one), knownLuminance(other)]
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

function knownLuminance(colour: Colour): number {
  const before = known.get(colour)
  if (before !== undefined) return before
  const fresh = luminance(colour)
  if (known.size < MOST_KNOWN) known.set(colour, fresh)
  return fresh
}

function luminance(colour: Colour): number {
  const [red, green, blue] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 0xff) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
