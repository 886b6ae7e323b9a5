import { below, elementsIn, type XmlElement } from '../xml/element.ts'

/** How cells can be in the file and not on the page. */
export type Unseen = 'white' | 'blanked' | null

/** For each cell style, whether its words can be seen (ECMA-376, part 1, 18.8). */
export function unseenStyles(styles: XmlElement | undefined): Unseen[] {
  const listOf = (name: string): XmlElement[] => elementsIn(below(styles, name) ?? NONE)
  const fonts = listOf('x:fonts').map((font) => isWhite(below(font, 'x:color')))
  const fills = listOf('x:fills').map(isBare)
  const blank = new Set(
    listOf('x:numFmts')
      .filter(({ attributes }) => /^\s*;;;\s*$/.test(attributes.get('formatCode') ?? ''))
      .map(({ attributes }) => attributes.get('numFmtId')),
  )
  return listOf('x:cellXfs').map(({ attributes }) => {
    if (blank.has(attributes.get('numFmtId'))) return 'blanked'
    const isOnWhite =
      fonts[Number(attributes.get('fontId') ?? 0)] && fills[Number(attributes.get('fillId') ?? 0)]
    return isOnWhite ? 'white' : null
  })
}

const NONE: XmlElement = { name: '', attributes: new Map(), children: [] }

/** The first colour of a theme is what it calls background, which is white; the 65th of the old palette is the window's. */
function isWhite(colour: XmlElement | undefined): boolean {
  if (colour === undefined) return false
  const { attributes } = colour
  if (attributes.has('tint') && Number(attributes.get('tint')) !== 0) return false
  return (
    /^(?:FF|00)?FFFFFF$/i.test(attributes.get('rgb') ?? '') ||
    attributes.get('theme') === '0' ||
    /^(?:1|9|65)$/.test(attributes.get('indexed') ?? '')
  )
}

function isBare(fill: XmlElement): boolean {
  const pattern = below(fill, 'x:patternFill')
  if (pattern === undefined) return false
  const type = pattern.attributes.get('patternType') ?? 'none'
  return type === 'none' || (type === 'solid' && isWhite(below(pattern, 'x:fgColor')))
}
