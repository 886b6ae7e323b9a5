import { type PDFContext, PDFHexString, type PDFRef } from '@cantoo/pdf-lib'
import type { Bookmark } from '../../ports/pdf-binder.ts'

/** Writes the bookmarks, items open and what is under them closed, and answers the outline's root. */
export function writeOutline(
  context: PDFContext,
  bookmarks: Bookmark[],
  pageAt: (at: Bookmark['at']) => PDFRef,
): PDFRef {
  const root = context.nextRef()
  const lines = writeLines(context, bookmarks, root, pageAt)
  context.assign(root, context.obj({ Type: 'Outlines', ...lines, Count: bookmarks.length }))
  return root
}

/** Writes lines that follow one another under the same parent, and answers which is first and last. */
function writeLines(
  context: PDFContext,
  bookmarks: Bookmark[],
  parent: PDFRef,
  pageAt: (at: Bookmark['at']) => PDFRef,
): { First?: PDFRef; Last?: PDFRef } {
  const refs = bookmarks.map(() => context.nextRef())
  for (const [at, { title, at: target, children }] of bookmarks.entries()) {
    const ref = refs[at]
    if (ref === undefined) continue
    const line = {
      Title: PDFHexString.fromText(title),
      Parent: parent,
      Dest: [pageAt(target), 'Fit'],
      Prev: refs[at - 1],
      Next: refs[at + 1],
      ...writeLines(context, children, ref, pageAt),
      // A closed line counts what is under it as a negative number (ISO 32000, 12.3.3).
      Count: children.length === 0 ? undefined : -children.length,
    }
    context.assign(ref, context.obj(line))
  }
  const [first, last] = [refs.at(0), refs.at(-1)]
  return first === undefined || last === undefined ? {} : { First: first, Last: last }
}
