import type { OfficePaper } from '../../../ports/word-converter.ts'
import { dictIn, textIn } from '../pdf/lookup.ts'
import { openDocument, type PdfDocument } from '../pdf/pdf-document.ts'
import { rewritePdf } from '../pdf/rewrite-pdf.ts'
import { dictOf, type PdfStream, textOfName, textString } from '../pdf/values.ts'
import { bareJpeg } from '../picture/bare-jpeg.ts'
import { paperTitle } from './paper-title.ts'

/**
 * The office program's PDF as it is kept: under the paper's title, which viewers show, and without its author, dates,
 * programs and paths, nor what cameras wrote into its pictures. Nothing that stands on a page is touched. Null where
 * it is no PDF.
 */
export async function mendConverted(made: Uint8Array, paper: OfficePaper): Promise<Uint8Array | null> {
  const document = opened(made)
  if (document === null) return null
  const title = await paperTitle(paper, {
    stated: statedTitle(document),
    heading: hasHeadings(paper) ? firstHeading(document) : null,
  })
  const catalog = new Map(document.catalog)
  for (const key of ['Metadata', 'OpenAction', 'AA', 'PieceInfo']) catalog.delete(key)
  catalog.set('ViewerPreferences', dictOf({ DisplayDocTitle: true }))
  return rewritePdf(document, { catalog, info: { Title: textString(title) }, data: dataOf })
}

function opened(made: Uint8Array): PdfDocument | null {
  try {
    return made.length === 0 ? null : openDocument(made)
  } catch {
    return null
  }
}

const statedTitle = (document: PdfDocument): string | null =>
  textIn(document, dictIn(document, document.trailer.get('Info'))?.get('Title'))

/** The bookmarks of a spreadsheet are the names of its sheets, which say little. */
const hasHeadings = ({ kind }: OfficePaper): boolean => kind !== 'xlsx' && kind !== 'xls'

/** The office program makes a bookmark of each heading, and of each slide. */
function firstHeading(document: PdfDocument): string | null {
  const outlines = dictIn(document, document.catalog.get('Outlines'))
  return textIn(document, dictIn(document, outlines?.get('First'))?.get('Title'))
}

const dataOf = ({ dict, data }: PdfStream): Uint8Array =>
  textOfName(dict.get('Filter')) === 'DCTDecode' ? (bareJpeg(data) ?? data) : data
