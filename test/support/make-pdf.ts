import { lockStreams } from './lock-pdf.ts'

export interface PdfWanted {
  pages: number
  /** The lines of a page, by its number from 1. */
  lines?: (page: number) => string[]
  /** Width and height in points; A4 upright where left out. */
  size?: readonly [number, number]
  /** Where the page's lower left corner lies. */
  corner?: readonly [number, number]
  /** Left, bottom, right and top of what is seen. */
  cropBox?: readonly [number, number, number, number]
  rotate?: number
  userUnit?: number
  /** Drawing put behind the lines of every page, as it is. */
  drawing?: string
  /** With a structure tree of one paragraph a page, as a printed front sheet has. */
  tagged?: boolean
  /** More entries of the catalog and of every page, as PDF writes them. */
  catalog?: string
  page?: string
  /** More entries of every page's resources, and of the trailer. */
  resources?: string
  trailer?: string
  /** More objects, numbered from 1001: `<</S /JavaScript /JS (…)>>`. */
  objects?: string[]
  /** Encrypted: without the password the file cannot be opened; an empty one only restricts it. */
  password?: string
}

const A4 = [595, 842] as const
export const A4_LANDSCAPE = [842, 595] as const
export const A3_LANDSCAPE = [1191, 842] as const

/** A small real PDF, written by hand so that no PDF library stands on both sides of a test. */
export function makePdf(wanted: PdfWanted): Uint8Array {
  const objects = new Map<number, string>()
  const ids = Array.from({ length: wanted.pages }, (_, at) => 10 + 3 * at)
  const tagged = wanted.tagged === true
  objects.set(1, `<</Type /Catalog /Pages 2 0 R ${tagged ? TAGGED : ''} ${wanted.catalog ?? ''}>>`)
  objects.set(2, `<</Type /Pages /Kids [${ids.map((id) => `${id} 0 R`).join(' ')}] /Count ${ids.length}>>`)
  objects.set(3, '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>')
  if (tagged) addTags(objects, ids)
  for (const [at, id] of ids.entries()) {
    const content = drawingOf(wanted, at + 1)
    objects.set(id, pageOf(wanted, id, tagged ? `/StructParents ${at}` : ''))
    objects.set(id + 1, `<</Length ${content.length}>>\nstream\n${content}\nendstream`)
  }
  for (const [at, object] of (wanted.objects ?? []).entries()) objects.set(1001 + at, object)
  return wanted.password === undefined
    ? written(objects, wanted.trailer ?? '')
    : lockStreams(objects, wanted.password, (locked, trailer) => written(locked, trailer))
}

const TAGGED = '/Lang (en-GB) /MarkInfo <</Marked true>> /StructTreeRoot 4 0 R'

function addTags(objects: Map<number, string>, ids: number[]): void {
  const paragraphs = ids.map((id) => `${id + 2} 0 R`)
  const parents = ids.map((id, at) => `${at} [${id + 2} 0 R]`)
  objects.set(4, `<</Type /StructTreeRoot /K 5 0 R /ParentTree 6 0 R /ParentTreeNextKey ${ids.length}>>`)
  objects.set(5, `<</Type /StructElem /S /Document /P 4 0 R /K [${paragraphs.join(' ')}]>>`)
  objects.set(6, `<</Nums [${parents.join(' ')}]>>`)
  for (const id of ids) objects.set(id + 2, `<</Type /StructElem /S /P /P 5 0 R /Pg ${id} 0 R /K 0>>`)
}

function pageOf(wanted: PdfWanted, id: number, tags: string): string {
  const [left, bottom] = wanted.corner ?? [0, 0]
  const [width, height] = wanted.size ?? A4
  return [
    `<</Type /Page /Parent 2 0 R /MediaBox [${left} ${bottom} ${left + width} ${bottom + height}]`,
    wanted.cropBox === undefined ? '' : `/CropBox [${wanted.cropBox.join(' ')}]`,
    wanted.rotate === undefined ? '' : `/Rotate ${wanted.rotate}`,
    wanted.userUnit === undefined ? '' : `/UserUnit ${wanted.userUnit}`,
    `/Resources <</Font <</F1 3 0 R>> ${wanted.resources ?? ''}>> /Contents ${id + 1} 0 R ${tags} ${wanted.page ?? ''}>>`,
  ].join(' ')
}

function drawingOf(wanted: PdfWanted, page: number): string {
  const lines = wanted.lines?.(page) ?? [`Text of page ${page}`]
  const [left, bottom] = wanted.corner ?? [0, 0]
  const [, height] = wanted.size ?? A4
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n')
  const text = `BT /F1 12 Tf 18 TL ${left + 60} ${bottom + height - 80} Td\n${shown}\nET`
  return `${wanted.drawing ?? ''}\n${wanted.tagged === true ? `/P <</MCID 0>> BDC\n${text}\nEMC` : text}`
}

function written(objects: Map<number, string>, trailer: string): Uint8Array {
  let file = '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n'
  const places: string[] = []
  for (const [id, object] of [...objects].toSorted(([one], [other]) => one - other)) {
    places.push(`${id} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`)
    file += `${id} 0 obj\n${object}\nendobj\n`
  }
  const size = Math.max(...objects.keys()) + 1
  const start = file.length
  file += `xref\n0 1\n0000000000 65535 f \n${places.join('')}`
  file += `trailer\n<</Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** The file with objects put anew at its end, as programs do that save only what changed. */
export function updatePdf(file: Uint8Array, changed: Record<number, string>): Uint8Array {
  let text = Buffer.from(file).toString('latin1')
  const [, earlier] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? []
  const places: string[] = []
  for (const [id, object] of Object.entries(changed)) {
    places.push(`${id} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`)
    text += `${id} 0 obj\n${object}\nendobj\n`
  }
  const start = text.length
  text += `xref\n${places.join('')}trailer\n<</Size 2000 /Root 1 0 R /Prev ${earlier}>>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

/** A stream as an object. */
export const streamObject = (entries: string, data: string): string =>
  `<<${entries} /Length ${data.length}>>\nstream\n${data}\nendstream`
