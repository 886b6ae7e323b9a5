import { below, elementsIn, isElement, textOf, type XmlElement } from '../xml/element.ts'
import { hiddenOr, type WordStyles } from './word-styles.ts'

/**
 * Takes hidden words out of a part, which no reader sees and no printer prints, and notes where they stood: `under
 * “Background”`. `place` is where a part without headings is. White words on white are looked for in the PDF, which shows
 * what they stand on.
 */
export function takeOutHidden(
  root: XmlElement,
  styles: WordStyles,
  place: string | null,
  hidden: Set<string>,
): void {
  let where = place ?? 'before the first heading'
  visit(root, false)

  function visit(element: XmlElement, isHidden: boolean): void {
    const ofParagraph = element.name === 'w:p' ? paragraphHides(element) : isHidden
    element.children = element.children.filter((child) => {
      if (!isElement(child)) return true
      if (child.name === 'w:r') return stays(child, ofParagraph)
      visit(child, ofParagraph)
      return true
    })
  }

  function paragraphHides(paragraph: XmlElement): boolean {
    const style = below(paragraph, 'w:pPr', 'w:pStyle')?.attributes.get('w:val')
    const isHeading = place === null && styles.headingLevel(style) !== null
    const words = isHeading ? visibleText(paragraph) : ''
    if (words !== '') where = `under “${words.slice(0, 60)}”`
    return styles.hides(style) ?? styles.hidesByDefault
  }

  function stays(run: XmlElement, isHidden: boolean): boolean {
    const properties = below(run, 'w:rPr')
    const style = below(properties, 'w:rStyle')?.attributes.get('w:val')
    const byStyle = style === undefined ? null : styles.hides(style)
    if (hiddenOr(properties) ?? byStyle ?? isHidden) {
      if (elementsIn(run, 'w:t').some((text) => textOf(text).trim() !== '')) hidden.add(where)
      // Marks of fields stay, lest what is around them falls apart.
      run.children = run.children.filter(
        (one) => isElement(one) && /^w:(?:fldChar|instrText)$/.test(one.name),
      )
      return run.children.length > 0
    }
    for (const child of run.children) if (isElement(child)) visit(child, isHidden)
    return true
  }
}

const visibleText = (paragraph: XmlElement): string => wordsIn(paragraph).replaceAll(/\s+/g, ' ').trim()

const wordsIn = (element: XmlElement): string =>
  elementsIn(element)
    .map((child) => (child.name === 'w:t' ? textOf(child) : child.name === 'w:pPr' ? '' : wordsIn(child)))
    .join('')
