import { below, elementsIn, type XmlElement } from '../xml/element.ts'

/** What styles decide of whether words can be seen, and of where they stand. */
export interface WordStyles {
  /** Whether all words are hidden unless something says otherwise. */
  hidesByDefault: boolean
  /** Whether a style hides words, with all that it is based on; null where none of them says. Without a name, what paragraphs are in. */
  hides(style: string | undefined): boolean | null
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
    hidesByDefault: hiddenOr(below(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')) ?? false,
    hides(style = usual ?? '') {
      for (const one of chain(style)) {
        const isHidden = hiddenOr(below(one, 'w:rPr'))
        if (isHidden !== null) return isHidden
      }
      return null
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

/** Whether these properties hide words; null where they do not say. */
export function hiddenOr(properties: XmlElement | undefined): boolean | null {
  const vanish = below(properties, 'w:vanish')
  return vanish === undefined ? null : !/^(?:0|false|off)$/.test(said(vanish) ?? '1')
}
