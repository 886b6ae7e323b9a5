import { inFullWords, inWords } from '../calendar/day.ts'
import type { AgendaItemView } from '../pack/agenda-view.ts'
import type { PrintedAgenda } from '../pack/printed-agenda.ts'
import type { MeetingRecord } from '../pipeline.ts'
import type { Committee } from '../work-programme/committee.ts'
import { crumb, frame, type PublicPage } from './public-page.ts'
import { documentsOf, packName, packsOf, type Sizes } from './public-papers.ts'
import {
  changedOn,
  laterStatus,
  meetingPath,
  type PublishedItem,
  pageChangedOn,
  printedIn,
  publishedItems,
  releasedOf,
} from './published-meeting.ts'
import { factsAsTheyStand } from './when-and-where.ts'

/**
 * A meeting's page, which is its agenda to read, and a page for each item: in the words that were released. Who sits on
 * the committee by now, and whom it would have people ask today, is not what its old agendas say.
 */
export function meetingPages(record: MeetingRecord, committee: Committee, sizes: Sizes): PublicPage[] {
  const { meeting } = record
  const printed = new Map(
    releasedOf(record).map((pack) => [pack.supplement, printedIn(pack, record, committee)]),
  )
  const { membership, coopted, notes, contacts } = printed.get(0) ?? NOTHING_PRINTED
  const agenda = agendaOf(record, printed, sizes)
  const title = `${meeting.committeeName}, ${inFullWords(meeting.date)}`
  const page: PublicPage = {
    path: `${meetingPath(meeting)}/index.html`,
    template: 'meeting',
    changed: pageChangedOn(record),
    tab: title,
    description: `Agenda and reports for the meeting of the ${meeting.committeeName} on ${inFullWords(meeting.date)}.`,
    view: {
      ...frame(committee, 2, [crumb.committee(meeting.committeeName, '../index.html')]),
      title,
      committee: meeting.committeeName,
      meeting: inFullWords(meeting.date),
      facts: factsAsTheyStand(record, committee),
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

/** A supplement never comes out before its pack. */
const NOTHING_PRINTED = { membership: [], coopted: [], notes: [], contacts: [] }

/** The agenda by all that came out, each item as the newest pack with its papers prints it, under that pack's sections. */
function agendaOf(record: MeetingRecord, printed: ReadonlyMap<number, PrintedAgenda>, sizes: Sizes) {
  const sections: { heading: string; itemsAt: 3 | 4; items: ItemView[] }[] = []
  for (const published of publishedItems(record)) {
    const { heading, view } = printedItem(printed.get(published.supplement), published)
    if (sections.at(-1)?.heading !== heading)
      sections.push({ heading, itemsAt: heading === '' ? 3 : 4, items: [] })
    sections.at(-1)?.items.push(itemView(record, published, { view, section: heading, sizes }))
  }
  return sections
}

function printedItem(
  agenda: PrintedAgenda | undefined,
  { planned, supplement }: PublishedItem,
): { heading: string; view: AgendaItemView } {
  for (const { heading, items } of agenda?.sections ?? []) {
    const view = items.find(({ number }) => number === planned.number)
    if (view !== undefined) return { heading, view }
  }
  throw new Error(`Item ${planned.number} is planned for pack ${supplement}, and is not on its agenda`)
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
    changed: pageChangedOn(record),
    tab: `Item ${one.number}: ${one.title} – ${meeting.committeeName}, ${inFullWords(meeting.date)}`,
    description:
      [...one.lead, ...one.paragraphs][0] ??
      `Item ${one.number} on the agenda of the ${meeting.committeeName} for ${inFullWords(meeting.date)}.`,
    view: {
      ...frame(committee, 2, [
        crumb.committee(meeting.committeeName, '../index.html'),
        { name: inFullWords(meeting.date), address: 'index.html' },
      ]),
      ...one,
      committee: meeting.committeeName,
      meeting: inFullWords(meeting.date),
      others: [
        ...besideIt({ words: 'Before', rel: 'prev' }, items[at - 1]),
        ...besideIt({ words: 'After', rel: 'next' }, items[at + 1]),
      ],
    },
  }
}

/** One, or none: the item before or after. */
const besideIt = (where: { words: string; rel: 'prev' | 'next' }, item: ItemView | undefined) =>
  item === undefined ? [] : [{ ...where, title: `${item.number}. ${item.title}`, address: item.address }]
