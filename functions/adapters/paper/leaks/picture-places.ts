import type { OpenPdf } from '../open-pdf.ts'
import { isNote, jpegIn, partsOfJpeg } from '../pdf/jpeg-notes.ts'
import { dictIn, nameIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { type PdfDict, PdfStream } from '../pdf/values.ts'

/** Forms within forms that are looked into for pictures. */
const DEEPEST = 4

/** The pages with pictures that say where they were taken. */
export function pagesWithPlaces({ document, pages }: OpenPdf): number[] {
  const known = new Map<PdfStream, boolean>()
  return pages.flatMap((page, at) =>
    holdsPlace(document, dictIn(document, page.entry('Resources')), known, 0) ? [at + 1] : [],
  )
}

function holdsPlace(
  document: PdfDocument,
  resources: PdfDict | null,
  known: Map<PdfStream, boolean>,
  depth: number,
): boolean {
  const objects = dictIn(document, resources?.get('XObject'))
  if (objects === null || depth > DEEPEST) return false
  return [...objects.values()].some((value) => {
    const object = document.resolve(value)
    if (!(object instanceof PdfStream)) return false
    const before = known.get(object)
    if (before !== undefined) return before
    known.set(object, false)
    const isForm = nameIn(document, object.dict.get('Subtype')) === 'Form'
    const found = isForm
      ? holdsPlace(document, dictIn(document, object.dict.get('Resources')), known, depth + 1)
      : namesPlace(document, object)
    known.set(object, found)
    return found
  })
}

function namesPlace(document: PdfDocument, picture: PdfStream): boolean {
  try {
    const bytes = jpegIn(document, picture)
    if (bytes === null) return false
    return (partsOfJpeg(bytes) ?? [])
      .filter(isNote)
      .some(({ from, to }) => namesIt(bytes.subarray(from + 4, to)))
  } catch {
    return false
  }
}

const EXIF = Buffer.from('Exif\0\0')
/** The tag under which a camera puts where it was (Exif 2.32, 4.6.3), and those of latitude and longitude in there. */
const GPS = 0x8825
const [LATITUDE, LONGITUDE] = [2, 4]

function namesIt(note: Uint8Array): boolean {
  const text = Buffer.from(note.buffer, note.byteOffset, note.byteLength)
  if (text.includes('GPSLatitude')) return true
  if (!text.subarray(0, EXIF.length).equals(EXIF)) return false
  const tiff = text.subarray(EXIF.length)
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  /** Each tag of a directory, with what it holds. */
  const tagsAt = (directory: number): [tag: number, value: number][] =>
    Array.from({ length: short(directory) }, (_, at) => directory + 2 + 12 * at).map((at) => [
      short(at),
      long(at + 8),
    ])
  const place = tagsAt(long(4)).find(([tag]) => tag === GPS)?.[1]
  return place !== undefined && tagsAt(place).some(([tag]) => tag === LATITUDE || tag === LONGITUDE)
}
