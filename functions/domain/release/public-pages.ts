import { inFullWords } from '../calendar/day.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import { accessibilityPage } from './accessibility-page.ts'
import { meetingPages } from './public-meeting.ts'
import { frame, type PublicPage } from './public-page.ts'
import type { Sizes } from './public-papers.ts'
import type { PublishedCommittee } from './published-committee.ts'
import { changedOn, isPublished } from './published-meeting.ts'
import { whenAndWhere } from './when-and-where.ts'

/** Every page of the site. `address` is where the public reaches it. */
export function publicPages(
  shown: readonly PublishedCommittee[],
  { sizes, address }: { sizes: Sizes; address: string },
): PublicPage[] {
  const [first] = shown
  if (first === undefined) return []
  const pages = shown.flatMap((one) => [
    committeePage(one, address),
    ...one.records.filter(isPublished).flatMap((record) => meetingPages(record, one.committee, sizes)),
  ])
  return [
    committeesPage(shown, first.committee, address),
    ...pages,
    accessibilityPage(shown, first.committee),
  ]
}

const newestOf = (records: readonly MeetingRecord[]) =>
  records.filter(isPublished).map(changedOn).sort().at(-1) as PublicPage['changed']

const committeesPage = (
  shown: readonly PublishedCommittee[],
  { council, houseStyle }: Committee,
  address: string,
): PublicPage => ({
  path: 'index.html',
  template: 'committees',
  changed: newestOf(shown.flatMap(({ records }) => records)),
  tab: 'Committee papers',
  description: `Agendas, reports and meetings of the committees of ${council}.`,
  view: {
    council,
    language: houseStyle.language,
    root: '',
    crumbs: [],
    title: 'Committee papers',
    committees: shown.map(({ committee, records }) => ({
      name: committee.name,
      address: `${committee.slug}/index.html`,
      words: `Newest papers: for the meeting on ${inFullWords((records.find(isPublished) as MeetingRecord).meeting.date)}`,
    })),
    subscriptions: subscriptions('', address),
  },
})

function committeePage({ committee, records }: PublishedCommittee, address: string): PublicPage {
  const newest = newestOf(records)
  const where = (record: MeetingRecord): string => {
    const { time, venue } = whenAndWhere(record, committee)
    return [time, venue].filter((one) => one !== '').join(', ')
  }
  const listed = (record: MeetingRecord) => ({
    name: inFullWords(record.meeting.date),
    address: `${record.meeting.date}/index.html`,
    words: record.meeting.cancelled === undefined ? where(record) : 'Cancelled',
  })
  return {
    path: `${committee.slug}/index.html`,
    template: 'committee',
    changed: newest,
    tab: committee.name,
    description: `Agendas and reports of the ${committee.name}, and its meetings to come.`,
    view: {
      ...frame(committee, 1, []),
      title: committee.name,
      meetings: records.filter(isPublished).map(listed),
      // Without papers, and after what came out last: what is still ahead, the next one first.
      ahead: records
        .filter((record) => !isPublished(record) && record.meeting.date > newest)
        .reverse()
        .map(listed),
      subscriptions: subscriptions(`${committee.slug}/`, address),
    },
  }
}

/** How to be told of what is new: a feed, and a calendar that keeps itself up to date. */
const subscriptions = (folder: string, address: string) => [
  {
    feed: 'feed.atom',
    calendar: 'meetings.ics',
    subscribe: `${address.replace(/^https?:/, 'webcal:')}/${folder}meetings.ics`,
  },
]
