import { packWriter } from '../pdf/pack-writer.ts'
import { dictOf, nameOf, type PdfDict, PdfReal, PdfRef, type PdfValue, textString } from '../pdf/values.ts'
import type { Picture } from './picture.ts'

/** A4, and the margin around a picture on it, in points. */
const [SHORT, LONG, MARGIN] = [595.28, 841.89, 42.52]
/** A picture's point is drawn no larger than on a screen: 96 to an inch. */
const LARGEST_POINT = 0.75

/** How a picture is laid into a square of 1, for each way in which a camera is held (Exif 2.32, 4.6.4). */
const TURNS: Record<number, string> = {
  1: '1 0 0 1 0 0',
  2: '-1 0 0 1 1 0',
  3: '-1 0 0 -1 1 1',
  4: '1 0 0 -1 0 1',
  5: '0 -1 -1 0 1 1',
  6: '0 -1 1 0 0 1',
  7: '0 1 1 0 0 0',
  8: '0 1 -1 0 1 0',
}
const LYING = new Set([5, 6, 7, 8])

const INVERTED = [1, 0, 1, 0, 1, 0, 1, 0]

/**
 * A PDF of one page, A4, with a picture in its middle as large as it may be: upright or across, as it is itself. It is
 * told to screen readers as a figure, and nobody makes up what is to be seen on it.
 */
export function picturePage(picture: Picture, title: string): Uint8Array {
  const isLying = LYING.has(picture.turn)
  const [across, up] = isLying ? [picture.height, picture.width] : [picture.width, picture.height]
  const [width, height] = across > up ? [LONG, SHORT] : [SHORT, LONG]
  const scale = Math.min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / up, LARGEST_POINT)
  const [wide, high] = [across * scale, up * scale]
  const place = [wide, 0, 0, high, (width - wide) / 2, (height - high) / 2].map(twoPlaces).join(' ')
  const drawing = `/Figure <</MCID 0>> BDC q ${place} cm ${TURNS[picture.turn]} cm /Picture Do Q EMC`
  const sides = [0, 0, new PdfReal(`${width}`), new PdfReal(`${height}`)]
  return written(picture, { title, drawing, sides })
}

function written(
  picture: Picture,
  { title, drawing, sides }: { title: string; drawing: string; sides: PdfValue[] },
): Uint8Array {
  const writer = packWriter()
  const image = writer.reserve()
  writer.putStream(image, imageDict(picture), picture.data)
  const content = writer.putText(drawing)
  const [root, about, pages, page] = [writer.reserve(), writer.reserve(), writer.reserve(), writer.reserve()]
  const [tags, whole, figure] = [writer.reserve(), writer.reserve(), writer.reserve()]
  const put = (num: number, entries: Record<string, PdfValue>): void => writer.put(num, dictOf(entries))
  put(root, {
    Type: nameOf('Catalog'),
    Pages: new PdfRef(pages),
    MarkInfo: dictOf({ Marked: true }),
    StructTreeRoot: new PdfRef(tags),
    ViewerPreferences: dictOf({ DisplayDocTitle: true }),
  })
  put(about, { Title: textString(title) })
  put(pages, { Type: nameOf('Pages'), Kids: [new PdfRef(page)], Count: 1 })
  put(page, {
    Type: nameOf('Page'),
    Parent: new PdfRef(pages),
    MediaBox: sides,
    Resources: dictOf({ XObject: dictOf({ Picture: new PdfRef(image) }) }),
    Contents: new PdfRef(content),
    StructParents: 0,
  })
  put(tags, {
    Type: nameOf('StructTreeRoot'),
    K: new PdfRef(whole),
    ParentTree: dictOf({ Nums: [0, [new PdfRef(figure)]] }),
    ParentTreeNextKey: 1,
  })
  put(whole, { S: nameOf('Document'), P: new PdfRef(tags), K: [new PdfRef(figure)] })
  put(figure, { S: nameOf('Figure'), P: new PdfRef(whole), Pg: new PdfRef(page), K: 0 })
  return writer.finish(root, about)
}

const imageDict = ({ width, height, colours, isInverted, filter }: Picture): PdfDict =>
  dictOf({
    Type: nameOf('XObject'),
    Subtype: nameOf('Image'),
    Width: width,
    Height: height,
    ColorSpace: nameOf(colours),
    BitsPerComponent: 8,
    Filter: nameOf(filter),
    Decode: isInverted ? INVERTED : undefined,
  })

const twoPlaces = (size: number): string => size.toFixed(2)
