import { zipSync } from 'fflate'
import { PLACED } from '../../picture/says-place.ts'
import { type BarePicture, barePicture } from '../bare-picture.ts'
import { type Found, listed } from '../found.ts'
import type { OfficePackage } from '../ooxml/read-package.ts'
import { allIn, below, newElement, textOf, type XmlElement } from '../xml/element.ts'
import { XmlTrouble } from '../xml/read-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import { bareOdt, countMarks, partOf } from './bare-odt.ts'
import { drawnObjects } from './drawn-objects.ts'
import { dropHidden } from './hidden-odt.ts'

const TEXT = 'application/vnd.oasis.opendocument.text'
const NO_DAY = new Date(1980, 0, 1)

/** Looks into an OpenDocument text, and makes of it one that holds what its pages show and nothing else. */
export async function cleanOdt(pack: OfficePackage, found: Found): Promise<Uint8Array> {
  const content = await pack.xml('content.xml')
  if (content?.name !== 'office:document-content') throw new XmlTrouble('malformed')
  const styles = await pack.xml('styles.xml')
  const roots = [content, ...(styles === undefined ? [] : [styles])]
  const pictures = await picturesIn(pack)
  const objects = await drawnObjects(pack, content)
  const wanted = new Set<string>()
  for (const root of roots) countMarks(root, found)
  const hidden = dropHidden(roots)
  for (const root of roots) bareOdt(root, found, (name) => pictures.has(name) || objects.has(name))
  for (const root of roots)
    for (const { attributes } of allIn(root))
      if (attributes.has('xlink:href')) wanted.add(partOf(attributes.get('xlink:href') ?? ''))
  if (hidden.size > 0) found.warnings.add(hiddenText(hidden))
  if (pack.names.some((name) => /^(?:Basic|Scripts)\//.test(name))) found.warnings.add(MACROS)
  const files: Record<string, Uint8Array> = { 'content.xml': writeXml(content) }
  if (styles !== undefined) files['styles.xml'] = writeXml(styles)
  const types: [string, string][] = []
  for (const [name, { bytes, type, wasPlaced }] of pictures) {
    if (!wanted.has(name)) continue
    if (wasPlaced) found.warnings.add(PLACED)
    files[name] = bytes
    types.push([name, type])
  }
  for (const [name, { type, parts }] of objects) {
    types.push([`${name}/`, type])
    for (const [part, root] of parts) {
      bareOdt(root, found, () => false)
      files[`${name}/${part}`] = writeXml(root)
      types.push([`${name}/${part}`, 'text/xml'])
    }
  }
  files['meta.xml'] = writeXml(metaOf(await pack.aside('meta.xml')))
  for (const name of ['content.xml', 'styles.xml', 'meta.xml'])
    if (name in files) types.push([name, 'text/xml'])
  return zipSync(
    {
      mimetype: [new TextEncoder().encode(TEXT), { level: 0 }],
      ...files,
      'META-INF/manifest.xml': writeXml(manifest(types)),
    },
    { mtime: NO_DAY, level: 3 },
  )
}

const PICTURES = /^(?:Pictures\/|ObjectReplacements\/|media\/)/

async function picturesIn(pack: OfficePackage): Promise<Map<string, BarePicture>> {
  const pictures = new Map<string, BarePicture>()
  for (const name of pack.names.filter((one) => PICTURES.test(one))) {
    const bytes = await pack.bytes(name)
    const bare = bytes === undefined ? null : barePicture(bytes)
    if (bare !== null) pictures.set(name, bare)
  }
  return pictures
}

const manifest = (types: [string, string][]): XmlElement =>
  newElement(
    'manifest:manifest',
    { 'manifest:version': '1.2' },
    ...[['/', TEXT] as const, ...types].map(([path, type]) =>
      newElement('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type }),
    ),
  )

function metaOf(meta: XmlElement | undefined): XmlElement {
  const title = below(meta, 'office:meta', 'dc:title')
  const words = title === undefined ? '' : textOf(title).trim()
  return newElement(
    'office:document-meta',
    { 'office:version': '1.2' },
    newElement(
      'office:meta',
      {},
      ...(words === '' || /[\\/]/.test(words) ? [] : [newElement('dc:title', {}, words)]),
    ),
  )
}

const hiddenText = (places: Set<string>): string =>
  `There is hidden text ${listed(places)}. It is left out of the PDF. If it is to be read, take the tick off Hidden (Format, Character) and send the file again.`
const MACROS =
  'The file holds macros, which are small programs. They were not run and are left out; how the pages look does not change.'
