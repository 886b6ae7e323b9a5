import { strToU8 } from 'fflate'
import type { OfficeKind } from '../../functions/ports/word-converter.ts'
import { writeDocx as docx, MAIN, PACKAGE, packed, RELATIONS, relationships } from './write-docx.ts'

/** Where papers reach to: a text, a picture and a table outside their own folder, and a server of this machine. */
export interface Outside {
  text: string
  picture: string
  table: string
  server: string
}

/** Papers that would have their reader's machine fetch something, each named by how. */
export function papersThatReachOut(to: Outside): [how: string, kind: OfficeKind, bytes: Uint8Array][] {
  const file = (path: string): string => `file://${path}`
  return [
    ['a linked picture on the disk', 'docx', docx(picture, { image: file(to.picture) })],
    ['a linked picture on the web', 'docx', docx(picture, { image: `${to.server}/a.png` })],
    ['a field that takes in a text', 'docx', docx(field(`INCLUDETEXT "${to.text}"`))],
    ['a field that takes in a picture', 'docx', docx(field(`INCLUDEPICTURE "${to.picture}"`))],
    ['a field that asks another program', 'docx', docx(field(`DDEAUTO soffice "${to.text}" "1"`))],
    ['a linked object', 'docx', docx(OBJECT, { oleObject: file(to.table) })],
    ['a part that is fetched', 'docx', docx('<w:altChunk r:id="r1"/>', { aFChunk: `${to.server}/a.html` })],
    ['a template elsewhere', 'docx', docx('', { attachedTemplate: `${to.server}/a.dotm` })],
    ['a field in rich text', 'rtf', rtf(to)],
    ['a section that is another file', 'odt', odt(section(file(to.text)))],
    ['a section on the web', 'odt', odt(section(`${to.server}/a.odt`))],
    ['a picture beside an OpenDocument', 'odt', odt(odtPicture(file(to.picture)))],
    ['a cell of another table', 'xlsx', xlsx(`'file://${to.table}'#$Sheet1.A1`, to)],
    ['a cell from the web', 'xlsx', xlsx(`WEBSERVICE("${to.server}/a")`, to)],
    ['a link in a cell', 'xlsx', xlsx(`HYPERLINK("${to.server}/b","b")`, to)],
    ['a table in plain text', 'csv', strToU8(`Ward,Spend\r\nNorth,"=WEBSERVICE(""${to.server}/c"")"\r\n`)],
  ]
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Picture"/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="r1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

const field = (words: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> ${words.replaceAll('"', '&quot;')} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>as it was</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

const OBJECT = `<w:p><w:r><w:object><v:shape id="s1" style="width:100pt;height:100pt"/><o:OLEObject Type="Link" ProgID="Excel.Sheet.12" ShapeID="s1" DrawAspect="Content" r:id="r1" UpdateMode="Always"/></w:object></w:r></w:p>`

const rtf = ({ text, picture: image }: Outside): Uint8Array =>
  strToU8(
    `{\\rtf1 Gritting routes {\\field{\\*\\fldinst INCLUDETEXT "${text}"}{\\fldrslt as it was}}{\\field{\\*\\fldinst INCLUDEPICTURE "${image}"}{\\fldrslt as it was}}}`,
  )

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const odt = (body: string): Uint8Array =>
  packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="${OASIS}:office:1.0" xmlns:text="${OASIS}:text:1.0" xmlns:draw="${OASIS}:drawing:1.0" xmlns:svg="${OASIS}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text><text:p>Gritting routes</text:p>${body}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
  })
const section = (href: string): string =>
  `<text:section text:name="s"><text:section-source xlink:type="simple" xlink:href="${href}"/><text:p>as it was</text:p></text:section>`
const odtPicture = (href: string): string =>
  `<text:p><draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="${href}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`

function xlsx(formula: string, { table }: Outside): Uint8Array {
  const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const formulas = [formula, '[1]Sheet1!A1']
  return packed({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN}.spreadsheetml.worksheet+xml"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="${MAIN}.spreadsheetml.externalLink+xml"/></Types>`,
    '_rels/.rels': relationships([{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      { type: 'worksheet', target: 'worksheets/sheet1.xml' },
      { type: 'externalLink', target: 'externalLinks/externalLink1.xml' },
    ]),
    'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${SHEET}"><externalBook xmlns:r="${RELATIONS}" r:id="r1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>`,
    'xl/externalLinks/_rels/externalLink1.xml.rels': relationships([
      { type: 'externalLinkPath', target: `file://${table}`, outside: true },
    ]),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Gritting routes</t></is></c>${formulas.map((one, at) => `<c r="${'BC'[at]}1"><f>${one.replaceAll('"', '&quot;')}</f></c>`).join('')}</row></sheetData></worksheet>`,
  })
}
