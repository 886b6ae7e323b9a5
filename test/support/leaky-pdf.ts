import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { makePdf, type PdfWanted, streamObject } from './make-pdf.ts'

/** Words of a report, from the left edge on at this height. */
export const words = (said: string, height = 700, set = '') =>
  `BT ${set} /F1 12 Tf 60 ${height} Td (${said}) Tj ET`
export const SECRET = words('The family lives at Moor Cottage')
export const BOX = '55 695 300 20 re f'
export const page = (drawing: string, more: Partial<PdfWanted> = {}): PdfWanted => ({
  pages: 2,
  lines: (number) => (number === 1 ? ['A report like any other'] : []),
  drawing: `q ${drawing} Q`,
  ...more,
})

export async function warningsOf(wanted: PdfWanted | Uint8Array): Promise<string[]> {
  const { warnings } = await inspectPdf(wanted instanceof Uint8Array ? wanted : makePdf(wanted))
  return warnings
}

export const annotated = (entries: string, ...objects: string[]): Partial<PdfWanted> => ({
  page: `/Annots [<</Type /Annot /Rect [50 690 400 720] ${entries}>>]`,
  objects,
})
export const layered = (state: string): Partial<PdfWanted> => ({
  catalog: `/OCProperties <</OCGs [1001 0 R] /D <<${state}>>>>`,
  resources: '/Properties <</Notes 1001 0 R>>',
  objects: ['<</Type /OCG /Name (Notes)>>'],
})
export const picture = streamObject(
  '/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  '\x80',
)
export const withPicture: Partial<PdfWanted> = { resources: '/XObject <</Im 1001 0 R>>', objects: [picture] }
/** A page from a scanner: it shows something, in 60 points to the inch. */
const scanned = Array.from({ length: (500 / 8) * 700 }, (_, at) =>
  String.fromCharCode((at * at * 31) % 251),
).join('')
const scan = streamObject(
  '/Subtype /Image /Width 500 /Height 700 /ColorSpace /DeviceGray /BitsPerComponent 1',
  scanned,
)
export const withScan: Partial<PdfWanted> = { resources: '/XObject <</Im 1001 0 R>>', objects: [scan] }
export const PAGE_SIZED = 'q 595 0 0 842 0 0 cm /Im Do Q'
/** A pattern, and a box that is filled with it. */
export const patterned = (pattern: string, ...objects: string[]): Partial<PdfWanted> => ({
  resources: '/Pattern <</P 1001 0 R>>',
  objects: [pattern, ...objects],
})
export const tile = (drawing: string) =>
  streamObject(
    '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 2 /YStep 2 /Resources <<>>',
    drawing,
  )
export const shading = (extend: string) =>
  `<</ShadingType 2 /ColorSpace /DeviceGray /Coords [60 0 200 0] ${extend} /Function <</FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1>>>>`
export const PATTERN_BOX = `/Pattern cs /P scn ${BOX}`
export const half: Partial<PdfWanted> = {
  resources: '/ExtGState <</Half <</ca 0.5>> /Mixed <</BM /Multiply>>>>',
}
export const FORM = streamObject(
  '/Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 1 0 10]',
  '0 g 55 685 300 20 re f',
)
