import { below, elementsIn, isElement, textOf, type XmlElement } from '../xml/element.ts'
import { isWhite, type Look, lookOf, paragraphShade, type WordStyles } from './word-styles.ts'

/** What cannot be seen on the page, and where it stands: `under “Background”`. */
export interface Unseen {
  hidden: Set<string>
  white: Set<string>
}

interface Surroundings {
  /** What the table, the cell or the shape around it says of the ground. */
  isShaded: boolean
  where: string
  paragraph: Look
}

/** A page whose ground is drawn: a picture or shape behind the words may make white words plain to see. */
const DRAWN_GROUND = new Set(['wp:anchor', 'v:shape', 'v:rect', 'v:background', 'w:background'])

/**
 * Takes hidden words out of a part, which no reader sees and no printer prints, and finds white words on white ground,
 * which every search finds. `place` is where a part without headings is.
 */
export function findUnseen(root: XmlElement, styles: WordStyles, place: string | null, unseen: Unseen): void {
  const around: Surroundings = {
    isShaded: isDrawnUpon(root),
    where: place ?? 'before the first heading',
    paragraph: {},
  }
  visit(root, around)

  function visit(element: XmlElement, within: Surroundings): Surroundings {
    let so = within
    element.children = element.children.filter((child) => {
      if (!isElement(child)) return true
      if (child.name === 'w:r') return stays(child, so)
      so = { ...visit(child, inside(child, so)), isShaded: so.isShaded, paragraph: so.paragraph }
      return true
    })
    return so
  }

  function inside(child: XmlElement, so: Surroundings): Surroundings {
    if (child.name === 'w:p') {
      const properties = below(child, 'w:pPr')
      const style = below(properties, 'w:pStyle')?.attributes.get('w:val')
      const isHeading = place === null && styles.headingLevel(style) !== null
      const words = isHeading ? visibleText(child) : ''
      const where = words === '' ? so.where : `under “${words.slice(0, 60)}”`
      return {
        ...so,
        where,
        paragraph: { ...styles.defaults, ...styles.look(style), ...paragraphShade(properties) },
      }
    }
    if (child.name === 'w:tbl' || child.name === 'w:tc')
      return { ...so, isShaded: so.isShaded || isShadedBox(child) }
    return /^(?:wps:wsp|v:shape|v:rect|v:roundrect|wpg:wgp)$/.test(child.name)
      ? { ...so, isShaded: true }
      : so
  }

  function isShadedBox(box: XmlElement): boolean {
    const properties = below(box, 'w:tblPr') ?? below(box, 'w:tcPr')
    const style = below(properties, 'w:tblStyle')?.attributes.get('w:val')
    return (
      paragraphShade(properties).isShaded === true ||
      (style !== undefined && styles.look(style).isShaded === true)
    )
  }

  function stays(run: XmlElement, { where, paragraph, isShaded }: Surroundings): boolean {
    const properties = below(run, 'w:rPr')
    const style = below(properties, 'w:rStyle')?.attributes.get('w:val')
    const look = { ...paragraph, ...(style === undefined ? {} : styles.look(style)), ...lookOf(properties) }
    const hasWords = elementsIn(run, 'w:t').some((text) => textOf(text).trim() !== '')
    if (look.isHidden === true) {
      if (hasWords) unseen.hidden.add(where)
      // Marks of fields stay, lest what is around them falls apart.
      run.children = run.children.filter(
        (one) => isElement(one) && /^w:(?:fldChar|instrText)$/.test(one.name),
      )
      return run.children.length > 0
    }
    if (hasWords && !isShaded && look.isShaded !== true && isWhite(look.colour ?? '')) unseen.white.add(where)
    for (const child of run.children)
      if (isElement(child)) visit(child, inside(child, { isShaded, where, paragraph }))
    return true
  }
}

function isDrawnUpon(root: XmlElement): boolean {
  for (const child of root.children)
    if (isElement(child) && (DRAWN_GROUND.has(child.name) || isDrawnUpon(child))) return true
  return false
}

const visibleText = (paragraph: XmlElement): string => wordsIn(paragraph).replaceAll(/\s+/g, ' ').trim()

const wordsIn = (element: XmlElement): string =>
  elementsIn(element)
    .map((child) => (child.name === 'w:t' ? textOf(child) : child.name === 'w:pPr' ? '' : wordsIn(child)))
    .join('')
