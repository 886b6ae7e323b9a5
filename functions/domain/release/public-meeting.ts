import { inFullWords, inWords } from '../calendar/day.ts'
import { type AgendaItemView, agendaSections } from '../pack/agenda-view.ts'
import { frontMatterView } from '../pack/front-matter.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import { crumb, frame, type PublicPage } from './public-page.ts'
import { documentsOf, packName, packsOf, type Sizes } from './public-papers.ts'
import {
  changedOn,
  laterStatus,
  meetingPath,
  type PublishedItem,
  publishedItems,
  publishedPlan,
  releasedOf,
} from './published-meeting.ts'

/** A meeting's page, which is its agenda to read, and a page for each item. */
export function meetingPages(record: MeetingRecord, committee: Committee, sizes: Sizes): PublicPage[] {
  const { meeting } = record
  const published = publishedItems(record)
  const plan = publishedPlan(published)
  const { facts, membership, coopted, notes, contacts } = frontMatterView({
    committee,
    meeting,
    plan,
    kind: 'public',
    supplement: 0,
  })
  const agenda = agendaSections(meeting, plan, committee).map(({ heading, items }) => ({
    heading,
    items: items.flatMap((view) => {
      const one = published.find(({ planned }) => planned.number === view.number)
      return one === undefined ? [] : [itemView(record, one, { view, section: heading, sizes })]
    }),
  }))
  const changed = changedOn(record)
  const page: PublicPage = {
    path: `${meetingPath(meeting)}/index.html`,
    template: 'meeting',
    changed,
    view: {
      ...frame(committee, 2, [crumb.committee(meeting.committeeName, '../index.html')]),
      title: `${meeting.committeeName}, ${inFullWords(meeting.date)}`,
      committee: meeting.committeeName,
      meeting: inFullWords(meeting.date),
      facts,
      published: publishedWords(record),
      documents: packsOf(record, sizes),
      sections: agenda,
      membership,
      coopted,
      notes,
      contacts,
    },
  }
  const items = agenda.flatMap((section) => section.items)
  return [page, ...items.map((one, at) => itemPage(record, committee, { one, items, at }))]
}

function publishedWords(record: MeetingRecord): string {
  const changed = changedOn(record)
  const first = releasedOf(record)[0]?.released?.on ?? changed
  const added = first === changed ? '' : ` Last added to on ${inWords(changed)}.`
  return `Published on ${inWords(first)}.${added}`
}

type ItemView = ReturnType<typeof itemView>

/** An item as the agenda prints it, with its papers and what became of it since. */
function itemView(
  record: MeetingRecord,
  published: PublishedItem,
  { view, section, sizes }: { view: AgendaItemView; section: string; sizes: Sizes },
) {
  const { item, planned, supplement } = published
  const { number, title, paragraphs, lead, withheld, recommended, contact, range } = view
  return {
    number,
    title,
    section,
    address: `item-${number}.html`,
    status: laterStatus(published) || view.status,
    lead: lead.flatMap((one) => (one === null ? [] : [`${one.before}${one.document}${one.after}`])),
    paragraphs,
    withheld,
    recommended,
    facts: [
      { label: 'Asked for by', value: item.reason },
      { label: 'In the pack', value: range === '' ? '' : `Pages ${range} of the ${packName(supplement)}` },
      { label: 'Whom to ask', value: contact },
    ].filter(({ value }) => value !== ''),
    documents: documentsOf(record, published, sizes),
    noDocuments:
      planned.toFollow && laterStatus(published) === ''
        ? 'The report is to follow: it is published here when it is ready.'
        : withheld.length > 0
          ? 'There is none that the public may read.'
          : 'There is none for this item.',
  }
}

function itemPage(
  record: MeetingRecord,
  committee: Committee,
  { one, items, at }: { one: ItemView; items: readonly ItemView[]; at: number },
): PublicPage {
  const { meeting } = record
  return {
    path: `${meetingPath(meeting)}/${one.address}`,
    template: 'item',
    changed: changedOn(record),
    view: {
      ...frame(committee, 2, [
        crumb.committee(meeting.committeeName, '../index.html'),
        { name: inFullWords(meeting.date), address: 'index.html' },
      ]),
      ...one,
      committee: meeting.committeeName,
      meeting: inFullWords(meeting.date),
      earlier: besideIt(items[at - 1]),
      later: besideIt(items[at + 1]),
    },
  }
}

/** One, or none: the item before or after. */
const besideIt = (item: ItemView | undefined) =>
  item === undefined ? [] : [{ words: `${item.number}. ${item.title}`, address: item.address }]
