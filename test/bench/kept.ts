import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib'

/** What makes a PDF readable by everyone, counted by a library that shares no code with the binder. */
export interface Kept {
  pages: number
  /** Structure elements, but for Document and Part: one Document of a file is a Part of a pack. */
  elements: number
  /** Links that lead somewhere: to an address, or to a page that the file has. */
  links: number
  namedPlaces: number
  bookmarks: number
  /** Form fields that hold a value, not those that only have others under them. */
  fields: number
  /** Pages with a label of their own. */
  labels: number
}

export async function keptIn(pdf: Uint8Array): Promise<Kept> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, ignoreEncryption: true })
  const { context, catalog } = document
  const look = (value: PDFObject | undefined): PDFObject | undefined =>
    value instanceof PDFRef ? context.lookup(value) : value
  const entry = (from: PDFObject | undefined, key: string): PDFObject | undefined => {
    const found = look(from)
    return found instanceof PDFDict ? look(found.get(PDFName.of(key))) : undefined
  }
  const list = (from: PDFObject | undefined): PDFObject[] => {
    const found = look(from)
    return found instanceof PDFArray ? found.asArray() : found === undefined ? [] : [found]
  }
  const name = (from: PDFObject | undefined): string => (from instanceof PDFName ? from.decodeText() : '')

  function elementsUnder(top: PDFObject | undefined): number {
    const roles = entry(top, 'RoleMap')
    const typeOf = (role: string): string => name(entry(roles, role)) || role
    let count = 0
    const waiting = list(entry(top, 'K'))
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const element = look(next)
      if (!(element instanceof PDFDict) || !element.has(PDFName.of('S'))) continue
      if (!['Document', 'Part'].includes(typeOf(name(entry(element, 'S'))))) count += 1
      waiting.push(...list(entry(element, 'K')))
    }
    return count
  }

  function namesUnder(node: PDFObject | undefined): [string, PDFObject | undefined][] {
    const own = list(entry(node, 'Names'))
    const pairs = own.flatMap((key, at): [string, PDFObject | undefined][] =>
      at % 2 === 0 ? [[`${look(key)}`, look(own[at + 1])]] : [],
    )
    return [...pairs, ...list(entry(node, 'Kids')).flatMap(namesUnder)]
  }

  function bookmarksUnder(parent: PDFObject | undefined): number {
    let count = 0
    for (let next = entry(parent, 'First'); next !== undefined; next = entry(next, 'Next'))
      count += 1 + bookmarksUnder(next)
    return count
  }

  function fieldsUnder(fields: PDFObject[]): number {
    return fields.reduce((sum, field) => {
      const kids = list(entry(field, 'Kids')).filter((kid) => entry(kid, 'T') !== undefined)
      return sum + (kids.length === 0 ? 1 : fieldsUnder(kids))
    }, 0)
  }

  const old = entry(catalog, 'Dests')
  const named = new Map(namesUnder(entry(entry(catalog, 'Names'), 'Dests')))
  if (old instanceof PDFDict) for (const [key, value] of old.entries()) named.set(`${key}`, look(value))
  const pageRefs = new Set(document.getPages().map(({ ref }) => ref.toString()))
  const leadsToPage = (place: PDFObject | undefined): boolean => {
    const found = place instanceof PDFArray ? place : (named.get(`${place}`) ?? null)
    const explicit = found instanceof PDFDict ? entry(found, 'D') : found
    return explicit instanceof PDFArray && pageRefs.has(`${explicit.get(0)}`)
  }
  const isKept = (link: PDFObject): boolean =>
    entry(entry(link, 'A'), 'URI') !== undefined ||
    leadsToPage(entry(entry(link, 'A'), 'D') ?? entry(link, 'Dest'))
  const annotations = document.getPages().flatMap(({ node }) => list(node.get(PDFName.of('Annots'))))
  return {
    pages: pageRefs.size,
    elements: elementsUnder(entry(catalog, 'StructTreeRoot')),
    links: annotations.filter((one) => name(entry(one, 'Subtype')) === 'Link' && isKept(one)).length,
    namedPlaces: named.size,
    bookmarks: bookmarksUnder(entry(catalog, 'Outlines')),
    fields: fieldsUnder(list(entry(entry(catalog, 'AcroForm'), 'Fields'))),
    labels: entry(catalog, 'PageLabels') === undefined ? 0 : pageRefs.size,
  }
}
