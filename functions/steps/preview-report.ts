import { NOT_FOR_PUBLICATION } from '../domain/pack/leaves.ts'
import { packTitle } from '../domain/pack/pack-names.ts'
import type { MeetingRecord } from '../domain/pipeline.ts'
import type { Item, SubmittedFile } from '../domain/work-programme/meeting.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { PagePictures } from '../ports/page-pictures.ts'
import type { PdfBinder } from '../ports/pdf-binder.ts'
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

/** A file of the newest version, and on which page of the report as bound it begins: always an odd one. */
interface PlacedFile {
  file: SubmittedFile
  first: number
}

function placedFiles(item: Item): PlacedFile[] {
  let next = 1
  return (item.submissions.at(-1)?.files ?? []).map((file) => {
    const first = next
    next += file.pages + (file.pages % 2)
    return { file, first }
  })
}

/** The first pages of each file of the newest version. */
export const pagesToLookAt = (item: Item): PreviewPage[] =>
  placedFiles(item).flatMap(({ file: { name, pages, secrecy }, first }) =>
    Array.from({ length: Math.min(pages, MOST_OF_A_FILE) }, (_, at) => ({
      page: first + at,
      words: `${name}, page ${at + 1} of ${pages}`,
      isExempt: secrecy !== null,
    })),
  )

/**
 * Draws one page of the newest version as it will stand in a pack: numbered, lettered, marked where it is exempt. The
 * numbers are those of the newest compiled pack that has the item, else they begin at 1. Only the file that the page is
 * of is read and bound, however long the others are. Null where there is no such page, or it is out of reach.
 */
export async function previewReport(
  tools: PreviewTools,
  { meeting, packs }: MeetingRecord,
  item: Item,
  page: number,
): Promise<Uint8Array | null> {
  const found = placedFiles(item).find(
    ({ file, first }) => page >= first && page < first + Math.min(file.pages, MOST_OF_A_FILE),
  )
  if (found === undefined) return null
  const { first, file } = found
  const keptIn = tools[file.store]
  if (keptIn === null) return null
  const pdf = await keptIn.get(file.key)
  if (pdf === undefined) throw new Error(`A paper is gone from the ${file.store} store: ${file.key}`)
  const planned = packs
    .flatMap(({ plan }) => plan.items)
    .findLast(({ key, from }) => key === item.key && from !== null)
  const letters = await readLetters(tools, meeting)
  const { pdf: bound } = await tools.binder.bind({
    title: packTitle(meeting, 'restricted', 0),
    language: 'en-GB',
    front: new Uint8Array(),
    leaves: [
      {
        kind: 'file',
        name: file.name,
        pages: file.pages,
        firstNumber: (planned?.from ?? 1) + first - 1,
        letter: file.role === 'report' ? (letters[item.key] ?? null) : null,
        mark: file.secrecy === null ? null : NOT_FOR_PUBLICATION,
        pdf: async () => pdf,
      },
    ],
    bookmarks: [],
  })
  return tools.pictures.draw(bound, page - first + 1, WIDTH)
}
