import type { Refusal } from '../../domain/refusal.ts'
import type {
  Committee,
  CooptedMember,
  GroupOfMembers,
  Mailbox,
} from '../../domain/work-programme/committee.ts'
import type { Fields } from '../form-fields.ts'
import { type Asked, fieldViews } from './form-fields.ts'

const GROUPS = 'A line for each group: its name, a colon, and its members with semicolons between them.'
const COOPTED = 'A line for each: the name, a semicolon, and whom they stand for.'

/** What is asked of a committee; each field is named by its place in the committee file. */
const FIELDS: readonly Asked[] = [
  {
    name: 'members',
    label: 'Members by group',
    as: 'area',
    rows: 5,
    hint: `${GROUPS} Labour: Cllr A; Cllr B`,
  },
  { name: 'alternates', label: 'Alternate members by group', as: 'area', hint: GROUPS },
  { name: 'votingCoopted', label: 'Voting co-opted members', as: 'area', hint: COOPTED },
  { name: 'nonVotingCoopted', label: 'Non-voting co-opted members', as: 'area', hint: COOPTED },
  { name: 'time', label: 'Usual time', hint: 'Where a meeting states none of its own: 4.30 pm.' },
  { name: 'venue', label: 'Usual venue' },
  { name: 'notes', label: 'Notes on the front sheet', as: 'area', rows: 6, hint: 'A line for each note.' },
  { name: 'from', label: 'From whom the agenda comes', hint: 'A post.' },
  { name: 'contacts.lead', label: 'Scrutiny lead', hint: 'Name; e-mail address' },
  { name: 'contacts.clerk', label: 'Clerk: the agenda’s contact', hint: 'Name; e-mail address; telephone' },
  { name: 'contacts.replyTo', label: 'Where answers to e-mails go', hint: 'Name; e-mail address' },
]

const STANDING_FIELDS = [
  { part: 'title', label: 'Title' },
  { part: 'text', label: 'Paragraphs under it', as: 'area', hint: 'A line for each.' },
  { part: 'recommended', label: 'Recommended' },
  { part: 'section', label: 'Section of the agenda' },
] as const

const groupLine = ({ group, members }: GroupOfMembers) => `${group}: ${members.join('; ')}`
const cooptedLine = ({ name, role }: CooptedMember) => `${name}; ${role}`
const mailboxLine = (one: (Mailbox & { phone?: string }) | null) =>
  one === null ? '' : [one.name, one.address, one.phone ?? ''].filter((part) => part !== '').join('; ')

/** A committee's parts as a form holds them: lists as lines. */
export const committeeValues = (committee: Committee): Record<string, string> => ({
  members: committee.members.map(groupLine).join('\n'),
  alternates: committee.alternates.map(groupLine).join('\n'),
  votingCoopted: committee.votingCoopted.map(cooptedLine).join('\n'),
  nonVotingCoopted: committee.nonVotingCoopted.map(cooptedLine).join('\n'),
  time: committee.time,
  venue: committee.venue,
  notes: committee.notes.join('\n'),
  from: committee.from,
  'contacts.lead': mailboxLine(committee.contacts.lead),
  'contacts.clerk': mailboxLine(committee.contacts.clerk),
  'contacts.replyTo': mailboxLine(committee.contacts.replyTo),
  ...Object.fromEntries(
    committee.standingItems.flatMap(({ title, text, recommended, section }, at) => [
      [standingName(at, 'title'), title],
      [standingName(at, 'text'), text.join('\n')],
      [standingName(at, 'recommended'), recommended],
      [standingName(at, 'section'), section],
    ]),
  ),
})

const standingName = (at: number, part: string): string => `standingItems.${at}.${part}`

/** What a form holds, by the same names. */
export const committeeWords = (fields: Fields): Record<string, string> =>
  Object.fromEntries([
    ...FIELDS.map(({ name }) => [name, fields.one(name)]),
    ...Array.from({ length: standingCount((name) => fields.all(name).length > 0) }, (_, at) =>
      STANDING_FIELDS.map(({ part }) => [standingName(at, part), fields.one(standingName(at, part))]),
    ).flat(),
  ])

const MOST_STANDING = 40

function standingCount(has: (name: string) => boolean): number {
  let count = 0
  while (count < MOST_STANDING && has(standingName(count, 'title'))) count += 1
  return count
}

const linesOf = (words: string): string[] =>
  words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
const partsOf = (words: string): string[] => words.split(';').map((part) => part.trim())

/** The parts of a committee file that a form speaks of; what is malformed is left for the file's rules to refuse. */
export function committeeParts(values: Record<string, string>) {
  const words = (name: string): string => values[name] ?? ''
  const groups = (name: string) =>
    linesOf(words(name)).map((line) => {
      const [group = '', ...rest] = line.split(':')
      return { group, members: partsOf(rest.join(':')).filter((member) => member !== '') }
    })
  const coopted = (name: string) =>
    linesOf(words(name)).map((line) => {
      const [member = '', ...role] = partsOf(line)
      return { name: member, role: role.join('; ') }
    })
  const mailbox = (name: string) => {
    const [person = '', address = ''] = partsOf(words(name))
    return words(name).trim() === '' ? null : { name: person, address }
  }
  const clerk = mailbox('contacts.clerk')
  const count = standingCount((name) => name in values)
  return {
    members: groups('members'),
    alternates: groups('alternates'),
    votingCoopted: coopted('votingCoopted'),
    nonVotingCoopted: coopted('nonVotingCoopted'),
    time: words('time').trim(),
    venue: words('venue').trim(),
    notes: linesOf(words('notes')),
    from: words('from'),
    contacts: {
      lead: mailbox('contacts.lead'),
      clerk: clerk && { ...clerk, phone: partsOf(words('contacts.clerk'))[2] ?? '' },
      replyTo: mailbox('contacts.replyTo'),
    },
    standingItems: Array.from({ length: count }, (_, at) => ({
      title: words(standingName(at, 'title')),
      text: linesOf(words(standingName(at, 'text'))),
      recommended: words(standingName(at, 'recommended')).trim(),
      section: words(standingName(at, 'section')),
    })).filter(({ title, text }) => title.trim() !== '' || text.length > 0),
  }
}

/** The form of a committee: one more standing item than there are, for a new one. */
export function committeeForm(
  { slug, name }: Committee,
  { values, refused = [], seen }: { values: Record<string, string>; refused?: Refusal[]; seen: string },
) {
  const count = standingCount((field) => (values[field] ?? '') !== '')
  const placed = refused.map(placedInForm)
  return {
    title: `Members and notes: ${name}`,
    back: '/programme',
    backWords: 'Work programme',
    action: `/committees/${slug}/edit`,
    seen,
    refused: placed,
    fields: fieldViews(FIELDS, values, placed),
    standing: Array.from({ length: count + 1 }, (_, at) => ({
      legend: at < count ? `Standing item ${at + 1}` : 'Another standing item',
      fields: fieldViews(
        STANDING_FIELDS.map(({ part, ...field }) => ({ ...field, name: standingName(at, part) })),
        values,
        placed,
      ),
    })),
  }
}

/** A fault of the committee file, told of the field that it is written in: `members.0.members` is the first line of `members`. */
function placedInForm({ message, column = '' }: Refusal): Refusal {
  const field = FIELDS.find(({ name }) => column === name || column.startsWith(`${name}.`))
  const said = message.replace(/^"[^"]*" /, '')
  if (field !== undefined) {
    const line = /^\.(\d+)/.exec(column.slice(field.name.length))?.[1]
    const where = line === undefined ? field.label : `${field.label}, line ${Number(line) + 1}`
    return { column: field.name, message: `${where}: ${said}` }
  }
  const standing = /^(standingItems\.(\d+)\.([a-z]+))/.exec(column)
  if (standing === null) return { message, column }
  const [, name = '', at = '', part = ''] = standing
  return { column: name, message: `Standing item ${Number(at) + 1}, ${part}: ${said}` }
}
