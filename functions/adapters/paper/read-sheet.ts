import { CsvError, parse } from 'csv-parse/sync'
import type { CellValue } from 'read-excel-file/node'
import { type Answer, done, refuse } from '../../domain/refusal.ts'
import type { FileContent, Sheet, SheetReader } from '../../ports/sheet-reader.ts'
import { readJson } from './read-json-rows.ts'

/** A year's programme is a few kilobytes: what is larger is something else. */
const LARGEST = 20_000_000

/** Reads work programmes and committee files. What a file is, its first bytes tell, not its name. */
export const fileReader = (): SheetReader => ({
  async read({ name, bytes }) {
    if (bytes.length === 0) return refuse(`${name} is empty. Save it again and import that.`)
    if (bytes.length > LARGEST)
      return refuse(
        `${name} is larger than 20 MB, which no work programme is. Check that it is the right file.`,
      )
    if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(name, bytes)
    if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse(OLD_WORKBOOK(name))
    if (!isUtf16(bytes) && bytes.includes(0))
      return refuse(
        `${name} is neither text nor an Excel workbook. Save the work programme as .csv, .xlsx or .json.`,
      )
    const text = decodeTable(bytes)
    return /^\s*[[{]/.test(text) ? readJson(name, text) : readCsv(name, text)
  },
})

const OLD_WORKBOOK = (name: string): string =>
  `${name} is an old Excel workbook (.xls) or one with a password. Open it in Excel and save it as .xlsx without a password.`

const startsWith = (bytes: Uint8Array, signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/** What Excel saves as "Unicode text". */
const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe])

/** The words of a table in plain text: UTF-16 where it says so, UTF-8 where it is; else what Excel on Windows writes. */
export function decodeTable(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function readCsv(name: string, text: string): Answer<FileContent> {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
    })
    return done({ kind: 'sheet', sheet: sheetOf(records) })
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    const where = typeof fault.lines === 'number' ? ` near line ${fault.lines}` : ''
    return refuse(
      `${name} cannot be read as a table${where}: a quotation mark is not closed. Save it again as CSV and import that.`,
    )
  }
}

/** Comma, semicolon or tab: whichever the header has most of, outside quotation marks. */
export function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string): number => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** The first row that holds anything is the header. */
function sheetOf(records: readonly string[][]): Sheet {
  const at = records.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  return {
    header: (records[at] ?? []).map((cell) => cell.trim()),
    rows: records.slice(at + 1).map((cells, below) => ({ row: at + 2 + below, cells })),
  }
}

async function readXlsx(name: string, bytes: Uint8Array): Promise<Answer<FileContent>> {
  try {
    const { default: readWorkbook } = await import('read-excel-file/node')
    const sheets = (await readWorkbook(Buffer.from(bytes))).map(({ data }) =>
      sheetOf(data.map((row) => row.map(cellText))),
    )
    const isProgramme = ({ header }: Sheet): boolean =>
      header.some((title) => /^\s*committee\s*$/i.test(title))
    const sheet = sheets.find(isProgramme) ?? sheets[0]
    return sheet === undefined ? refuse(`${name} has no sheet in it.`) : done({ kind: 'sheet', sheet })
  } catch {
    return refuse(
      `${name} is damaged, or a zip file that is no Excel workbook. Open it in Excel, save it again as .xlsx, and import that.`,
    )
  }
}

function cellText(cell: CellValue | null): string {
  if (cell === null) return ''
  if (!(cell instanceof Date)) return String(cell)
  // A time of day alone is a date on the first days of Excel's calendar.
  const [date = '', time = ''] = cell.toISOString().split('T')
  return cell.getUTCFullYear() < 1901 ? time.slice(0, 5) : date
}
