import { allIn, below, elementsIn, type XmlElement } from '../xml/element.ts'

/** What of a run's look decides whether it can be seen; undefined where the run, or its style, does not say. */
export interface Look {
  isHidden?: boolean
  /** Six hex digits, or `auto`. */
  colour?: string
  /** Whether something other than white lies behind the words. */
  isShaded?: boolean
}

export interface WordStyles {
  /** How all words look unless something says otherwise. */
  defaults: Look
  /** What a style says, with all that it is based on; without a name, what paragraphs are in. */
  look(style: string | undefined): Look
  /** 1 for a main heading; null where the style makes none. */
  headingLevel(style: string | undefined): number | null
}

/** Word takes no more styles that are based on one another than eleven; a circle ends here too. */
const LONGEST_CHAIN = 12

/** Reads the styles of a document (ECMA-376, part 1, 17.7). */
export function wordStyles(root: XmlElement | undefined): WordStyles {
  const byId = new Map(
    (root === undefined ? [] : elementsIn(root, 'w:style')).map((style) => [
      style.attributes.get('w:styleId') ?? '',
      style,
    ]),
  )
  const usual = [...byId].find(
    ([, { attributes }]) =>
      attributes.get('w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attributes.get('w:default') ?? ''),
  )?.[0]
  const defaults = lookOf(below(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'))
  const looks = new Map<string, Look>()
  const chain = (id: string | undefined): XmlElement[] => {
    const styles: XmlElement[] = []
    let at = byId.get(id ?? '')
    while (at !== undefined && styles.length < LONGEST_CHAIN) {
      styles.push(at)
      at = byId.get(said(below(at, 'w:basedOn')) ?? '')
    }
    return styles
  }
  return {
    defaults,
    look(style = usual ?? '') {
      const known = looks.get(style)
      if (known !== undefined) return known
      const look: Look = {}
      for (const one of chain(style).reverse())
        Object.assign(look, lookOf(below(one, 'w:rPr')), shadingOf(one))
      looks.set(style, look)
      return look
    },
    headingLevel(style) {
      for (const one of chain(style)) {
        const level = said(below(one, 'w:pPr', 'w:outlineLvl'))
        if (level !== undefined) return Number(level) < 9 ? Number(level) + 1 : null
        const named = /^(?:heading (\d)|title$)/i.exec(said(below(one, 'w:name')) ?? '')
        if (named !== null) return Number(named[1] ?? 1)
      }
      return null
    },
  }
}

const said = (element: XmlElement | undefined): string | undefined => element?.attributes.get('w:val')

/** What a run's own properties say. */
export function lookOf(properties: XmlElement | undefined): Look {
  if (properties === undefined) return {}
  const vanish = below(properties, 'w:vanish')
  const colour = below(properties, 'w:color')
  const isBackground = /^(?:background1|light1)$/.test(colour?.attributes.get('w:themeColor') ?? '')
  return {
    ...(vanish === undefined ? {} : { isHidden: !/^(?:0|false|off)$/.test(said(vanish) ?? '1') }),
    ...(colour === undefined
      ? {}
      : { colour: isBackground && !isTinted(colour) ? 'FFFFFF' : (said(colour) ?? 'auto') }),
    ...shade(below(properties, 'w:shd'), below(properties, 'w:highlight')),
  }
}

const isTinted = ({ attributes }: XmlElement): boolean =>
  attributes.has('w:themeShade') || attributes.has('w:themeTint')

function shade(shading: XmlElement | undefined, highlight?: XmlElement): Look {
  if (highlight !== undefined && !/^(?:none|white)$/.test(said(highlight) ?? '')) return { isShaded: true }
  if (shading === undefined) return {}
  const fill = shading.attributes.get('w:fill') ?? 'auto'
  const isPlain = /^(?:clear|nil)$/.test(said(shading) ?? 'clear')
  const isThemed = !/^(?:background1|light1)?$/.test(shading.attributes.get('w:themeFill') ?? '')
  return { isShaded: isThemed || !isPlain || !(fill === 'auto' || isWhite(fill)) }
}

/** The shading of a paragraph, a cell, a table, or of anything in a style. */
function shadingOf(style: XmlElement): Look {
  for (const element of allIn(style))
    if (element.name === 'w:shd' && shade(element).isShaded === true) return { isShaded: true }
  return {}
}

export const paragraphShade = (properties: XmlElement | undefined): Look => shade(below(properties, 'w:shd'))

/** White, or so near it that nobody sees a difference. */
export const isWhite = (colour: string): boolean =>
  /^(?:F[B-F]){3}$/i.test(colour.replace(/^#|^FF(?=.{6}$)/i, ''))
