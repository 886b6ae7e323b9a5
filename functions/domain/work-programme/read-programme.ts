import { type Day, parseDay } from '../calendar/day.ts'
import type { Refusal } from '../refusal.ts'
import type { ItemKind } from './meeting.ts'
import { type Column, type ColumnPlan, readHeader } from './programme-columns.ts'

/** One row of a work programme, read: an item of a meeting. */
export interface ProgrammeRow {
  row: number
  committee: string
  date: Day
  time: string
  venue: string
  briefing: Day | null
  deadline: Day | null
  section: string
  /** Its number on the meeting's agenda, where the file states one. */
  item: number | null
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
  leadEmail: string
  clerkEmail: string
  extra: Record<string, string>
}

interface Sheet {
  header: readonly string[]
  rows: readonly { row: number; cells: readonly string[] }[]
}

const LONGEST_CELL = 10_000

/** Reads every row of a work programme, and finds every fault of every row. Blank rows are passed over. */
export function readProgramme({ header, rows }: Sheet): { rows: ProgrammeRow[]; refusals: Refusal[] } {
  const { plan, refusals } = readHeader(header)
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  // Without the columns that everything hangs on, each row would only repeat the one fault.
  if (refusals.length > 0) return { rows: [], refusals }
  if (filled.length === 0) {
    return {
      rows: [],
      refusals: [{ message: 'The work programme has no rows under its header. Add one row for each item.' }],
    }
  }
  const read = filled.map(({ row, cells }) => readRow(row, cells, plan, refusals))
  return { rows: read.filter((one) => one !== null), refusals }
}

function readRow(
  row: number,
  cells: readonly string[],
  plan: ColumnPlan,
  refusals: Refusal[],
): ProgrammeRow | null {
  const refuse = (column: string, message: string): void => {
    refusals.push({ row, column, message })
  }
  for (const [at, cell] of cells.entries()) checkCell(cell, plan.titles[at], at, refuse)
  const text = (column: Column): string => (cells[plan.known.indexOf(column)] ?? '').trim()
  const required = (column: Column, what: string): string => {
    if (text(column) === '') refuse(column, `${what} is missing. Fill it in, or take the row out.`)
    return text(column)
  }
  const dateIn = (column: Column): Day | null => {
    const words = text(column)
    if (words === '') return null
    const date = readDate(words)
    if (typeof date === 'object') refuse(column, date.why)
    return typeof date === 'object' ? null : date
  }
  required('date', "The meeting's date")
  const date = dateIn('date')
  const read = {
    row,
    committee: required('committee', "The committee's name"),
    time: text('time'),
    venue: text('venue'),
    briefing: dateIn('briefing'),
    deadline: dateIn('deadline'),
    section: text('section'),
    item: itemNumber(text('item'), refuse),
    title: required('title', "The item's title"),
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
    leadEmail: emailsIn('lead_email', text('lead_email'), refuse)[0] ?? '',
    clerkEmail: emailsIn('clerk_email', text('clerk_email'), refuse)[0] ?? '',
    extra: extraOf(cells, plan),
  }
  // A row that names its meeting and its item is held against the other rows, whatever else is wrong with it.
  const isPlaced = date !== null && read.committee !== '' && read.title !== ''
  return isPlaced ? { ...read, date } : null
}

type Refuse = (column: string, message: string) => void

function checkCell(cell: string, title: string | undefined, at: number, refuse: Refuse): void {
  const column = title || `column ${at + 1}`
  if (title === '' && cell.trim() !== '') {
    refuse(
      column,
      `There is "${cell.trim().slice(0, 40)}" in a column without a name. Name the column in the first row, or take the value out.`,
    )
  }
  if (title === undefined && cell.trim() !== '') {
    refuse(
      column,
      `There is "${cell.trim().slice(0, 40)}" beyond the last column of the header. Is a value with a comma in it not in quotation marks?`,
    )
  }
  if (cell.length > LONGEST_CELL)
    refuse(column, `This value has ${cell.length} characters; at most ${LONGEST_CELL} are taken. Shorten it.`)
  // Tabs and line breaks are fine within a value; other control characters come from a damaged file.
  if (/[^\P{Cc}\t\r\n]/u.test(cell))
    refuse(column, 'This value holds characters that do not print. Type it again.')
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

function itemNumber(words: string, refuse: Refuse): number | null {
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
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Good enough to catch what cannot be written to; whether it arrives, only the post can tell. */
const EMAIL = /^[^\s@;,<>()[\]"'\\/.][^\s@;,<>()[\]"\\/]*@[^\s@;,<>()[\]"\\/.]+(\.[^\s@;,<>()[\]"\\/.]+)+$/

function emailsIn(column: Column, words: string, refuse: Refuse): string[] {
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

const extraOf = (cells: readonly string[], { known, titles }: ColumnPlan): Record<string, string> =>
  Object.fromEntries(
    titles.flatMap((title, at) => {
      const cell = (cells[at] ?? '').trim()
      return known[at] !== null || title === '' || cell === '' ? [] : [[title, cell]]
    }),
  )
