import { type Day, parseDay } from '../calendar/day.ts'
import type { ItemKind } from './meeting.ts'
import type { Column } from './programme-columns.ts'

/** What is said of a meeting: in a row of a file, or in a form. */
export interface MeetingWords {
  date: Day
  time: string
  venue: string
  briefing: Day | null
  /** The report deadline, where one is stated. */
  deadline: Day | null
}

/** What is said of an item: in a row of a file, or in a form. */
export interface ItemWords {
  section: string
  title: string
  description: string
  authors: string[]
  authorEmails: string[]
  deputyEmails: string[]
  director: string
  directorEmails: string[]
  kind: ItemKind
  reason: string
  recommended: string
  contact: string
}

/** The words under a column's name, without spaces around them. */
type Words = (column: Column) => string
export type Refuse = (column: string, message: string) => void

/** Reads what is said of a meeting, and finds every fault; its date is null where it cannot be read. */
export function readMeetingWords(
  text: Words,
  refuse: Refuse,
): Omit<MeetingWords, 'date'> & { date: Day | null } {
  const dateIn = (column: Column): Day | null => {
    const words = text(column)
    if (words === '') return null
    const date = readDate(words)
    if (typeof date === 'object') refuse(column, date.why)
    return typeof date === 'object' ? null : date
  }
  requiredWords(text, 'date', "The meeting's date", refuse)
  return {
    date: dateIn('date'),
    time: text('time'),
    venue: text('venue'),
    briefing: dateIn('briefing'),
    deadline: dateIn('deadline'),
  }
}

/** Reads what is said of an item, and finds every fault. */
export const readItemWords = (text: Words, refuse: Refuse): ItemWords => ({
  section: text('section'),
  title: requiredWords(text, 'title', "The item's title", refuse),
  description: text('description'),
  authors: listIn(text('author')),
  authorEmails: emailsIn('author_email', text('author_email'), refuse),
  deputyEmails: emailsIn('deputy_email', text('deputy_email'), refuse),
  director: text('director'),
  directorEmails: emailsIn('director_email', text('director_email'), refuse),
  kind: kindOf(text('kind'), refuse),
  reason: text('reason'),
  recommended: text('recommended'),
  contact: [text('contact'), text('phone')].filter((words) => words !== '').join(' – '),
})

const LONGEST = 10_000

/** Why words cannot be kept as they are; null where they can. */
export function unfitWords(words: string): string | null {
  if (words.length > LONGEST)
    return `This value has ${words.length} characters; at most ${LONGEST} are taken. Shorten it.`
  // Tabs and line breaks are fine within a value; other control characters come from a damaged file.
  if (/[^\P{Cc}\t\r\n]/u.test(words)) return 'This value holds characters that do not print. Type it again.'
  return null
}

export function requiredWords(text: Words, column: Column, what: string, refuse: Refuse): string {
  if (text(column) === '') refuse(column, `${what} is missing. Fill it in.`)
  return text(column)
}

const ISO = /^\d{4}-\d{2}-\d{2}$/
const BRITISH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** Reads `2017-07-26` or `26/07/2017`. */
function readDate(words: string): Day | { why: string } {
  const [, day = '', month = '', year = ''] = BRITISH.exec(words) ?? []
  if (year === '' && !ISO.test(words)) {
    const years = /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(words)
      ? 'Write the year with four digits: '
      : 'Write dates as '
    return { why: `"${words}" is not a date that can be read. ${years}2017-07-26 or 26/07/2017.` }
  }
  const date = parseDay(year === '' ? words : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return (
    date ?? {
      why: `"${words}" is no day of the calendar. Write dates as 2017-07-26 or 26/07/2017, the day before the month.`,
    }
  )
}

export function itemNumber(words: string, refuse: Refuse): number | null {
  if (words === '') return null
  if (/^[1-9]\d{0,3}\.?$/.test(words)) return Number.parseInt(words, 10)
  refuse(
    'item',
    `"${words}" is no agenda number. Write a whole number from 1, or leave it empty and the next one is given.`,
  )
  return null
}

const listIn = (words: string): string[] =>
  words
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Good enough to catch what cannot be written to; whether it arrives, only the post can tell. */
const EMAIL = /^[^\s@;,<>()[\]"'\\/.][^\s@;,<>()[\]"\\/]*@[^\s@;,<>()[\]"\\/.]+(\.[^\s@;,<>()[\]"\\/.]+)+$/

export function emailsIn(column: Column, words: string, refuse: Refuse): string[] {
  const addresses = listIn(words)
  for (const address of addresses) {
    if (!EMAIL.test(address) || address.length > 200) {
      refuse(
        column,
        `"${address}" is not an e-mail address. Write name@council.example; put a semicolon between two.`,
      )
    }
  }
  return addresses.map((address) => address.toLowerCase())
}

function kindOf(words: string, refuse: Refuse): ItemKind {
  const kind = words.toLowerCase()
  if (kind === '' || kind === 'report') return 'report'
  if (kind === 'oral' || kind === 'none') return kind
  refuse('kind', `"${words}" is not a kind of item. Write report, oral or none; left empty, it is a report.`)
  return 'report'
}
