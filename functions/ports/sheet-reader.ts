import type { Answer } from '../domain/refusal.ts'

/** A table as a spreadsheet shows it: row 1 is the header. */
export interface Sheet {
  header: string[]
  rows: SheetRow[]
}

export interface SheetRow {
  /** As the spreadsheet counts: the first row under the header is 2. */
  row: number
  /** In the header's order; dates as `yyyy-mm-dd`. */
  cells: string[]
}

/** What an imported file holds: a table, or one JSON object. */
export type FileContent = { kind: 'sheet'; sheet: Sheet } | { kind: 'object'; value: Record<string, unknown> }

export interface SheetReader {
  /** Reads .csv, .xlsx or .json by its content, whatever its name. Refuses what is none of them, or damaged. */
  read(file: { name: string; bytes: Uint8Array }): Promise<Answer<FileContent>>
}
