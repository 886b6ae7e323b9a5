import { NOT_FOR_PUBLICATION } from './leaves.ts'
import type { PackKind, PackPlan, PlannedItem, PlannedPaper } from './pack-plan.ts'

/** A line of the pack's table of contents, leading to a stamped number or to the front matter. */
export interface PlannedBookmark {
  title: string
  at: number | 'front'
  children: PlannedBookmark[]
}

/**
 * The bookmarks of one of a plan's packs: the agenda, then each item that has papers, and under it the report
 * and its appendices. The public pack says of secret papers only which pages they are.
 */
export const bookmarksFor = (plan: PackPlan, kind: PackKind): PlannedBookmark[] => [
  { title: 'Agenda', at: 'front', children: [] },
  ...plan.items.flatMap((item) => (item.from === null ? [] : [bookmarkOf(item, item.from, kind)])),
]

const bookmarkOf = (item: PlannedItem, at: number, kind: PackKind): PlannedBookmark => ({
  title: itemBookmark(item),
  at,
  children: paperBookmarks(item.papers, kind),
})

/** An item's line, as the agenda numbers it: `7. Road safety`. */
export const itemBookmark = (item: { number: number; title: string }): string =>
  `${item.number}. ${item.title}`

function paperBookmarks(papers: PlannedPaper[], kind: PackKind): PlannedBookmark[] {
  const bookmarks: PlannedBookmark[] = []
  let withheldFrom: number | null = null
  for (const paper of papers) {
    if (kind === 'restricted' || paper.secrecy === null) {
      withheldFrom = null
      bookmarks.push({ title: paperTitle(paper), at: paper.from, children: [] })
      continue
    }
    if (withheldFrom !== null) bookmarks.pop()
    withheldFrom ??= paper.from
    const title = `${NOT_FOR_PUBLICATION} (pages ${withheldFrom} - ${paper.to})`
    bookmarks.push({ title, at: withheldFrom, children: [] })
  }
  return bookmarks
}

function paperTitle({ role, title, letter }: PlannedPaper): string {
  if (role === 'appendix') return title
  return letter === null ? 'Report' : `Document "${letter}"`
}
