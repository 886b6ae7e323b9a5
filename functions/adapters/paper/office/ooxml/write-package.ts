import { zipSync } from 'fflate'
import { barePicture } from '../bare-picture.ts'
import { allIn, newElement, prune, type XmlElement } from '../xml/element.ts'
import { writeXml } from '../xml/write-xml.ts'
import { ALLOWED_PARTS, IMPLIED, type OoxmlKind } from './allowed-parts.ts'
import type { KeptProperties } from './kept-properties.ts'
import type { OpenParts, XmlPart } from './open-parts.ts'
import { placeOf, type Relationship } from './read-package.ts'

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
/** ZIP tells of no day before 1980. */
const NO_DAY = new Date(1980, 0, 1)

/**
 * Writes the parts that are still referred to as a package of its own, with lists of types and relationships made anew.
 */
export function writePackage(kind: OoxmlKind, found: OpenParts, { core, app }: KeptProperties): Uint8Array {
  for (const part of found.parts.values()) dropBrokenReferences(part)
  const { parts, pictures } = reached(found)
  const files: Record<string, Uint8Array> = {}
  const types = [
    newElement('ct:Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
  ]
  for (const part of parts) {
    types.push(override(part.name, ALLOWED_PARTS[kind][part.type] ?? ''))
    files[part.name] = writeXml(part.root)
    const { folder, base } = placeOf(part.name)
    const links = [...part.links.values()].map((link) => relationship(link))
    if (links.length > 0)
      files[`${folder}_rels/${base}.rels`] = writeXml(newElement('pr:Relationships', {}, ...links))
  }
  for (const [name, bytes] of pictures) {
    const bare = barePicture(bytes)
    if (bare === null) continue
    types.push(override(name, bare.type))
    files[name] = bare.bytes
  }
  return zipSync(
    {
      '[Content_Types].xml': writeXml(newElement('ct:Types', {}, ...types)),
      '_rels/.rels': writeXml(
        newElement(
          'pr:Relationships',
          {},
          relationship({ id: 'rId1', type: 'officeDocument', target: found.main.name, isExternal: false }),
          newElement('pr:Relationship', { Id: 'rId2', Type: CORE, Target: '/docProps/core.xml' }),
          relationship({
            id: 'rId3',
            type: 'extended-properties',
            target: 'docProps/app.xml',
            isExternal: false,
          }),
        ),
      ),
      'docProps/core.xml': writeXml(core),
      'docProps/app.xml': writeXml(app),
      ...files,
    },
    { mtime: NO_DAY, level: 3 },
  )
}

const override = (name: string, type: string): XmlElement =>
  newElement('ct:Override', { PartName: `/${name}`, ContentType: type })

const relationship = ({ id, type, target, isExternal }: Relationship): XmlElement =>
  newElement('pr:Relationship', {
    Id: id,
    Type:
      type === 'diagramDrawing'
        ? 'http://schemas.microsoft.com/office/2007/relationships/diagramDrawing'
        : `${TYPES}/${type}`,
    Target: isExternal ? target : `/${target}`,
    ...(isExternal ? { TargetMode: 'External' } : {}),
  })

/** Elements that stay without what they refer to; all others go with it. */
const STAYS = new Set(['a:blip', 'w:hyperlink', 'v:fill', 'v:stroke', 'x:pageSetup'])

function dropBrokenReferences({ root, links }: XmlPart): void {
  const isBroken = (element: XmlElement): boolean => {
    const broken = [...element.attributes].filter(([name, id]) => name.startsWith('r:') && !links.has(id))
    for (const [name] of broken) element.attributes.delete(name)
    return broken.length > 0 && !STAYS.has(element.name)
  }
  prune(root, (child) => (isBroken(child) ? 'drop' : 'keep'))
}

function reached({ main, parts, pictures }: OpenParts): {
  parts: Set<XmlPart>
  pictures: Map<string, Uint8Array>
} {
  const seen = new Set([main])
  const seenPictures = new Map<string, Uint8Array>()
  for (const part of seen) {
    const named = new Set<string>()
    for (const { attributes } of allIn(part.root))
      for (const [name, id] of attributes) if (name.startsWith('r:') || name === 'o:relid') named.add(id)
    for (const [id, { type, target }] of part.links) {
      const next = parts.get(target)
      const picture = pictures.get(target)
      if (!named.has(id) && !IMPLIED.has(type)) part.links.delete(id)
      else if (next !== undefined) seen.add(next)
      else if (picture !== undefined) seenPictures.set(target, picture)
    }
  }
  return { parts: seen, pictures: seenPictures }
}
