import type { Refusal } from '../refusal.ts'

/** The columns of a work programme that Packhorse knows. Any others are kept as they come. */
export const COLUMNS = [
  'committee',
  'date',
  'time',
  'venue',
  'briefing',
  'deadline',
  'section',
  'item',
  'title',
  'description',
  'author',
  'author_email',
  'deputy_email',
  'director',
  'director_email',
  'kind',
  'reason',
  'recommended',
  'contact',
  'phone',
  'lead_email',
  'clerk_email',
] as const

export type Column = (typeof COLUMNS)[number]

const REQUIRED: readonly Column[] = ['committee', 'date', 'title']

/** Where each column stands: by the position in the header, a known column or the header's own words. */
export interface ColumnPlan {
  known: (Column | null)[]
  titles: string[]
}

/** Reads a header: column order is free, and neither case, spaces, hyphens nor underscores matter. */
export function readHeader(header: readonly string[]): { plan: ColumnPlan; refusals: Refusal[] } {
  const known = header.map((title) => COLUMNS.find((column) => column === plain(title)) ?? null)
  const refusals: Refusal[] = []
  const missing = REQUIRED.filter((column) => !known.includes(column))
  if (missing.length > 0) {
    refusals.push({
      row: 1,
      message:
        `The header lacks ${missing.map((column) => `"${column}"`).join(', ')}. ` +
        `The first row names the columns; Packhorse knows ${COLUMNS.join(', ')}.`,
    })
  }
  const names = header.map(plain)
  for (const [at, name] of names.entries()) {
    if (name !== '' && names.indexOf(name) !== at) {
      refusals.push({
        row: 1,
        column: known[at] ?? header[at] ?? name,
        message: 'Two columns have this name. Rename one of them or take it out.',
      })
    }
  }
  return { plan: { known, titles: [...header] }, refusals }
}

const plain = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replace('e_mail', 'email')
