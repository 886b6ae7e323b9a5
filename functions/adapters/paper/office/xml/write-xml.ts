import { allIn, isElement, type XmlElement } from './element.ts'
import { addressOf } from './namespaces.ts'
import { UNKNOWN } from './read-xml.ts'

/** Lists of a package's parts, which office programs read by their bare names. */
const BARE = /^(?:ct|pr)$/

/** An element and all in it as a file, with the namespaces that it uses declared at its top. */
export function writeXml(root: XmlElement): Uint8Array {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  write(root, pieces, declarations(root))
  return new TextEncoder().encode(pieces.join(''))
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

function write({ name: full, attributes, children }: XmlElement, pieces: string[], extra = ''): void {
  const name = full.replace(/^(?:ct|pr):/, '')
  pieces.push('<', name, extra)
  for (const [key, value] of attributes) {
    const written =
      key === 'mc:Ignorable'
        ? value
            .split(' ')
            .filter((one) => one !== UNKNOWN)
            .join(' ')
        : value
    pieces.push(' ', key, '="', attributeValue(written), '"')
  }
  if (children.length === 0) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  for (const child of children) {
    if (isElement(child)) write(child, pieces)
    else pieces.push(content(child))
  }
  pieces.push('</', name, '>')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const content = (text: string): string =>
  text.replaceAll(/[&<>]/g, (one) => ESCAPES[one] ?? one).replaceAll('\r', '&#13;')

const attributeValue = (text: string): string =>
  text
    .replaceAll(/[&<>"]/g, (one) => ESCAPES[one] ?? one)
    .replaceAll(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`)
