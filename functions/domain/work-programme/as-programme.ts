import type { Item, Meeting } from './meeting.ts'
import { isOnAgenda } from './merge-items.ts'
import type { ItemWords, MeetingWords } from './programme-words.ts'
import type { ProgrammeRow } from './read-programme.ts'

/** What a meeting's row of the work programme says of it. */
export const meetingWords = ({ date, time, venue, briefing, statedDeadline }: Meeting): MeetingWords => ({
  date,
  time,
  venue,
  briefing,
  deadline: statedDeadline,
})

/** What an item's row of the work programme says of it. */
export const itemWords = (item: Item): ItemWords => ({
  section: item.section,
  title: item.title,
  description: item.description,
  kind: item.kind,
  authors: item.authors,
  authorEmails: item.authorEmails,
  deputyEmails: item.deputyEmails,
  director: item.director,
  directorEmails: item.directorEmails,
  reason: item.reason,
  recommended: item.recommended,
  contact: item.contact,
})

/** The items of a meeting that its work programme lists, in order: standing business is the committee's own. */
export const ownItems = ({ items }: Pick<Meeting, 'items'>): Item[] =>
  items
    .filter((item) => !item.standing && isOnAgenda(item))
    .toSorted((one, other) => one.number - other.number)

/** A row that says of an item what is said, under a number of the agenda. */
export const rowOf = (
  meeting: Meeting,
  item: Item | null,
  words: ItemWords,
  number: number,
): ProgrammeRow => ({
  row: 0,
  committee: meeting.committeeName,
  ...meetingWords(meeting),
  item: number,
  ...words,
  leadEmail: '',
  clerkEmail: '',
  extra: item?.extra ?? {},
  page: { key: item?.key ?? null },
})

/** What somebody has before them while they edit: a meeting, the order of its items, or one item by its key. */
export type Edited = { what: 'meeting' } | { what: 'order' } | { what: 'item'; key: string }

/** Everything that an edit of something replaces: where it differs, somebody else was first. */
export function wordsEdited(meeting: Meeting, edited: Edited): unknown {
  if (edited.what === 'meeting') return meetingWords(meeting)
  if (edited.what === 'order') return ownItems(meeting).map(({ key }) => key)
  const item = meeting.items.find(({ key }) => key === edited.key)
  return item === undefined ? null : itemWords(item)
}
