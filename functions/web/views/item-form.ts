import { inFullWords } from '../../domain/calendar/day.ts'
import { isOut, publishedItems } from '../../domain/release/published.ts'
import { findItem } from '../../domain/submissions/find-item.ts'
import type { Committee } from '../../domain/work-programme/committee.ts'
import { SCRUTINY } from '../../domain/work-programme/default-committee.ts'
import { type Item, type Meeting, meetingId } from '../../domain/work-programme/meeting.ts'
import { findMeeting } from '../../steps/change-meeting.ts'
import { seenBy } from '../../steps/edit-programme.ts'
import { committeeKey } from '../../steps/records.ts'
import type { StaffTools } from '../web-tools.ts'
import { type Asked, fieldViews } from './form-fields.ts'
import type { Filled } from './meeting-form.ts'

const ONE_A_LINE = 'One on each line.'

/** What is asked of an item; each field is named by its column of the work programme. */
export const ITEM_FIELDS: readonly Asked[] = [
  { name: 'title', label: 'Title, as the agenda prints it' },
  { name: 'section', label: 'Section of the agenda', as: 'choice' },
  {
    name: 'kind',
    label: 'How it is dealt with',
    as: 'choice',
    options: [
      { value: 'report', words: 'A written report, which is chased' },
      { value: 'oral', words: 'By word of mouth' },
      { value: 'none', words: 'Without a report' },
    ],
  },
  { name: 'description', label: 'Paragraph under the title', as: 'area' },
  { name: 'author', label: 'Authors’ posts', as: 'area', rows: 2, hint: ONE_A_LINE },
  {
    name: 'author_email',
    label: 'Authors’ e-mail addresses',
    as: 'area',
    rows: 2,
    hint: `${ONE_A_LINE} In the order of the posts.`,
  },
  { name: 'deputy_email', label: 'E-mail address of a deputy', hint: 'Copied into the last reminders.' },
  { name: 'director', label: 'Director’s post' },
  { name: 'director_email', label: 'Director’s e-mail address' },
  { name: 'reason', label: 'The resolution that it answers', as: 'area' },
  { name: 'recommended', label: 'Recommended', as: 'area', hint: 'What the committee is asked to resolve.' },
  {
    name: 'contact',
    label: 'Whom the public may ask',
    hint: 'As it is printed: Highways team – 01632 960 001.',
  },
]

const LATE: Asked = {
  name: 'late',
  label: 'Why the chair takes it',
  as: 'area',
  hint: 'The agenda is public. The chair must be of the opinion that the item is urgent, for special circumstances: the minutes record them, and the supplement prints them.',
}

const CHOICE_OF_SECTION = (meeting: Meeting, committee: Committee | undefined) =>
  [...new Set([...(committee?.sections ?? [SCRUTINY]), ...meeting.items.map(({ section }) => section)])].map(
    (section) => ({ value: section, words: section }),
  )

const valuesOf = (item: Item): Record<string, string> => ({
  title: item.title,
  section: item.section,
  kind: item.kind,
  description: item.description,
  author: item.authors.join('\n'),
  author_email: item.authorEmails.join('\n'),
  deputy_email: item.deputyEmails.join('; '),
  director: item.director,
  director_email: item.directorEmails.join('; '),
  reason: item.reason,
  recommended: item.recommended,
  contact: item.contact,
})

/** The form that adds an item to a meeting, or changes one; null where there is no such meeting or item. */
export async function itemForm(
  tools: StaffTools,
  asked: { meeting: string; number: number | null },
  filled: Filled | null,
) {
  const found = await findMeeting(tools, asked.meeting)
  if ('refused' in found) return null
  const { record } = found.done
  const { meeting } = record
  const item = asked.number === null ? null : findItem(meeting, asked.number)
  if (item !== null && ('refused' in item || item.done.standing)) return null
  const committee = await tools.register.read<Committee>(committeeKey(meeting.committee))
  const options = CHOICE_OF_SECTION(meeting, committee?.value)
  const fields = ITEM_FIELDS.map((field) => (field.name === 'section' ? { ...field, options } : field))
  const here = `/meetings/${meetingId(meeting)}`
  const name = `${meeting.committeeName}, ${inFullWords(meeting.date)}`
  if (item === null) {
    const isLate = isOut(record.packs)
    const values = filled?.values ?? { section: committee?.value.sections.at(-1) ?? SCRUTINY, kind: 'report' }
    return {
      title: isLate ? 'Add a late item' : 'Add an item',
      back: here,
      backWords: name,
      explained: [],
      action: `${here}/items/add`,
      seen: '',
      fields: fieldViews(isLate ? [LATE, ...fields] : fields, values, filled?.refused),
      submit: 'Add it',
    }
  }
  const { done: standing } = item
  return {
    title: `Change item ${standing.number}`,
    back: `${here}/items/${standing.number}`,
    backWords: `${standing.title}, ${name}`,
    explained: publishedItems(record.packs)?.has(standing.key)
      ? ['The agenda is public and stays as it was printed: what you change here is not changed on it.']
      : [],
    action: `${here}/items/${standing.number}/edit`,
    seen: filled?.seen ?? seenBy(tools, meeting, { what: 'item', key: standing.key }),
    fields: fieldViews(fields, filled?.values ?? valuesOf(standing), filled?.refused),
    submit: 'Change it',
  }
}
