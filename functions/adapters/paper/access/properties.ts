import { dictIn, textIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { PdfStream, PdfString, textOf } from '../pdf/values.ts'

/** What a file says of itself, for programs rather than readers. */
export interface Properties {
  title: string | null
  author: string | null
  claimsUa: boolean
  /** All words of both kinds of properties. */
  words: string[]
}

/** More than any file says of itself. */
const LONGEST = 4 * 1024 * 1024

/** A file's properties, old (Info) and new (XMP; ISO 16684-1). */
export function propertiesOf(document: PdfDocument): Properties {
  const info = dictIn(document, document.trailer.get('Info'))
  const told = info === null ? [] : [...info.values()].flatMap((value) => wordsIn(document.resolve(value)))
  const packet = packetOf(document)
  return {
    title: filled(textIn(document, info?.get('Title'))) ?? filled(listed(packet, 'dc:title')),
    author: filled(textIn(document, info?.get('Author'))) ?? filled(listed(packet, 'dc:creator')),
    claimsUa: /pdfuaid:part(?:>|=["'])\s*[12]/.test(packet),
    words: [...told, packet],
  }
}

const wordsIn = (value: unknown): string[] => (value instanceof PdfString ? [textOf(value)] : [])

const filled = (words: string | null): string | null =>
  words === null || words.replaceAll('\0', '').trim() === '' ? null : words

/** The packet of properties in RDF; empty where there is none that can be read. */
function packetOf(document: PdfDocument): string {
  const stream = document.resolve(document.catalog.get('Metadata'))
  if (!(stream instanceof PdfStream)) return ''
  try {
    const { data } = document.decode(stream)
    const isWide = data[0] === 0xfe || data[0] === 0xff
    const text = new TextDecoder(data[0] === 0xfe ? 'utf-16be' : isWide ? 'utf-16le' : 'utf-8')
    return text.decode(data.subarray(0, LONGEST))
  } catch {
    return ''
  }
}

/** The first of a property's values, as they stand in a list. */
function listed(packet: string, property: string): string | null {
  const from = packet.indexOf(`<${property}`)
  const to = packet.indexOf(`</${property}>`, from)
  if (from === -1 || to === -1) return null
  const [, words = null] = /<rdf:li[^>]*>([^<]*)<\/rdf:li>/.exec(packet.slice(from, to)) ?? []
  return words
}
