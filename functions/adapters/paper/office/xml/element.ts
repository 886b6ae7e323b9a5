/** An element under the prefix that this program knows its namespace by, whatever the file called it: `w:p`. */
export interface XmlElement {
  name: string
  attributes: Map<string, string>
  children: XmlNode[]
}

export type XmlNode = XmlElement | string

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

export const elementsIn = (element: XmlElement, name?: string): XmlElement[] =>
  element.children.filter(
    (child) => isElement(child) && (name === undefined || child.name === name),
  ) as XmlElement[]

/** The element at the end of a path of names below this one; nothing where the path breaks off. */
export function below(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let at = element
  for (const name of path)
    at = at?.children.find((child): child is XmlElement => isElement(child) && child.name === name)
  return at
}

/** Every element below this one, in the file's order. What is put into an element before its turn ends is gone through. */
export function* allIn(element: XmlElement): Generator<XmlElement> {
  const waiting = elementsIn(element).reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at]
      if (child !== undefined && isElement(child)) waiting.push(child)
    }
  }
}

export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('')

export type Fate = 'keep' | 'drop' | 'unwrap'

/** Takes elements out of a tree: with all that is in them, or leaving their content in their place. */
export function prune(element: XmlElement, fateOf: (child: XmlElement, parent: XmlElement) => Fate): void {
  const kept: XmlNode[] = []
  for (const child of element.children) {
    const fate = isElement(child) ? fateOf(child, element) : 'keep'
    if (fate === 'drop') continue
    if (isElement(child)) prune(child, fateOf)
    if (fate === 'unwrap' && isElement(child)) for (const inner of child.children) kept.push(inner)
    else kept.push(child)
  }
  element.children = kept
}

export const newElement = (
  name: string,
  attributes: Record<string, string> = {},
  ...children: XmlNode[]
): XmlElement => ({ name, attributes: new Map(Object.entries(attributes)), children })
