import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { Item, Meeting } from '../../functions/domain/work-programme/meeting.ts'
import type { Register } from '../../functions/ports/register.ts'
import type { Imported } from '../../functions/steps/import-file.ts'
import { bringIn, type ImportToolsOfTest } from './import.ts'

/** One row of a work programme, by its columns. */
export type ProgrammeCells = Record<string, string>

export const HIGHWAYS = 'highways-scrutiny-committee'

/** A row that has nothing wrong with it: a report to the highways committee on Wednesday 27 September 2017. */
export const aRow = (cells: ProgrammeCells = {}): ProgrammeCells => ({
  committee: 'Highways Scrutiny Committee',
  date: '2017-09-27',
  briefing: '2017-09-11',
  title: 'Road safety',
  author: 'Road Safety Manager',
  author_email: 'road.safety@brackenshire.example',
  ...cells,
})

/** Rows as a file of separated values, with every column that any of them has. */
export function fileOf(rows: readonly ProgrammeCells[], separator = ','): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: string[]): string =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(line).join('\n')
}

/** Imports rows that have nothing wrong with them. */
export async function bringInRows(
  tools: ImportToolsOfTest,
  ...rows: readonly ProgrammeCells[]
): Promise<Imported> {
  const answer = await bringIn(tools, fileOf(rows))
  if ('refused' in answer) throw new Error(answer.refused.map(({ message }) => message).join('\n'))
  return answer.done
}

/** Why a file is refused, as `row 3, author_email: …`. */
export async function refusalsOf(tools: ImportToolsOfTest, words: string | Uint8Array): Promise<string[]> {
  const answer = await bringIn(tools, words)
  if ('done' in answer) return []
  return answer.refused.map(({ row, column, message }) =>
    [row === undefined ? '' : `row ${row}`, column ?? '']
      .filter((one) => one !== '')
      .join(', ')
      .concat(`: ${message}`),
  )
}

/** The record of the highways committee's meeting on a day. */
export async function recordOn(register: Register, date: string): Promise<MeetingRecord> {
  const kept = await register.read<MeetingRecord>(`meetings/${HIGHWAYS}/${date}`)
  if (kept === undefined) throw new Error(`No meeting of the highways committee on ${date}`)
  return kept.value
}

export async function itemCalled(register: Register, date: string, title: string): Promise<Item> {
  const item = (await recordOn(register, date)).meeting.items.find((one) => one.title === title)
  if (item === undefined) throw new Error(`No item "${title}" on ${date}`)
  return item
}

/** As if the officers had sent the report of that title; of every item, where none is named. */
export async function receive(register: Register, date: string, title?: string): Promise<void> {
  const key = `meetings/${HIGHWAYS}/${date}`
  const kept = await register.read<MeetingRecord>(key)
  if (kept === undefined) throw new Error(`No record ${key}`)
  const items = kept.value.meeting.items.map((item) =>
    title === undefined || item.title === title ? received(item) : item,
  )
  const meeting: Meeting = { ...kept.value.meeting, items }
  await register.replace(key, { ...kept.value, meeting }, kept.version)
}

const received = (item: Item): Item => ({
  ...item,
  state: { at: 'received', on: item.scheduledOn, version: 1 },
  submissions: [{ version: 1, on: item.scheduledOn, at: '2017-07-04T16:20', by: 'Officer', files: [] }],
})
