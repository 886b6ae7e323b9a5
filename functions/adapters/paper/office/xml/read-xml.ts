import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import type { XmlElement } from './element.ts'
import { nameIn, prefixOf } from './namespaces.ts'

/** No report nests more deeply; what does is made to break programs. */
const DEEPEST = 400

export type XmlTroubleKind =
  | 'malformed'
  /** It declares entities, or a document type of its own: no office program writes either. */
  | 'declares-type'
  | 'too-deep'
  | 'too-much'

export class XmlTrouble extends Error {
  readonly kind: XmlTroubleKind
  constructor(kind: XmlTroubleKind, options?: ErrorOptions) {
    super(`XML is ${kind}`, options)
    this.kind = kind
  }
}

/** How many more elements may be read, over all parts of a file. */
export interface XmlAllowance {
  elements: number
}

/**
 * Reads XML into elements. Nothing is ever expanded but XML's own five entities; a document type declaration is trouble.
 * Elements and attributes of namespaces that we do not know are left out. Throws `XmlTrouble`.
 */
export function readXml(bytes: Uint8Array, allowance: XmlAllowance): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const top: XmlElement = { name: '', attributes: new Map(), children: [] }
  const open: (XmlElement | null)[] = [top]
  parser.on('doctype', () => {
    throw new XmlTrouble('declares-type')
  })
  parser.on('error', (fault) => {
    throw new XmlTrouble('malformed', { cause: fault })
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    allowance.elements -= 1
    if (allowance.elements < 0) throw new XmlTrouble('too-much')
    if (open.length > DEEPEST) throw new XmlTrouble('too-deep')
    const prefix = prefixOf(uri)
    const parent = open.at(-1)
    const element =
      prefix === undefined || parent === null
        ? null
        : { name: nameIn(prefix, local), attributes: known(attributes, parser), children: [] }
    if (element !== null) parent?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const keepText = (text: string): void => {
    open.at(-1)?.children.push(text)
  }
  parser.on('text', keepText)
  parser.on('cdata', keepText)
  parser.write(decode(bytes)).close()
  const root = top.children.find((child) => typeof child !== 'string')
  if (root === undefined) throw new XmlTrouble('malformed')
  return root
}

/** Values that name prefixes (ECMA-376, part 3) are written with ours. */
const NAMES_PREFIXES = new Set(['mc:Ignorable', 'Requires'])
const COMPATIBILITY = new Set([
  'mc:ProcessContent',
  'mc:MustUnderstand',
  'mc:PreserveElements',
  'mc:PreserveAttributes',
])

function known(
  attributes: Record<string, SaxesAttributeNS>,
  parser: SaxesParser<{ xmlns: true }>,
): Map<string, string> {
  const kept = new Map<string, string>()
  for (const { prefix, local, uri, value } of Object.values(attributes)) {
    if (prefix === 'xmlns' || local === 'xmlns') continue
    const space = prefix === '' ? '' : prefixOf(uri)
    if (space === undefined) continue
    const name = nameIn(space, local)
    if (COMPATIBILITY.has(name)) continue
    kept.set(name, NAMES_PREFIXES.has(name) ? translated(value, parser) : value)
  }
  return kept
}

const translated = (prefixes: string, parser: SaxesParser<{ xmlns: true }>): string =>
  prefixes
    .split(/\s+/)
    .map((prefix) => prefixOf(parser.resolve(prefix) ?? '') ?? UNKNOWN)
    .filter((prefix, at, all) => all.indexOf(prefix) === at)
    .join(' ')

/** Stands for a namespace that is left out: a choice that needs it is not to be made. */
export const UNKNOWN = 'unknown'

function decode(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const told = /^\s*(?:\xEF\xBB\xBF)?<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(start)?.[1]
  const name = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : (told ?? 'utf-8')
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch (fault) {
    throw new XmlTrouble('malformed', { cause: fault })
  }
}
