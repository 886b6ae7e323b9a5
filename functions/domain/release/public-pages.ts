import { type Day, inFullWords, inWords } from '../calendar/day.ts'
import { agendaSections } from '../pack/agenda-view.ts'
import { publishedPackKeys } from '../pack/pack-names.ts'
import type { PlannedItem, PlannedPaper } from '../pack/pack-plan.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import type { Item, Meeting } from '../work-programme/meeting.ts'
import type { PackVersion } from './pack-version.ts'

/** A page that the public reads, in ready words: its path, the template that prints it, and when it last changed. */
export interface PublicPage {
  path: string
  template: 'committees' | 'committee' | 'meeting' | 'item'
  changed: Day
  view: Record<string, unknown>
}

/** A paper to lie beside the pages: one that everybody may read, and nothing else. */
export interface PublicPaper {
  path: string
  key: string
  sha256: string
}

/** What a committee has published: the newest meeting first. */
export interface PublishedCommittee {
  committee: Committee
  records: MeetingRecord[]
}

const FOLDER = 'published/'

const meetingPath = ({ committee, date }: Meeting): string => `${committee}/${date}`
const releasedOf = ({ packs }: MeetingRecord): PackVersion[] =>
  packs.filter(({ released }) => released !== null)
const changedOn = (record: MeetingRecord): Day =>
  releasedOf(record).at(-1)?.released?.on ?? record.meeting.date

/** Meetings of which anything is published, the newest first. */
export const publishedFirst = (records: readonly MeetingRecord[]): MeetingRecord[] =>
  records
    .filter((record) => record.movedTo === null && releasedOf(record).length > 0)
    .sort((one, other) => (one.meeting.date < other.meeting.date ? 1 : -1))

/** Every page, and every paper beside them. What is exempt is not even asked for. */
export function publicPages(committees: readonly PublishedCommittee[]): {
  pages: PublicPage[]
  papers: PublicPaper[]
} {
  const shown = committees.filter(({ records }) => records.length > 0)
  const newest = shown
    .flatMap(({ records }) => records.map(changedOn))
    .sort()
    .at(-1)
  const index: PublicPage[] =
    newest === undefined
      ? []
      : [
          {
            path: 'index.html',
            template: 'committees',
            changed: newest,
            view: {
              ...frame(shown[0]?.committee, ''),
              title: 'Committee papers',
              committees: shown.map(({ committee, records }) => ({
                name: committee.name,
                address: `${committee.slug}/index.html`,
                words: `Last meeting with papers: ${inFullWords(records[0]?.meeting.date ?? newest)}`,
              })),
            },
          },
        ]
  const pages = shown.flatMap((one) => [
    committeePage(one),
    ...one.records.flatMap((record) => meetingPages(record, one.committee)),
  ])
  const papers = shown.flatMap(({ records }) => records.flatMap(papersOf))
  return { pages: [...index, ...pages], papers }
}

const frame = (committee: Committee | undefined, root: string) => ({
  council: committee?.council ?? '',
  language: committee?.houseStyle.language ?? 'en-GB',
  /** How far up the first page lies. */
  root,
})

const committeePage = ({ committee, records }: PublishedCommittee): PublicPage => ({
  path: `${committee.slug}/index.html`,
  template: 'committee',
  changed: records.map(changedOn).sort().at(-1) as Day,
  view: {
    ...frame(committee, '../'),
    title: committee.name,
    meetings: records.map((record) => ({
      name: inFullWords(record.meeting.date),
      address: `${record.meeting.date}/index.html`,
      words: [record.meeting.time, record.meeting.venue].filter((one) => one !== '').join(', '),
    })),
  },
})

function meetingPages(record: MeetingRecord, committee: Committee): PublicPage[] {
  const { meeting } = record
  const changed = changedOn(record)
  const pack = releasedOf(record)[0]
  if (pack === undefined) return []
  const title = `${meeting.committeeName}, ${inFullWords(meeting.date)}`
  const items = meeting.items.filter(({ key }) => plannedIn(record, key) !== null)
  const meetingPage: PublicPage = {
    path: `${meetingPath(meeting)}/index.html`,
    template: 'meeting',
    changed,
    view: {
      ...frame(committee, '../../'),
      title,
      committee: meeting.committeeName,
      facts: [meeting.time, meeting.venue].filter((one) => one !== '').join(', '),
      published: `Published on ${inWords(pack.released?.on ?? changed)}; last changed on ${inWords(changed)}.`,
      documents: releasedOf(record).flatMap((version) => documentOf(meeting, version)),
      sections: agendaSections(meeting, pack.plan, committee).map(({ heading, items: shown }) => ({
        heading,
        items: shown.map(({ number, title: words, paragraphs, status, recommended }) => ({
          number,
          title: words,
          address: `item-${number}.html`,
          paragraphs,
          status: laterStatus(record, meeting, number) || status,
          recommended,
        })),
      })),
    },
  }
  return [meetingPage, ...items.map((item) => itemPage(record, item, committee))]
}

const documentOf = (meeting: Meeting, { supplement, files, released }: PackVersion) =>
  files
    .filter(({ kind }) => kind === 'public')
    .map(({ pages }) => ({
      name: supplement === 0 ? 'Public Document Pack' : `Supplement ${supplement}`,
      address: publishedPackKeys(meeting, supplement).pack.slice(`${FOLDER}${meetingPath(meeting)}/`.length),
      words: `PDF, ${pages} pages, published on ${inWords(released?.on ?? meeting.date)}`,
    }))

/** The item as the newest released pack has it that carries its papers, else as the agenda has it. */
function plannedIn(record: MeetingRecord, key: string): PlannedItem | null {
  const all = releasedOf(record).flatMap(({ plan }) => plan.items.filter((item) => item.key === key))
  return all.findLast(({ papers }) => papers.length > 0) ?? all[0] ?? null
}

function laterStatus(record: MeetingRecord, meeting: Meeting, number: number): string {
  const item = meeting.items.find((one) => one.number === number)
  return item === undefined ? '' : statusOf(record, item)
}

/** What became of an item since the agenda was published. */
function statusOf(record: MeetingRecord, item: Item): string {
  const planned = plannedIn(record, item.key)
  if (item.state.at === 'withdrawn') return 'Withdrawn since the agenda was published'
  if (item.state.at === 'deferred') return 'Deferred since the agenda was published'
  return planned?.toFollow === true ? 'To follow' : ''
}

function itemPage(record: MeetingRecord, item: Item, committee: Committee): PublicPage {
  const { meeting } = record
  const planned = plannedIn(record, item.key)
  const open = (planned?.papers ?? []).filter(isOpen)
  const withheld = (planned?.papers.length ?? 0) > open.length
  return {
    path: `${meetingPath(meeting)}/item-${item.number}.html`,
    template: 'item',
    changed: changedOn(record),
    view: {
      ...frame(committee, '../../'),
      title: item.title,
      number: item.number,
      committee: meeting.committeeName,
      meeting: inFullWords(meeting.date),
      status: statusOf(record, item),
      description: item.description,
      facts: [
        { label: 'Asked for by', value: item.reason },
        { label: 'Recommended', value: item.recommended },
        { label: 'Whom to ask', value: item.contact },
      ].filter(({ value }) => value !== ''),
      documents: open.map((paper, at) => ({
        name: paper.title,
        address: paperName(item.number, at),
        words: `PDF, ${paper.pages === 1 ? '1 page' : `${paper.pages} pages`}`,
      })),
      withheld: withheld
        ? 'Some of the papers for this item are not for publication. The agenda says under which law, and why.'
        : '',
    },
  }
}

const isOpen = ({ store, secrecy }: PlannedPaper): boolean => store === 'open' && secrecy === null

const paperName = (number: number, at: number): string => `item-${number}-paper-${at + 1}.pdf`

const papersOf = (record: MeetingRecord): PublicPaper[] =>
  record.meeting.items.flatMap((item) =>
    (plannedIn(record, item.key)?.papers ?? []).filter(isOpen).map(({ key, sha256 }, at) => ({
      path: `${meetingPath(record.meeting)}/${paperName(item.number, at)}`,
      key,
      sha256,
    })),
  )
