import { parse } from 'csv-parse/sync'
import { decodeTable, delimiterOf } from '../read-sheet.ts'

/** A4 across, and its margins, in millimetres: what a table may fill. */
const [LONG, SHORT, MARGIN] = [297, 210, 15]
const ROOM = LONG - 2 * MARGIN
/** Millimetres that a letter takes at 10 points, and the most letters that a column is made wide for. */
const [LETTER, MOST_LETTERS] = [2.1, 60]
/** The largest and the smallest letters, in points. */
const [LARGEST, SMALLEST] = [10, 6]

/**
 * A table in plain text as a document (OpenDocument, one flat file), since tables in documents are told to screen
 * readers, and spreadsheets are not. Each cell is the words that stand in it, never a formula, a number or a date: nothing
 * is worked out, and no 0 before a phone number is lost. It lies across A4, with its first row on each page.
 */
export function csvAsDocument(bytes: Uint8Array): Uint8Array {
  const text = decodeTable(bytes)
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  const widths = widthsOf(rows)
  const scale = Math.min(1, ROOM / widths.reduce((sum, width) => sum + width, 0))
  const [header = [], ...others] = rows
  return Buffer.from(
    [
      headOf(Math.max(SMALLEST, Math.floor(LARGEST * scale))),
      ...widths.map((width, at) => columnStyle(at, width * scale)),
      BODY,
      ...widths.map((_, at) => `<table:table-column table:style-name="C${at}"/>`),
      `<table:table-header-rows>${rowOf(header, widths.length, 'H')}</table:table-header-rows>`,
      ...others.map((cells) => rowOf(cells, widths.length, 'D')),
      '</table:table></office:text></office:body></office:document>',
    ].join('\n'),
  )
}

/** How wide each column would be, in millimetres: as its longest words, within bounds. */
function widthsOf(rows: string[][]): number[] {
  const letters: number[] = []
  for (const cells of rows)
    for (const [at, words] of cells.entries())
      letters[at] = Math.min(MOST_LETTERS, Math.max(letters[at] ?? 4, words.length))
  return letters.map((count) => (count + 2) * LETTER)
}

const rowOf = (cells: string[], columns: number, style: string): string =>
  `<table:table-row>${Array.from({ length: columns }, (_, at) => cellOf(cells[at] ?? '', style)).join('')}</table:table-row>`

const cellOf = (words: string, style: string): string =>
  `<table:table-cell table:style-name="Cell" office:value-type="string">${words
    .split(/\r\n|\r|\n/)
    .map((line) => `<text:p text:style-name="${style}">${escaped(line)}</text:p>`)
    .join('')}</table:table-cell>`

/** What XML has no place for is left out: it has no looks either. */
const escaped = (words: string): string =>
  words
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const columnStyle = (at: number, width: number): string =>
  `<style:style style:name="C${at}" style:family="table-column"><style:table-column-properties style:column-width="${width.toFixed(1)}mm"/></style:style>`

const SPACES = ['office', 'style', 'text', 'table']
  .map((one) => `xmlns:${one}="urn:oasis:names:tc:opendocument:xmlns:${one}:1.0"`)
  .join(' ')

const headOf = (size: number): string => `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${SPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Sans" svg:font-family="Liberation Sans"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Sans" fo:font-size="${size}pt" fo:language="en" fo:country="GB"/></style:default-style></office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="${LONG}mm" fo:page-height="${SHORT}mm" style:print-orientation="landscape" fo:margin="${MARGIN}mm"/></style:page-layout>
<style:style style:name="T" style:family="table" style:master-page-name="Standard"><style:table-properties table:align="left"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #767676" fo:padding="1mm"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="D" style:family="paragraph"/>`

const BODY = `</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text><table:table table:name="Table" table:style-name="T">`
