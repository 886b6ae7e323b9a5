import type { Committee } from '../work-programme/committee.ts'
import type { Item, Meeting } from '../work-programme/meeting.ts'
import { NOT_FOR_PUBLICATION } from './leaves.ts'
import type { PackPlan, PlannedItem, PlannedPaper } from './pack-plan.ts'
import { pageAddress } from './page-address.ts'
import { exemptionInWords } from './schedule-12a.ts'
import { type Summary, summaryOf } from './summary-words.ts'

/** A section of the agenda: `B. Overview and scrutiny activities`. */
export interface AgendaSectionView {
  heading: string
  items: AgendaItemView[]
}

export interface AgendaItemView {
  number: number
  title: string
  /** `7 - 28`, or empty. */
  range: string
  /** Where the range leads: the address of its first page, or empty. */
  leadsTo: string
  /** In place of the range: `To follow`, `Oral report`, `Withdrawn`; or empty. */
  status: string
  /** One, or none: whose report it is, under which letter. */
  lead: Summary['lead'][]
  paragraphs: string[]
  withheld: { what: string; law: string; reason: string }[]
  recommended: string[]
  /** Whom to ask: `Highways team – 01632 960 001`. */
  contact: string
}

/**
 * The agenda in ready words: items in order of their numbers, under the sections they stand in, which are
 * lettered from A over the whole agenda. A supplement's plan has some of the items; their sections keep their letters.
 */
export function agendaSections(meeting: Meeting, plan: PackPlan, committee: Committee): AgendaSectionView[] {
  const sections: { name: string; items: Item[] }[] = []
  for (const item of meeting.items.toSorted((one, other) => one.number - other.number)) {
    const last = sections.at(-1)
    if (last?.name === item.section) last.items.push(item)
    else sections.push({ name: item.section, items: [item] })
  }
  const named = sections.filter(({ name }) => name !== '')
  return sections
    .map((section) => ({
      heading: headingOf(section.name, named.indexOf(section)),
      items: section.items.flatMap((item) => {
        const planned = plan.items.find(({ key }) => key === item.key)
        return planned === undefined ? [] : [agendaItem(item, planned, committee)]
      }),
    }))
    .filter(({ items }) => items.length > 0)
}

/** A section that a work programme already letters is lettered anew, in the order of this agenda. */
const headingOf = (name: string, at: number): string =>
  name === '' ? '' : `${String.fromCharCode(65 + at)}. ${name.replace(/^[A-Z][.)]\s+/, '')}`

function agendaItem(item: Item, planned: PlannedItem, committee: Committee): AgendaItemView {
  const { number, title, from, to } = planned
  const range = from === null || to === null ? '' : `${from} - ${to}`
  const leadsTo = from === null ? '' : pageAddress(from)
  const gone = GONE[item.state.at]
  if (gone !== undefined) {
    const nothing = { lead: [], paragraphs: [], withheld: [], recommended: [], contact: '' }
    return { number, title, range, leadsTo, status: gone, ...nothing }
  }
  const { lead, paragraphs } = summaryOf(item, planned)
  return {
    number,
    title,
    range,
    leadsTo,
    status: statusOf(item, planned),
    lead: lead === null ? [] : [lead],
    paragraphs,
    withheld: withheldOf(planned),
    recommended: linesOf(recommendedOf(item, committee)),
    contact: contactOf(item, committee),
  }
}

const GONE: Partial<Record<Item['state']['at'], string>> = {
  withdrawn: 'Withdrawn',
  deferred: 'Deferred to a later meeting',
}

function statusOf(item: Item, { from, toFollow }: PlannedItem): string {
  if (from !== null) return ''
  if (toFollow) return 'To follow'
  return item.state.at === 'oral' ? 'Oral report' : ''
}

/** What is kept from the public, reason by reason: pages and paragraphs, and no names of files. */
const withheldOf = ({ notForPublication, papers }: PlannedItem): AgendaItemView['withheld'] =>
  notForPublication.map((secrecy) => ({
    what: `${NOT_FOR_PUBLICATION}: ${pagesOf(
      papers.filter((paper) => JSON.stringify(paper.secrecy) === JSON.stringify(secrecy)),
    )}`,
    law: exemptionInWords(secrecy),
    reason: sentence(secrecy.because),
  }))

function pagesOf(papers: PlannedPaper[]): string {
  const runs: { from: number; to: number }[] = []
  for (const { from, to } of papers) {
    const last = runs.at(-1)
    if (last?.to === from - 1) last.to = to
    else runs.push({ from, to })
  }
  return `pages ${runs.map(({ from, to }) => `${from} - ${to}`).join(', ')}`
}

const recommendedOf = ({ recommended, kind }: Item, { houseStyle }: Committee): string =>
  recommended === '' && kind === 'report' ? houseStyle.defaultRecommendation : recommended

function contactOf({ contact, kind }: Item, { contacts }: Committee): string {
  if (contact !== '' || kind === 'none') return contact
  return contacts.clerk === null ? '' : `${contacts.clerk.name} – ${contacts.clerk.phone}`
}

const linesOf = (words: string): string[] => words.split(/\n+/).filter((line) => line.trim() !== '')

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)
