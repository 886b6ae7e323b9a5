import { pagesInWords, wordsInWords } from './page-list.ts'
import type { PaperKind } from './paper-kind.ts'

/** Why words of a page are in the file and not to be seen. */
export type HiddenBy = 'box' | 'picture' | 'unpainted' | 'ground' | 'tiny' | 'outside' | 'clipped' | 'layer'

/** How many words of one page are hidden in one way. The words themselves are told to nobody: they may be secret. */
export interface HiddenWords {
  page: number
  by: HiddenBy
  words: number
}

/** What is said of each way, after `Page 4: 12 words`, and before what to do. */
const WAYS: Record<HiddenBy, [singular: string, plural: string, act: string]> = {
  box: [
    'lies under a box or shape that was drawn over it, and is still in the file',
    'lie under a box or shape that was drawn over them, and are still in the file',
    'Anybody can copy what is beneath. Take the words out in the document itself, or with Acrobat’s Redact tool (Tools, Redact, Apply), and send it again.',
  ],
  picture: [
    'lies under a picture, and is still in the file',
    'lie under a picture, and are still in the file',
    'Anybody can copy what is beneath. Take the words out in the document itself, save it as PDF again, and send that.',
  ],
  unpainted: [
    'is in the file and is not drawn, so nobody sees it',
    'are in the file and are not drawn, so nobody sees them',
    'Anybody can find and copy them. If they are not meant for the public, print the document to PDF from the program it was written in, and send that.',
  ],
  ground: [
    'has the colour of what it stands on, so nobody sees it',
    'have the colour of what they stand on, so nobody sees them',
    'Anybody can find and copy them. In the document, take them out or give them another colour; then save it as PDF again, and send that.',
  ],
  tiny: [
    'is too small for anybody to read, and can be copied',
    'are too small for anybody to read, and can be copied',
    'In the document, take them out or make them larger; then save it as PDF again, and send that.',
  ],
  outside: [
    'lies outside what is shown of the page, and is still in the file',
    'lie outside what is shown of the page, and are still in the file',
    'Cropping hides and does not delete. Take them out in the document itself, save it as PDF again, and send that.',
  ],
  clipped: [
    'is cut off where it stands, and is still in the file',
    'are cut off where they stand, and are still in the file',
    'Anybody can find and copy them. Make room for them in the document, or take them out; then save it as PDF again, and send that.',
  ],
  layer: [
    'is in a layer that is not shown, and is still in the file',
    'are in a layer that is not shown, and are still in the file',
    'Anybody can show the layer. If it is not meant for the public, delete it in the program that made it, save it as PDF again, and send that.',
  ],
}

const ORDER = Object.keys(WAYS) as HiddenBy[]

const SHEETS: readonly PaperKind[] = ['xlsx', 'xls', 'csv']

/**
 * One warning for each way in which words are hidden, with the pages. Whoever sent what the PDF was made from here has
 * another thing to do than who sent the PDF; and a spreadsheet's chart that runs over the edge of a page goes on on the
 * next one, and hides nothing.
 */
export function warnOfHiddenWords(
  found: readonly HiddenWords[],
  madeFrom: PaperKind | null = null,
): string[] {
  const isSheet = madeFrom !== null && SHEETS.includes(madeFrom)
  return ORDER.flatMap((by) => {
    const here = found.filter((one) => one.by === by)
    if (here.length === 0 || (isSheet && by === 'outside')) return []
    const words = here.reduce((sum, one) => sum + one.words, 0)
    const where = `${pagesInWords(here.map(({ page }) => page))}: ${wordsInWords(words)}`
    if (isSheet && by === 'clipped') return [`${where} ${words === 1 ? 'is' : 'are'} ${CUT_OFF}`]
    const [singular, plural, act] = WAYS[by]
    return [`${where} ${words === 1 ? singular : plural}. ${madeFrom === null ? act : IN_THE_DOCUMENT}`]
  })
}

const CUT_OFF =
  'cut off where they stand. Make the columns wide enough, see that no chart runs over the edge of a page (View, Page Break Preview), and send the file again.'
const IN_THE_DOCUMENT =
  'Anybody can find and copy them in the PDF. In the document, take them out or make them plain to see, and send it again.'
