import { type Answer, done, type Refusal, refuse } from '../../domain/refusal.ts'
import type { FileContent } from '../../ports/sheet-reader.ts'

/** Names under which an object may hold the rows of a work programme. */
const ROWS = ['rows', 'items', 'workProgramme', 'work_programme', 'programme']

/** Reads a JSON file: an array of rows, an object that holds one, or an object of its own kind. */
export function readJson(name: string, text: string): Answer<FileContent> {
  const parsed = parseJson(text)
  if (parsed === undefined) {
    return refuse(
      `${name} is not valid JSON. Open it in the program that made it and save it again, or import the .csv or .xlsx.`,
    )
  }
  if (Array.isArray(parsed)) return rowsOf(parsed)
  const held = ROWS.map((key) => Object.entries(parsed as object).find(([one]) => one === key)?.[1]).find(
    Array.isArray,
  )
  return held === undefined
    ? done({ kind: 'object', value: parsed as Record<string, unknown> })
    : rowsOf(held)
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** The first object of the array is row 2, as it would be under a header. */
function rowsOf(values: unknown[]): Answer<FileContent> {
  const refusals: Refusal[] = []
  const header = [...new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])))]
  const rows = values.map((value, at) => {
    if (!isObject(value))
      refusals.push({
        row: at + 2,
        message: 'This entry is not a row of named values. Write it as {"committee": "…", …}.',
      })
    const cells = header.map((column) => {
      const cell = isObject(value) ? cellText(value[column]) : ''
      if (cell === undefined)
        refusals.push({
          row: at + 2,
          column,
          message: 'This value is neither text, a number nor a list of texts.',
        })
      return cell ?? ''
    })
    return { row: at + 2, cells }
  })
  return refusals.length > 0 ? { refused: refusals } : done({ kind: 'sheet', sheet: { header, rows } })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('; ')
  return undefined
}
