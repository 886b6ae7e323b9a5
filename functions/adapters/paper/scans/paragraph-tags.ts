import { dictOf, nameOf, type PdfDict, PdfRef, type PdfValue, textString } from '../pdf/values.ts'

export interface TaggedPage {
  /** The page's own number. */
  num: number
  paragraphs: number
}

/**
 * Tags for a file that is nothing but scans: each paragraph as the machine saw it, page after page. It cannot tell a
 * heading or a table, so none is claimed, and the file says of its tags that they are suspect (ISO 32000-1, 14.7.1).
 * `add` gives an object a number of its own.
 */
export function paragraphTags(
  pages: readonly TaggedPage[],
  add: (value: PdfValue) => PdfRef,
  put: (ref: PdfRef, value: PdfValue) => void,
): Record<'MarkInfo' | 'StructTreeRoot', PdfValue> {
  const [root, whole] = [add(null), add(null)]
  const ofPages = pages.map(({ num, paragraphs }) =>
    Array.from({ length: paragraphs }, (_, at) => add(element('P', whole, { Pg: new PdfRef(num), K: at }))),
  )
  const parents = ofPages.flatMap((elements, at) => [at, add(elements)])
  put(whole, element('Document', root, { K: ofPages.flat(), Lang: textString(LANGUAGE) }))
  put(
    root,
    dictOf({
      Type: nameOf('StructTreeRoot'),
      K: [whole],
      ParentTree: add(dictOf({ Nums: parents })),
      ParentTreeNextKey: pages.length,
    }),
  )
  return { MarkInfo: dictOf({ Marked: true, Suspects: true }), StructTreeRoot: root }
}

/** What the machine reads. */
export const LANGUAGE = 'en'

const element = (type: string, parent: PdfRef, more: Record<string, PdfValue>): PdfDict =>
  dictOf({ Type: nameOf('StructElem'), S: nameOf(type), P: parent, ...more })
