import { allIn, isElement, type XmlElement } from './element.ts'
import { addressOf } from './namespaces.ts'
import { UNKNOWN } from './read-xml.ts'

/** Lists of a package's parts, which office programs read by their bare names. */
const BARE = /^(?:ct|pr)$/

/** An element and all in it as a file, with the namespaces that it uses declared at its top. */
export function writeXml(root: XmlElement): Uint8Array {
  const { put, bytes } = utf8()
  put('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
  write(root, put, declarations(root))
  return bytes()
}

/** How many pieces of text are put together before they become bytes. */
const AT_ONCE = 20_000

/** Takes text in pieces and keeps it as bytes, which need a fraction of the room. */
function utf8(): { put(text: string): void; bytes(): Uint8Array } {
  const encoder = new TextEncoder()
  const blocks: Uint8Array[] = []
  let pieces: string[] = []
  const settle = (): void => {
    blocks.push(encoder.encode(pieces.join('')))
    pieces = []
  }
  return {
    put(text) {
      pieces.push(text)
      if (pieces.length === AT_ONCE) settle()
    },
    bytes() {
      settle()
      return Buffer.concat(blocks)
    },
  }
}

function declarations(root: XmlElement): string {
  const used = new Set<string>()
  const use = (name: string): void => {
    const colon = name.indexOf(':')
    if (colon > 0) used.add(name.slice(0, colon))
  }
  const look = ({ name, attributes }: XmlElement): void => {
    use(name)
    for (const [key, value] of attributes) {
      use(key)
      if (key === 'mc:Ignorable' || key === 'Requires')
        for (const prefix of value.split(' ')) used.add(prefix)
    }
  }
  look(root)
  for (const element of allIn(root)) look(element)
  return [...used]
    .filter((prefix) => prefix !== 'xml' && prefix !== UNKNOWN)
    .map((prefix) => ` xmlns${BARE.test(prefix) ? '' : `:${prefix}`}="${addressOf(prefix) ?? ''}"`)
    .join('')
}

function write(
  { name: full, attributes, children }: XmlElement,
  put: (text: string) => void,
  extra = '',
): void {
  const name = /^(?:ct|pr):/.test(full) ? full.slice(full.indexOf(':') + 1) : full
  put(`<${name}${extra}`)
  for (const [key, value] of attributes) {
    const written =
      key === 'mc:Ignorable'
        ? value
            .split(' ')
            .filter((one) => one !== UNKNOWN)
            .join(' ')
        : value
    put(` ${key}="${attributeValue(written)}"`)
  }
  if (children.length === 0) {
    put('/>')
    return
  }
  put('>')
  for (const child of children) {
    if (isElement(child)) write(child, put)
    else put(content(child))
  }
  put(`</${name}>`)
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const content = (text: string): string =>
  text.replaceAll(/[&<>]/g, (one) => ESCAPES[one] ?? one).replaceAll('\r', '&#13;')

const attributeValue = (text: string): string =>
  text
    .replaceAll(/[&<>"]/g, (one) => ESCAPES[one] ?? one)
    .replaceAll(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`)
