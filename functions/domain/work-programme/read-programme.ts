import type { Day } from '../calendar/day.ts'
import type { Refusal } from '../refusal.ts'
import { type Column, type ColumnPlan, readHeader } from './programme-columns.ts'
import {
  emailsIn,
  type ItemWords,
  itemNumber,
  type Refuse,
  readItemWords,
  readMeetingWords,
  requiredWords,
  unfitWords,
} from './programme-words.ts'
import { asWritten } from './spreadsheet-cell.ts'

/** One row of a work programme, read: an item of a meeting. */
export interface ProgrammeRow extends ItemWords {
  /** Where it stands in its file, the header being 1; 0 where it came from no file. */
  row: number
  committee: string
  date: Day
  time: string
  venue: string
  briefing: Day | null
  deadline: Day | null
  /** Its number on the meeting's agenda, where the file states one. */
  item: number | null
  leadEmail: string
  clerkEmail: string
  extra: Record<string, string>
  /** What a page knows of an item, and no file says. */
  page?: ItemOnPage
}

export interface ItemOnPage {
  /** The item that it is; null for a new one. */
  key: string | null
  /** Why the chair takes an item that was not on the published agenda. */
  late?: { because: string }
  /** The item of another meeting that it was deferred from: `<committee>/<meeting's key>/<item's key>`. */
  deferredFrom?: string
}

interface Sheet {
  header: readonly string[]
  rows: readonly { row: number; cells: readonly string[] }[]
}

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
  const text = (column: Column): string => asWritten((cells[plan.known.indexOf(column)] ?? '').trim())
  const { date, ...meeting } = readMeetingWords(text, refuse)
  const read = {
    row,
    committee: requiredWords(text, 'committee', "The committee's name", refuse),
    ...meeting,
    item: itemNumber(text('item'), refuse),
    ...readItemWords(text, refuse),
    leadEmail: emailsIn('lead_email', text('lead_email'), refuse)[0] ?? '',
    clerkEmail: emailsIn('clerk_email', text('clerk_email'), refuse)[0] ?? '',
    extra: extraOf(cells, plan),
  }
  // A row that names its meeting and its item is held against the other rows, whatever else is wrong with it.
  const isPlaced = date !== null && read.committee !== '' && read.title !== ''
  return isPlaced ? { ...read, date } : null
}

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
  const unfit = unfitWords(cell)
  if (unfit !== null) refuse(column, unfit)
}

const extraOf = (cells: readonly string[], { known, titles }: ColumnPlan): Record<string, string> =>
  Object.fromEntries(
    titles.flatMap((title, at) => {
      const cell = asWritten((cells[at] ?? '').trim())
      return known[at] !== null || title === '' || cell === '' ? [] : [[title, cell]]
    }),
  )
