import { NOT_FOR_PUBLICATION } from '../domain/pack/leaves.ts'
import { packTitle } from '../domain/pack/pack-names.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import type { Item, SubmittedFile } from '../domain/work-programme/meeting.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { PagePictures } from '../ports/page-pictures.ts'
import type { Leaf, PdfBinder } from '../ports/pdf-binder.ts'
import type { Register } from '../ports/register.ts'
import { readLetters } from './letters-ledger.ts'

export interface PreviewTools {
  register: Register
  open: DocumentStore
  /** Null where pages are drawn by whom exempt papers are out of reach of: theirs are not drawn then. */
  restricted: DocumentStore | null
  binder: PdfBinder
  pictures: PagePictures
}

/** A page that is worth a look: where it stands in the report as bound, and what it is. */
export interface PreviewPage {
  page: number
  words: string
  /** It belongs to a file that the public may not see. */
  isExempt: boolean
}

const MOST_OF_A_FILE = 2
const WIDTH = 420

/** The first pages of each file of the newest version, as they lie once bound: each file begins on an odd page. */
export function pagesToLookAt(item: Item): PreviewPage[] {
  const shown: PreviewPage[] = []
  let first = 1
  for (const { name, pages, secrecy } of newestFiles(item)) {
    const isExempt = secrecy !== null
    for (let at = 0; at < Math.min(pages, MOST_OF_A_FILE); at += 1)
      shown.push({ page: first + at, words: `${name}, page ${at + 1} of ${pages}`, isExempt })
    first += pages + (pages % 2)
  }
  return shown
}

/**
 * Draws one page of the newest version as it will stand in a pack: numbered, lettered, marked where it is exempt. The
 * numbers are those of the newest compiled pack that has the item, else they begin at 1. Null where there is no such page.
 */
export async function previewReport(
  tools: PreviewTools,
  { meeting, packs }: MeetingRecord,
  item: Item,
  page: number,
): Promise<Uint8Array | null> {
  if (!pagesToLookAt(item).some((one) => one.page === page)) return null
  const letters = await readLetters(tools, meeting)
  const planned = packs
    .flatMap(({ plan }) => plan.items)
    .findLast(({ key, from }) => key === item.key && from !== null)
  let firstNumber = planned?.from ?? 1
  const leaves: Leaf[] = []
  for (const { role, store, key, name, pages, secrecy } of newestFiles(item)) {
    const keptIn = tools[store]
    if (keptIn === null) {
      // It takes its numbers all the same.
      const until = firstNumber + pages + (pages % 2)
      while (firstNumber < until) leaves.push({ kind: 'blank', number: firstNumber++ })
      continue
    }
    const pdf = await keptIn.get(key)
    if (pdf === undefined) throw new Error(`A paper is gone from the ${store} store: ${key}`)
    const letter = role === 'report' ? (letters[item.key] ?? null) : null
    const mark = secrecy === null ? null : NOT_FOR_PUBLICATION
    leaves.push({ kind: 'file', name, pages, firstNumber, letter, mark, pdf: async () => pdf })
    firstNumber += pages
    if (pages % 2 === 1) leaves.push({ kind: 'blank', number: firstNumber++ })
  }
  const title = packTitle(meeting, 'restricted', 0)
  const front = new Uint8Array()
  const bound = await tools.binder.bind({ title, language: 'en-GB', front, leaves, bookmarks: [] })
  return tools.pictures.draw(bound.pdf, page, WIDTH)
}

const newestFiles = (item: Item): SubmittedFile[] => item.submissions.at(-1)?.files ?? []
