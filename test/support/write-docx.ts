import { strToU8, zipSync } from 'fflate'

export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const MAIN = 'application/vnd.openxmlformats-officedocument'

/** An archive of parts, by their names. */
export const packed = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))

export const relationships = (links: { type: string; target: string; outside?: boolean }[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${links
    .map(
      ({ type, target, outside }, at) =>
        `<Relationship Id="r${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`

/** A Word document with this body after its first words, and with what it links to outside itself. */
export function writeDocx(body: string, links: Record<string, string> = {}): Uint8Array {
  const [[type = '', target = ''] = []] = Object.entries(links)
  const isOfSettings = type === 'attachedTemplate'
  const outside = target === '' ? [] : [{ type, target, outside: true }]
  return packed({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}.wordprocessingml.document.main+xml"/><Override PartName="/word/settings.xml" ContentType="${MAIN}.wordprocessingml.settings+xml"/></Types>`,
    '_rels/.rels': relationships([{ type: 'officeDocument', target: 'word/document.xml' }]),
    'word/document.xml': `<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"><w:body><w:p><w:r><w:t>Gritting routes</w:t></w:r></w:p>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      ...(isOfSettings ? [] : outside),
      ...(isOfSettings ? [{ type: 'settings', target: 'settings.xml' }] : []),
    ]),
    'word/settings.xml': `<w:settings xmlns:w="${WORD}" xmlns:r="${RELATIONS}">${isOfSettings ? '<w:attachedTemplate r:id="r1"/>' : ''}</w:settings>`,
    'word/_rels/settings.xml.rels': relationships(isOfSettings ? outside : []),
  })
}

/** A document that takes an office program minutes: tables, each within the one before. */
export const slowDocx = (): Uint8Array =>
  writeDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(500)}${'<w:p/></w:tc></w:tr></w:tbl>'.repeat(500)}`)
