import { type PDFContext, type PDFDict, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import { asDict, entriesOf, name } from './pdf-objects.ts'

/** More pages than any committee reads; a file beyond it is made to do harm. */
const MOST_PAGES = 3000

const MOST_NODES = 4 * MOST_PAGES
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

interface Node {
  object: PDFObject
  inherited: ReadonlyMap<string, PDFObject>
}

export interface FoundPage {
  ref: PDFRef | null
  dict: PDFDict
  inherited: ReadonlyMap<string, PDFObject>
}

/** The pages under a page tree's root, in order. Counts that the file states are not believed. */
export function walkPageTree(
  context: PDFContext,
  root: PDFObject | undefined,
): { pages: FoundPage[] } | { cannot: string } {
  if (root === undefined) return { cannot: NO_PAGES }
  const pages: FoundPage[] = []
  const branches = new Set<PDFDict>()
  const waiting: Node[] = [{ object: root, inherited: new Map() }]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const dict = asDict(context, node.object)
    if (dict === null) return { cannot: MISSING_PAGE }
    if (!dict.has(name('Kids'))) {
      pages.push({ ref: node.object instanceof PDFRef ? node.object : null, dict, inherited: node.inherited })
      if (pages.length > MOST_PAGES) return { cannot: TOO_MANY }
      continue
    }
    if (branches.has(dict) || branches.size > MOST_NODES) return { cannot: CIRCLE }
    branches.add(dict)
    const inherited = inheritedBy(dict, node.inherited)
    const kids = entriesOf(context, dict.get(name('Kids')))
    if (kids.length > MOST_PAGES) return { cannot: TOO_MANY }
    waiting.push(...kids.reverse().map((object) => ({ object, inherited })))
  }
  return pages.length === 0 ? { cannot: NO_PAGES } : { pages }
}

function inheritedBy(dict: PDFDict, above: ReadonlyMap<string, PDFObject>): ReadonlyMap<string, PDFObject> {
  const own = INHERITED.flatMap((key) => {
    const value = dict.get(name(key))
    return value === undefined ? [] : [[key, value] as const]
  })
  return own.length === 0 ? above : new Map([...above, ...own])
}

const NO_PAGES =
  'The file has no pages. Save it as PDF again from the program it was written in, look at it, and send that.'
const MISSING_PAGE =
  'The file is damaged: a page that it should have is not there. Save it as PDF again from the program it was written in, and send that.'
const CIRCLE =
  'The file is damaged: its list of pages goes round in a circle. Save it as PDF again from the program it was written in, and send that.'
const TOO_MANY = `The file has more than ${MOST_PAGES} pages, more than a pack can hold. Send the part that members need to read.`
