import { inWords } from '../calendar/day.ts'
import { publishedPackKeys } from '../pack/pack-names.ts'
import type { PlannedItem, PlannedPaper } from '../pack/pack-plan.ts'
import type { MeetingRecord } from '../pipeline.ts'
import {
  laterStatus,
  meetingPath,
  type PublishedItem,
  publishedItems,
  releasedOf,
} from './published-meeting.ts'

/** A paper to lie beside the pages: one that everybody may read, and nothing else. */
export interface PublicPaper {
  path: string
  key: string
  sha256: string
}

/** A document as a page names it. */
export interface DocumentLink {
  name: string
  address: string
  /** `PDF, 14 pages, 1.2 MB` */
  words: string
  /** That it was withdrawn; empty where it stands. */
  withdrawn: string
}

/** How many bytes each file of the site has, by its path. */
export type Sizes = ReadonlyMap<string, number>

const FOLDER = 'published/'

const isOpen = ({ store, secrecy }: PlannedPaper): boolean => store === 'open' && secrecy === null

const paperName = (number: number, at: number): string => `item-${number}-paper-${at + 1}.pdf`

/** Every report and appendix that is out and that the public may read. What is exempt is not even asked for. */
export const publicPapers = (record: MeetingRecord): PublicPaper[] =>
  publishedItems(record).flatMap(({ planned }) =>
    planned.papers.filter(isOpen).map(({ key, sha256 }, at) => ({
      path: `${meetingPath(record.meeting)}/${paperName(planned.number, at)}`,
      key,
      sha256,
    })),
  )

/** An item's own papers, each as its author sent it. */
export function documentsOf(record: MeetingRecord, published: PublishedItem, sizes: Sizes): DocumentLink[] {
  const { planned } = published
  return planned.papers.filter(isOpen).map((paper, at) => {
    const address = paperName(planned.number, at)
    return {
      name: documentName(paper, planned),
      address,
      words: fileInWords(paper.pages, sizes.get(`${meetingPath(record.meeting)}/${address}`)),
      withdrawn: laterStatus(published),
    }
  })
}

/** By whose it is, so that no two links of an agenda are called alike and lead elsewhere. */
function documentName({ title, letter, role }: PlannedPaper, item: PlannedItem): string {
  if (letter !== null) return `Document "${letter}": ${title}`
  return role === 'report' || item.letter === null ? title : `${title} to Document "${item.letter}"`
}

/** The packs that are out, each as one document. */
export const packsOf = (record: MeetingRecord, sizes: Sizes): DocumentLink[] =>
  releasedOf(record).flatMap(({ supplement, files, released }) =>
    files
      .filter(({ kind }) => kind === 'public')
      .map(({ pages }) => {
        const path = publishedPackKeys(record.meeting, supplement).pack.slice(FOLDER.length)
        return {
          name: packName(supplement),
          address: path.slice(meetingPath(record.meeting).length + 1),
          words: `${fileInWords(pages, sizes.get(path))}, published on ${inWords(released?.on ?? record.meeting.date)}`,
          withdrawn: '',
        }
      }),
  )

export const packName = (supplement: number): string =>
  supplement === 0 ? 'Public Document Pack' : `Supplement ${supplement}`

const fileInWords = (pages: number, bytes: number | undefined): string =>
  [
    'PDF',
    pages === 1 ? '1 page' : `${pages} pages`,
    ...(bytes === undefined ? [] : [sizeInWords(bytes)]),
  ].join(', ')

/** `820 KB`, `1.2 MB`: what a reader on a telephone wants to know beforehand. */
function sizeInWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000))
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
