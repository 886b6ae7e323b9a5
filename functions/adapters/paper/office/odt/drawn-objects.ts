import type { OfficePackage } from '../ooxml/read-package.ts'
import { allIn, below, type XmlElement } from '../xml/element.ts'
import { partOf } from './bare-odt.ts'

/** A chart or a formula, which OpenDocument keeps as a small document within the document. */
export interface DrawnObject {
  type: string
  parts: Map<string, XmlElement>
}

/** The charts and formulas that a text shows, by their folders. Any other object within it is a file of its own. */
export async function drawnObjects(
  pack: OfficePackage,
  content: XmlElement,
): Promise<Map<string, DrawnObject>> {
  const objects = new Map<string, DrawnObject>()
  for (const { name, attributes } of allIn(content)) {
    const folder = partOf(attributes.get('xlink:href') ?? '')
    if (name !== 'draw:object' || objects.has(folder)) continue
    const root = await pack.aside(`${folder}/content.xml`)
    const type = root === undefined ? null : typeOf(root)
    if (root === undefined || type === null) continue
    const styles = await pack.aside(`${folder}/styles.xml`)
    objects.set(folder, {
      type,
      parts: new Map([
        ['content.xml', root],
        ...(styles === undefined ? [] : [['styles.xml', styles] as const]),
      ]),
    })
  }
  return objects
}

function typeOf(root: XmlElement): string | null {
  if (root.name === 'mathml:math') return 'application/vnd.oasis.opendocument.formula'
  return below(root, 'office:body', 'office:chart') === undefined
    ? null
    : 'application/vnd.oasis.opendocument.chart'
}
