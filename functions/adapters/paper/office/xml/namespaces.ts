const OOXML = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'
const MS = 'http://schemas.microsoft.com/office'
const ODF = 'urn:oasis:names:tc:opendocument:xmlns'

/** The part of an address that Transitional and Strict share (ECMA-376, parts 1 and 4). */
const SHARED: Record<string, string> = {
  w: 'wordprocessingml',
  x: 'spreadsheetml',
  p: 'presentationml',
  a: 'drawingml',
}

/** Elements and attributes of these, by the prefix that we write them with. Those of any other are left out. */
const BY_PREFIX: Record<string, string[]> = {
  ...Object.fromEntries(
    Object.entries(SHARED).map(([prefix, name]) => [
      prefix,
      [`${OOXML}/${name}/2006/main`, `${STRICT}/${name}/main`],
    ]),
  ),
  r: [`${OOXML}/officeDocument/2006/relationships`, `${STRICT}/officeDocument/relationships`],
  m: [`${OOXML}/officeDocument/2006/math`, `${STRICT}/officeDocument/math`],
  wp: [`${OOXML}/drawingml/2006/wordprocessingDrawing`, `${STRICT}/drawingml/wordprocessingDrawing`],
  xdr: [`${OOXML}/drawingml/2006/spreadsheetDrawing`, `${STRICT}/drawingml/spreadsheetDrawing`],
  pic: [`${OOXML}/drawingml/2006/picture`, `${STRICT}/drawingml/picture`],
  c: [`${OOXML}/drawingml/2006/chart`, `${STRICT}/drawingml/chart`],
  cdr: [`${OOXML}/drawingml/2006/chartDrawing`, `${STRICT}/drawingml/chartDrawing`],
  dgm: [`${OOXML}/drawingml/2006/diagram`, `${STRICT}/drawingml/diagram`],
  dsp: ['http://schemas.microsoft.com/office/drawing/2008/diagram'],
  mc: [`${OOXML}/markup-compatibility/2006`],
  v: ['urn:schemas-microsoft-com:vml'],
  o: ['urn:schemas-microsoft-com:office:office'],
  w10: ['urn:schemas-microsoft-com:office:word'],
  wps: [`${MS}/word/2010/wordprocessingShape`],
  wpg: [`${MS}/word/2010/wordprocessingGroup`],
  wpc: [`${MS}/word/2010/wordprocessingCanvas`],
  wp14: [`${MS}/word/2010/wordprocessingDrawing`],
  w14: [`${MS}/word/2010/wordml`],
  a14: [`${MS}/drawing/2010/main`],
  c14: [`${MS}/drawing/2007/8/2/chart`],
  c16r2: [`${MS}/drawing/2015/06/chart`],
  x14: [`${MS}/spreadsheetml/2009/9/main`],
  xm: [`${MS}/excel/2006/main`],
  p14: [`${MS}/powerpoint/2010/main`],
  tc: [`${MS}/spreadsheetml/2018/threadedcomments`],
  p188: [`${MS}/powerpoint/2018/8/main`],
  pr: [`${OOXML}/package/2006/relationships`],
  ct: [`${OOXML}/package/2006/content-types`],
  ep: [`${OOXML}/officeDocument/2006/extended-properties`, `${STRICT}/officeDocument/extendedProperties`],
  cp: [`${OOXML}/package/2006/metadata/core-properties`],
  dc: ['http://purl.org/dc/elements/1.1/'],
  ...Object.fromEntries(
    [
      'office:1.0',
      'style:1.0',
      'text:1.0',
      'table:1.0',
      'drawing:1.0',
      'xsl-fo-compatible:1.0',
      'svg-compatible:1.0',
      'datastyle:1.0',
      'chart:1.0',
      'dr3d:1.0',
      'presentation:1.0',
      'manifest:1.0',
      'meta:1.0',
      'animation:1.0',
      'form:1.0',
      'script:1.0',
    ].map((name) => [odfPrefix(name), [`${ODF}:${name}`]]),
  ),
  xlink: ['http://www.w3.org/1999/xlink'],
  mathml: ['http://www.w3.org/1998/Math/MathML'],
  loext: ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'],
  xml: ['http://www.w3.org/XML/1998/namespace'],
}

/** As OpenDocument's own text calls them: `draw`, `fo`, `svg`. */
function odfPrefix(name: string): string {
  const [word = ''] = name.split(':')
  const short: Record<string, string> = {
    drawing: 'draw',
    'xsl-fo-compatible': 'fo',
    'svg-compatible': 'svg',
    datastyle: 'number',
    animation: 'anim',
  }
  return short[word] ?? word
}

const PREFIX_OF = new Map(
  Object.entries(BY_PREFIX).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix])),
)

/** The prefix that a namespace is known by here; nothing for one that is not. */
export const prefixOf = (address: string): string | undefined => PREFIX_OF.get(address)

/** Names are the same few, hundreds of thousands of times: each is kept once. */
const NAMES = new Map<string, Map<string, string>>()
const MOST_NAMES = 5000

/** `w:p`, for an element or attribute of a known namespace. */
export function nameIn(prefix: string, local: string): string {
  const names = NAMES.get(prefix) ?? new Map<string, string>()
  NAMES.set(prefix, names)
  const known = names.get(local)
  if (known !== undefined) return known
  const name = prefix === '' ? local : `${prefix}:${local}`
  if (names.size < MOST_NAMES) names.set(local, name)
  return name
}

export const addressOf = (prefix: string): string | undefined => BY_PREFIX[prefix]?.[0]
