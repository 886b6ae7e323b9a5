import { zipSync } from 'fflate'

const OFFICE = 'http://schemas.openxmlformats.org'
export const SPACES = [
  `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`,
  `xmlns:x="${OFFICE}/spreadsheetml/2006/main"`,
  `xmlns:p="${OFFICE}/presentationml/2006/main"`,
  `xmlns:a="${OFFICE}/drawingml/2006/main"`,
  `xmlns:pic="${OFFICE}/drawingml/2006/picture"`,
  `xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:c="${OFFICE}/drawingml/2006/chart"`,
  `xmlns:r="${OFFICE}/officeDocument/2006/relationships"`,
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

/** How one part refers to another: its type's last word, and where it leads. */
export type Links = Record<string, [type: string, target: string, mode?: 'External']>
export type Parts = Record<string, string | Uint8Array>

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content

export const zipOf = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, bytesOf(content)])))

const linksXml = (links: Links): string =>
  `<Relationships xmlns="${OFFICE}/package/2006/relationships">${Object.entries(links)
    .map(
      ([id, [type, target, mode]]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
    )
    .join('')}</Relationships>`

function aPackage(main: string, parts: Parts): Uint8Array {
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"/>`,
    '_rels/.rels': linksXml({
      rId1: ['officeDocument', main],
      rId2: ['extended-properties', 'docProps/app.xml'],
    }),
    'docProps/app.xml':
      '<Properties><Company>Testshire</Company><Manager>Manager of roads</Manager></Properties>',
    ...parts,
  })
}

/** A Word document: what stands in its body, and what else it has. */
export const aDocx = (body: string, links: Links = {}, parts: Parts = {}): Uint8Array =>
  aPackage('word/document.xml', {
    'word/document.xml': `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': linksXml(links),
    ...parts,
  })

/** A workbook: each sheet's content, with its state; and what else it has. */
export function aXlsx(
  sheets: { name: string; content: string; state?: 'hidden' | 'veryHidden' }[],
  { links = {}, parts = {}, workbook = '' }: { links?: Links; parts?: Parts; workbook?: string } = {},
): Uint8Array {
  const list = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<x:sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="s${at + 1}"/>`,
  )
  return aPackage('xl/workbook.xml', {
    'xl/workbook.xml': `<x:workbook ${SPACES}><x:sheets>${list.join('')}</x:sheets>${workbook}</x:workbook>`,
    'xl/_rels/workbook.xml.rels': linksXml({
      ...Object.fromEntries(
        sheets.map((_, at) => [`s${at + 1}`, ['worksheet', `worksheets/sheet${at + 1}.xml`]]),
      ),
      ...links,
    }),
    ...Object.fromEntries(
      sheets.map(({ content }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<x:worksheet ${SPACES}>${content}</x:worksheet>`,
      ]),
    ),
    ...parts,
  })
}

/** A presentation: each slide's shapes, and whether it is shown; and what each brings along. */
export function aPptx(
  slides: { shapes: string; show?: '0'; links?: Links }[],
  parts: Parts = {},
): Uint8Array {
  const list = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="s${at + 1}"/>`)
  return aPackage('ppt/presentation.xml', {
    'ppt/presentation.xml': `<p:presentation ${SPACES}><p:sldIdLst>${list.join('')}</p:sldIdLst><p:sldSz cx="1000" cy="500"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': linksXml(
      Object.fromEntries(slides.map((_, at) => [`s${at + 1}`, ['slide', `slides/slide${at + 1}.xml`]])),
    ),
    ...Object.fromEntries(
      slides.flatMap(({ shapes, show = '1', links = {} }, at) => [
        [
          `ppt/slides/slide${at + 1}.xml`,
          `<p:sld ${SPACES} show="${show}"><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
        ],
        [`ppt/slides/_rels/slide${at + 1}.xml.rels`, linksXml(links)],
      ]),
    ),
    ...parts,
  })
}

const ODF = 'urn:oasis:names:tc:opendocument:xmlns'
const ODT_SPACES = `${['office', 'text', 'style', 'script', 'form'].map((name) => `xmlns:${name}="${ODF}:${name}:1.0"`).join(' ')} xmlns:draw="${ODF}:drawing:1.0" xmlns:fo="${ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"`

/** An OpenDocument text: its styles, and what stands in it. */
export const anOdt = (styles: string, body: string, parts: Parts = {}): Uint8Array =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${ODT_SPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...parts,
  })

export const paragraph = (words: string, look = ''): string =>
  `<w:p><w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t>${words}</w:t></w:r></w:p>`

export const heading = (words: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`

export const STYLES: Links = { styles: ['styles', 'styles.xml'] }
export const stylesXml = (styles = ''): Parts => ({
  'word/styles.xml': `<w:styles ${SPACES}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>${styles}</w:styles>`,
})
