import { type Day, inFullWords } from '../calendar/day.ts'
import { type Answer, done, type Refusal, refuse } from '../refusal.ts'
import { itemWords, meetingWords, ownItems, rowOf } from './as-programme.ts'
import type { Committee } from './committee.ts'
import { briefingTooLate, type ProgrammeMeeting, sameTitle } from './gather-meetings.ts'
import { type Item, type Meeting, meetingId } from './meeting.ts'
import type { ItemWords, MeetingWords } from './programme-words.ts'
import { printedOtherwise } from './published-agenda.ts'
import type { ItemOnPage } from './read-programme.ts'

/** A change of one meeting that somebody made on a page. */
export type ProgrammeEdit =
  | { kind: 'meeting'; words: MeetingWords }
  | { kind: 'add'; words: ItemWords; late: string; deferredFrom?: string }
  | { kind: 'change'; item: string; words: ItemWords }
  | { kind: 'take-off'; item: string }
  | { kind: 'order'; items: readonly string[] }
  /** Nothing of its own: what its committee says anew is brought in. */
  | { kind: 'committee' }

/** What an edit is judged by. */
interface Standing {
  meeting: Meeting
  /** The items, by key, that stand on what is public of it; null while nothing is. */
  published: ReadonlySet<string> | null
  /** The days on which the committee meets, this meeting's among them. */
  days: readonly Day[]
  today: Day
}

/** A new meeting, as a work programme would list it, without items yet. */
export function newMeeting(
  { slug, name }: Pick<Committee, 'slug' | 'name'>,
  words: MeetingWords,
  { days, today }: Pick<Standing, 'days' | 'today'>,
): Answer<ProgrammeMeeting> {
  const faults = unfitDay(words, days, today)
  if (faults.length > 0) return { refused: faults }
  return done({ committee: slug, committeeName: name, ...words, was: null, rows: [] })
}

/**
 * A meeting as a work programme would list it after an edit, so that a page's change goes the way of an import:
 * the same deadlines, the same merging, the same trail. What a page may not do is refused, all of it together.
 */
export function editedMeeting(standing: Standing, edit: ProgrammeEdit): Answer<ProgrammeMeeting> {
  const { meeting, published } = standing
  const released = published !== null
  const own = ownItems(meeting)
  const as = (words: MeetingWords, rows: Row[]) =>
    done({
      committee: meeting.committee,
      committeeName: meeting.committeeName,
      ...words,
      was: meeting.date,
      rows: numbered(meeting, rows, released),
    })
  const listed = own.map((item): Row => ({ item, words: itemWords(item) }))
  const now = meetingWords(meeting)
  switch (edit.kind) {
    case 'committee':
      return as(now, listed)
    case 'meeting': {
      const faults = unfitChange(standing, edit.words)
      return faults.length > 0 ? { refused: faults } : as(edit.words, listed)
    }
    case 'add': {
      const faults = unfitItem(standing, own, edit)
      const page = { key: null, ...(released ? { late: { because: edit.late.trim() } } : {}) }
      const from = edit.deferredFrom === undefined ? {} : { deferredFrom: edit.deferredFrom }
      const row = { item: null, words: edit.words, page: { ...page, ...from } }
      return faults.length > 0 ? { refused: faults } : as(now, placed(listed, row, released))
    }
    case 'change': {
      const item = own.find(({ key }) => key === edit.item)
      if (item === undefined) return refuse(goneItem(meeting))
      const taken = titleTaken(own, edit.words.title, item)
      if (taken !== null) return { refused: [taken] }
      const [otherwise] = released ? printedOtherwise(item, edit.words, published) : []
      if (otherwise !== undefined) return { refused: fault(otherwise, staysWorded(meeting, item)) }
      const row = { item, words: edit.words }
      const rows = listed.map((one) => (one.item === item ? row : one))
      if (edit.words.section === item.section || released) return as(now, rows)
      return as(
        now,
        placed(
          listed.filter((one) => one.item !== item),
          row,
          false,
        ),
      )
    }
    case 'take-off': {
      if (released) return refuse(standsPublished(meeting))
      if (!own.some(({ key }) => key === edit.item)) return refuse(goneItem(meeting))
      return as(
        now,
        listed.filter(({ item }) => item?.key !== edit.item),
      )
    }
    case 'order': {
      if (released) return refuse(standsPublished(meeting))
      const rows = edit.items.flatMap((key) => listed.find(({ item }) => item?.key === key) ?? [])
      if (rows.length !== listed.length || new Set(rows).size !== listed.length)
        return refuse(goneItem(meeting))
      if (rows.some(({ words }, at) => words.section !== listed[at]?.words.section))
        return refuse('An item is moved within its section. Change its section to have it stand in another.')
      return as(now, rows)
    }
  }
}

interface Row {
  item: Item | null
  words: ItemWords
  page?: ItemOnPage
}

/** A new row stands at the end of its section; on a published agenda after everything. */
function placed(rows: Row[], row: Row, released: boolean): Row[] {
  const last = rows.findLastIndex(({ words }) => words.section === row.words.section)
  return released || last < 0 ? [...rows, row] : rows.toSpliced(last + 1, 0, row)
}

/** The numbers that the agenda's own items have, in their order: one more for one that is added. */
function numbered(meeting: Meeting, rows: Row[], released: boolean) {
  const taken = (released ? meeting.items : ownItems(meeting)).map(({ number }) => number)
  const numbers = ownItems(meeting).map(({ number }) => number)
  const before = meeting.items.filter(({ standing }) => standing).map(({ number }) => number)
  const next = 1 + Math.max(0, ...taken, ...before)
  return rows.map(({ item, words, page }, at) => {
    const row = rowOf(meeting, item, words, numbers[at] ?? next)
    return page === undefined ? row : { ...row, page }
  })
}

function unfitChange({ meeting, published, days, today }: Standing, words: MeetingWords): Refusal[] {
  const { date } = words
  if (date === meeting.date) return briefed(words)
  if (published !== null)
    return fault(
      'date',
      `The agenda of ${inFullWords(meeting.date)} is public, and a meeting on another day needs an agenda and notice of its own. Add that meeting, and move the items to it.`,
    )
  if (meeting.date < today)
    return fault('date', `The meeting of ${inFullWords(meeting.date)} is past, and stays on its day.`)
  return unfitDay(words, days, today)
}

function unfitDay(words: MeetingWords, days: readonly Day[], today: Day): Refusal[] {
  const { date } = words
  return [
    ...(days.includes(date)
      ? fault('date', `The committee meets on ${inFullWords(date)} already. Choose another day.`)
      : []),
    ...(date < today ? fault('date', `${inFullWords(date)} is past. Choose a day that is to come.`) : []),
    ...briefed(words),
  ]
}

function briefed(words: MeetingWords): Refusal[] {
  const tooLate = briefingTooLate(words)
  return tooLate === null ? [] : fault('briefing', tooLate)
}

/** A late item goes onto a published agenda with the chair's reason alone (LGA 1972 s.100B(4)(b)). */
function unfitItem(
  { meeting, published, today }: Standing,
  own: Item[],
  { words, late }: { words: ItemWords; late: string },
): Refusal[] {
  const taken = titleTaken(own, words.title, null)
  return [
    ...(taken === null ? [] : [taken]),
    ...(meeting.date < today
      ? fault('title', `The meeting of ${inFullWords(meeting.date)} is past. Add it to one that is to come.`)
      : []),
    ...(meeting.cancelled === undefined
      ? []
      : fault('title', 'The meeting is cancelled. Add the item to another one.')),
    ...(published !== null && late.trim() === ''
      ? fault(
          'late',
          'The agenda is public. An item that is not on it may be taken only if the chair is of the opinion that it is urgent, for special circumstances that the minutes record (s.100B(4)(b)): write the chair’s reason.',
        )
      : []),
  ]
}

function titleTaken(own: Item[], title: string, except: Item | null): Refusal | null {
  const other = own.find((item) => item !== except && sameTitle(item.title, title))
  if (other === undefined) return null
  return {
    column: 'title',
    message: `Item ${other.number} of this meeting has that title already. Tell the two apart.`,
  }
}

const fault = (column: string, message: string): Refusal[] => [{ column, message }]

const goneItem = (meeting: Meeting): string =>
  `Somebody else changed the items of ${meetingId(meeting)} while you were at it. Nothing was changed: look at them again.`

const staysWorded = ({ date }: Meeting, { late }: Item): string =>
  late === undefined
    ? `The agenda of ${inFullWords(date)} is public, and says what two people released. Who writes the report may be changed; what is wrong in the words is told at the meeting.`
    : `The supplement that this late item came with, for ${inFullWords(date)}, is public, and says what two people released. Who writes the report may be changed; what is wrong in the words is told at the meeting, or put right in another late item, with the chair’s reason.`

const standsPublished = (meeting: Meeting): string =>
  `The agenda of ${inFullWords(meeting.date)} is public: its items keep their numbers and stay on it. Mark an item withdrawn or deferred instead.`
