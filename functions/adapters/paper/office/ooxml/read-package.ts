import { elementsIn, type XmlElement } from '../xml/element.ts'
import { readXml, type XmlAllowance, XmlTrouble } from '../xml/read-xml.ts'
import type { ZipArchive } from '../zip-archive.ts'

/** How one part refers to another, or to something outside (ECMA-376, part 2, 9.3). */
export interface Relationship {
  id: string
  /** The last word of its type: `image`, `styles`, `attachedTemplate`. */
  type: string
  /** A part's name; or an address, where it leads outside. */
  target: string
  isExternal: boolean
}

export interface OfficePackage {
  /** The parts' names. */
  names: string[]
  /** What a part refers to; the package itself is ''. */
  relationships(part: string): Promise<Relationship[]>
  xml(part: string): Promise<XmlElement | undefined>
  /** A part that no page is made of; nothing where it cannot be read. */
  aside(part: string): Promise<XmlElement | undefined>
  bytes(part: string): Promise<Uint8Array | undefined>
}

/** The longest XML part, unpacked, in bytes: a report of a thousand pages stays below. */
const LONGEST = 48 * 1024 * 1024
/** Elements in all parts together. */
const MOST_ELEMENTS = 800_000

export function readPackage(zip: ZipArchive): OfficePackage {
  const allowance: XmlAllowance = { elements: MOST_ELEMENTS }
  async function xml(part: string): Promise<XmlElement | undefined> {
    if (zip.sizeOf(part) > LONGEST) throw new XmlTrouble('too-much')
    const bytes = await zip.read(part)
    return bytes === undefined ? undefined : readXml(bytes, allowance)
  }
  return {
    names: zip.names,
    bytes: zip.read,
    xml,
    aside: (part) =>
      xml(part).catch((fault) => {
        if (fault instanceof XmlTrouble && fault.kind === 'malformed') return undefined
        throw fault
      }),
    relationships: async (part) => {
      const { folder, base } = placeOf(part)
      const root = await xml(`${folder}_rels/${base}.rels`)
      return root === undefined
        ? []
        : elementsIn(root, 'pr:Relationship').map((one) => relationship(one, folder))
    },
  }
}

function relationship({ attributes }: XmlElement, folder: string): Relationship {
  const target = attributes.get('Target') ?? ''
  const isExternal = attributes.get('TargetMode') === 'External'
  return {
    id: attributes.get('Id') ?? '',
    type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
    target: isExternal ? target : partName(target, folder),
    isExternal,
  }
}

export function placeOf(part: string): { folder: string; base: string } {
  const slash = part.lastIndexOf('/') + 1
  return { folder: part.slice(0, slash), base: part.slice(slash) }
}

/** `../media/image1.png` from `word/charts/` is `word/media/image1.png`. Never leads out of the package. */
function partName(target: string, folder: string): string {
  const [path = ''] = target.split('#')
  const names: string[] = []
  for (const name of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names.join('/')
}
