import { inFullWords } from '../calendar/day.ts'
import type { Committee, CooptedMember, GroupOfMembers } from '../work-programme/committee.ts'
import type { Meeting } from '../work-programme/meeting.ts'
import { substitutesByGroup } from '../work-programme/substitutes.ts'
import { type AgendaSectionView, agendaSections } from './agenda-view.ts'
import { packTitle } from './pack-names.ts'
import type { PackKind, PackPlan } from './pack-plan.ts'

/** Front sheet and agenda in ready words, as `pack/front-matter` prints them. What is empty is not printed. */
export interface FrontMatterView {
  title: string
  language: string
  colour: string
  /** `Public Document Pack`, at the head of the first page. */
  banner: string
  /** Chooses the banner's look, so that nobody takes a restricted pack for a public one. */
  marking: PackKind
  /** Where the agenda starts: a front sheet with little on it does not take a page of its own. */
  agendaStarts: 'on-new-page' | 'under-front-sheet'
  council: string
  /** What stands before the committee's name: `Agenda for the meeting of the`. */
  lead: string
  committee: string
  facts: MeetingFact[]
  /** What a supplement adds, in sentences. */
  adds: string[]
  membership: { heading: string; groups: GroupOfMembers[] }[]
  coopted: { heading: string; members: CooptedMember[] }[]
  notes: string[]
  /** Whether there is anything to print of whom the agenda comes from. */
  hasSender: boolean
  from: string
  /** One, or none. */
  contacts: { name: string; phone: string; address: string }[]
  agendaHeading: string
  sections: AgendaSectionView[]
}

/** When and where a meeting is, line by line. */
export interface MeetingFact {
  label: 'Date' | 'Time' | 'Venue'
  value: string
}

/** Items that were on no published agenda, by key, and why the chair takes them as urgent. */
export interface LateItems {
  keys: string[]
  because: string
}

export interface FrontMatterFacts {
  committee: Committee
  meeting: Meeting
  plan: PackPlan
  kind: PackKind
  /** 0 for the pack itself; 1, 2, … for its supplements. */
  supplement: number
  late?: LateItems
}

/**
 * Puts a meeting's front sheet and agenda into words; the plan gives every page range. A supplement's front sheet
 * says which items it adds to, and leaves out members and notes, which stand in the pack.
 */
export function frontMatterView(facts: FrontMatterFacts): FrontMatterView {
  const { committee, meeting, plan, kind, supplement, late = { keys: [], because: '' } } = facts
  const isPack = supplement === 0
  const { clerk } = committee.contacts
  return {
    title: packTitle(meeting, kind, supplement),
    language: committee.houseStyle.language,
    colour: committee.houseStyle.colour,
    banner: bannerOf(kind, supplement),
    marking: kind,
    agendaStarts: isPack && fillsAPage(committee) ? 'on-new-page' : 'under-front-sheet',
    council: committee.council === meeting.committeeName ? '' : committee.council,
    lead: isPack ? 'Agenda for the meeting of the' : 'Supplement to the agenda for the meeting of the',
    committee: meeting.committeeName,
    facts: meetingFacts(committee, meeting),
    adds: isPack ? [] : addsInWords(plan, late),
    membership: isPack ? membershipOf(committee, meeting) : [],
    coopted: isPack ? cooptedTo(committee) : [],
    notes: isPack ? committee.notes : [],
    hasSender: committee.from !== '' || clerk !== null,
    from: committee.from,
    contacts: clerk === null ? [] : [{ name: clerk.name, phone: clerk.phone, address: clerk.address }],
    agendaHeading: isPack ? 'Agenda' : 'Items in this supplement',
    sections: agendaSections(meeting, plan, committee),
  }
}

const fillsAPage = ({ members, votingCoopted, nonVotingCoopted, notes }: Committee): boolean =>
  [members, votingCoopted, nonVotingCoopted, notes].some((part) => part.length > 0)

function bannerOf(kind: PackKind, supplement: number): string {
  if (kind === 'restricted') {
    return `Restricted ${supplement === 0 ? 'document pack' : 'supplement'} – not for publication`
  }
  if (supplement === 0) return 'Public Document Pack'
  return `Supplement ${supplement === 1 ? '' : `${supplement} `}to the Public Document Pack`
}

function meetingFacts(committee: Committee, meeting: Meeting): MeetingFact[] {
  const facts: MeetingFact[] = [
    { label: 'Date', value: inFullWords(meeting.date) },
    { label: 'Time', value: meeting.time === '' ? committee.time : meeting.time },
    { label: 'Venue', value: meeting.venue === '' ? committee.venue : meeting.venue },
  ]
  return facts.filter(({ value }) => value !== '')
}

function addsInWords({ items, firstNumber, lastNumber }: PackPlan, late: LateItems): string[] {
  const published = items.filter(({ key }) => !late.keys.includes(key))
  const unpublished = items.filter(({ key }) => late.keys.includes(key))
  const pages = `Its pages carry on from the pack: ${firstNumber} to ${lastNumber}.`
  const toThem = `This supplement adds to ${numbered(published)} of the agenda that was published for this meeting.`
  // s.100B(4)(b): by reason of special circumstances, which the minutes record.
  const urgent =
    `${capital(numbered(unpublished))} ${unpublished.length === 1 ? 'was' : 'were'} not on that agenda. ` +
    `The chair is of the opinion that the Committee should consider ${unpublished.length === 1 ? 'it' : 'them'} ` +
    `as a matter of urgency (Local Government Act 1972, section 100B(4)(b)): ${ended(late.because)}`
  return [
    ...(published.length > 0
      ? [`${toThem} ${pages}`]
      : [`This is a supplement to the agenda that was published for this meeting. ${pages}`]),
    ...(unpublished.length > 0 ? [urgent] : []),
  ]
}

function numbered(items: PackPlan['items']): string {
  const numbers = items.map(({ number }) => `${number}`)
  const last = numbers.at(-1) ?? ''
  return numbers.length > 1 ? `items ${numbers.slice(0, -1).join(', ')} and ${last}` : `item ${last}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const ended = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)

const membershipOf = (committee: Committee, meeting: Meeting): FrontMatterView['membership'] =>
  [
    { heading: 'Members of the Committee', groups: committee.members },
    { heading: 'Alternates', groups: committee.alternates },
    { heading: 'Standing in at this meeting', groups: substitutesByGroup(meeting, committee) },
  ].filter(({ groups }) => groups.length > 0)

const cooptedTo = ({ votingCoopted, nonVotingCoopted }: Committee): FrontMatterView['coopted'] =>
  [
    { heading: 'Voting co-opted members', members: votingCoopted },
    { heading: 'Non-voting co-opted members', members: nonVotingCoopted },
  ].filter(({ members }) => members.length > 0)
