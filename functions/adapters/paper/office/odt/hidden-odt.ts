import { allIn, below, isElement, textOf, type XmlElement } from '../xml/element.ts'

/**
 * Takes away what an OpenDocument text hides: words whose style has `text:display="none"`, and sections and paragraphs
 * that are hidden (OpenDocument 1.2, 20.398, 5.4). Tells under which headings.
 */
export function dropHidden(roots: readonly XmlElement[]): Set<string> {
  const styles = new Map<string, XmlElement>()
  for (const root of roots)
    for (const element of allIn(root))
      if (element.name === 'style:style') styles.set(element.attributes.get('style:name') ?? '', element)
  const places = new Set<string>()
  let where = 'before the first heading'
  for (const root of roots) visit(root)
  return places

  function visit(element: XmlElement): void {
    element.children = element.children.filter((child) => {
      if (!isElement(child)) return true
      if (isHidden(child)) {
        if (textOf(child).trim() !== '') places.add(where)
        return false
      }
      if (child.name === 'text:h')
        where = `under “${textOf(child).replaceAll(/\s+/g, ' ').trim().slice(0, 60)}”`
      visit(child)
      return true
    })
  }

  function isHidden({ name, attributes }: XmlElement): boolean {
    if (!/^text:(?:p|h|span|section|hidden-text|hidden-paragraph|list)$/.test(name)) return false
    if (/^text:hidden-(?:text|paragraph)$/.test(name)) return true
    if (/^(?:none|condition)$/.test(attributes.get('text:display') ?? '')) return true
    return styleHides(attributes.get('text:style-name'))
  }

  function styleHides(start: string | undefined): boolean {
    let name = start
    for (let depth = 0; name !== undefined && depth < 12; depth += 1) {
      const style = styles.get(name)
      const display = below(style, 'style:text-properties')?.attributes.get('text:display')
      if (display !== undefined) return display === 'none'
      name = style?.attributes.get('style:parent-style-name')
    }
    return false
  }
}
