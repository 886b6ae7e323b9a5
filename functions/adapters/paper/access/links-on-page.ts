import { boxOf } from '../pdf/boxes.ts'
import { dictIn, listIn, nameIn, numberIn, textIn } from '../pdf/lookup.ts'
import type { Page } from '../pdf/pages.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import type { PdfDict } from '../pdf/values.ts'
import { textOfLetter } from '../sight/ligatures.ts'
import type { PageContents } from '../sight/page-contents.ts'
import { touch } from '../sight/shapes.ts'

export interface LinksOnPage {
  total: number
  withoutWords: number
  bareAddresses: number
  /** Of those that lead out of the file. */
  withoutTag: number
}

const HIDDEN = 2
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i
/** More than any page of words has; a page of more is looked at no further. */
const MOST_LINKS = 2000

/** A page's links, by the words that stand in their rectangles. */
export function linksOnPage(document: PdfDocument, page: Page, contents: PageContents): LinksOnPage {
  const links = listIn(document, page.dict.get('Annots'))
    .slice(0, MOST_LINKS)
    .flatMap((one) => dictIn(document, one) ?? [])
    .filter((one) => nameIn(document, one.get('Subtype')) === 'Link' && !isHidden(document, one))
  const found: LinksOnPage = { total: links.length, withoutWords: 0, bareAddresses: 0, withoutTag: 0 }
  for (const link of links) {
    if (leadsOut(document, link) && !link.has('StructParent')) found.withoutTag += 1
    const rect = boxOf(document, link.get('Rect'))
    if (rect === null) continue
    const words = lettersIn(contents, rect)
    if (ADDRESS.test(words)) found.bareAddresses += 1
    const isSpoken = (textIn(document, link.get('Contents')) ?? '').trim() !== ''
    const isOnPicture = contents.areas.some(({ isPicture, box }) => isPicture && touch(box, rect))
    if (words === '' && !isSpoken && !isOnPicture) found.withoutWords += 1
  }
  return found
}

/** A link within the file, such as a footnote's, is only a short cut. */
const leadsOut = (document: PdfDocument, link: PdfDict): boolean =>
  dictIn(document, link.get('A'))?.has('URI') === true

const isHidden = (document: PdfDocument, link: PdfDict): boolean =>
  ((numberIn(document, link.get('F')) ?? 0) & HIDDEN) !== 0

function lettersIn(
  { runs, letters, bodies }: PageContents,
  rect: PageContents['areas'][number]['box'],
): string {
  let text = ''
  for (const run of runs) {
    if (!touch(run.box, rect)) continue
    for (let at = run.from; at < run.to; at += 1) {
      const x = ((bodies[4 * at] as number) + (bodies[4 * at + 2] as number)) / 2
      const y = ((bodies[4 * at + 1] as number) + (bodies[4 * at + 3] as number)) / 2
      const isIn = x >= rect.left && x <= rect.right && y >= rect.bottom && y <= rect.top
      // What no map tells is a letter too, of whatever kind.
      if (isIn) text += textOfLetter(letters[at] || 0x3013)
    }
  }
  return text.trim()
}
