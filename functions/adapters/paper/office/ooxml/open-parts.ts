import type { XmlElement } from '../xml/element.ts'
import { XmlTrouble } from '../xml/read-xml.ts'
import { ALLOWED_PARTS, type OoxmlKind, ROOTS } from './allowed-parts.ts'
import type { OfficePackage, Relationship } from './read-package.ts'

/** A part that may come along, as it was found. */
export interface XmlPart {
  name: string
  /** How it is referred to: `header`. */
  type: string
  root: XmlElement
  /** What it refers to and what may come along, by identifier. */
  links: Map<string, Relationship>
}

/** Something that a part refers to, and that stays behind. */
export interface LeftBehind extends Relationship {
  from: XmlPart
}

export interface OpenParts {
  main: XmlPart
  /** In the order they are reached in. */
  parts: Map<string, XmlPart>
  pictures: Map<string, Uint8Array>
  leftBehind: LeftBehind[]
}

/** Follows a package from its document to everything that its pages are made of, and to nothing else. */
export async function openParts(pack: OfficePackage, kind: OoxmlKind): Promise<OpenParts> {
  const start = (await pack.relationships('')).find(({ type }) => type === 'officeDocument')
  // Without its list of types no office program opens a file.
  if (start === undefined || (await pack.xml('[Content_Types].xml')) === undefined)
    throw new XmlTrouble('malformed')
  const root = await pack.xml(start.target)
  if (root?.name !== ROOTS[kind]) throw new XmlTrouble('malformed')
  const main: XmlPart = { name: start.target, type: start.type, root, links: new Map() }
  const found: OpenParts = { main, parts: new Map([[main.name, main]]), pictures: new Map(), leftBehind: [] }
  // A map gives what is added to it while it is gone through.
  for (const part of found.parts.values()) await follow(pack, kind, found, part)
  found.leftBehind.push(...(await leadingOutside(pack, found)))
  return found
}

/** What parts that were never reached refer to outside: no page needs it, and some programs fetch it all the same. */
async function leadingOutside(pack: OfficePackage, { main, parts }: OpenParts): Promise<LeftBehind[]> {
  const others = pack.names.flatMap((name) => {
    const [, folder, base] = /^(.*)_rels\/([^/]+)\.rels$/.exec(name) ?? []
    return base === undefined || parts.has(`${folder}${base}`) ? [] : `${folder}${base}`
  })
  const links: Relationship[] = []
  for (const part of others) links.push(...(await pack.relationships(part)))
  return links
    .filter(({ isExternal, type }) => isExternal && type !== 'hyperlink')
    .map((link) => ({ ...link, from: main }))
}

async function follow(pack: OfficePackage, kind: OoxmlKind, found: OpenParts, part: XmlPart): Promise<void> {
  for (const link of await pack.relationships(part.name)) {
    if (await comesAlong(pack, kind, found, link)) part.links.set(link.id, link)
    else found.leftBehind.push({ ...link, from: part })
  }
}

async function comesAlong(
  pack: OfficePackage,
  kind: OoxmlKind,
  { parts, pictures }: OpenParts,
  { type, target, isExternal }: Relationship,
): Promise<boolean> {
  if (type === 'hyperlink') return !isExternal || /^(?:https?:|mailto:)/i.test(target)
  if (isExternal) return false
  if (parts.has(target) || pictures.has(target)) return true
  if (type === 'image') {
    const bytes = await pack.bytes(target)
    if (bytes !== undefined) pictures.set(target, bytes)
    return bytes !== undefined
  }
  if (!Object.hasOwn(ALLOWED_PARTS[kind], type)) return false
  const root = await pack.xml(target)
  if (root !== undefined) parts.set(target, { name: target, type, root, links: new Map() })
  return root !== undefined
}
