import type { Committee } from './committee.ts'
import type { Item, Meeting } from './meeting.ts'
import { isOnAgenda } from './merge-items.ts'
import { COLUMNS, type Column } from './programme-columns.ts'
import { asText } from './spreadsheet-cell.ts'

/** Whom a committee is reached by is its own file's to say. */
const HEADER = COLUMNS.filter((column) => !['phone', 'lead_email', 'clerk_email'].includes(column))

/**
 * Meetings as a work programme of separated values, which imports as what stands already: standing business is the
 * committee file's, and is left out.
 */
export function writeProgramme(
  meetings: readonly Meeting[],
  committees: ReadonlyMap<string, Committee>,
): string {
  const extra = [
    ...new Set(meetings.flatMap(({ items }) => items.flatMap((item) => Object.keys(item.extra)))),
  ].sort()
  const rows = meetings.flatMap((meeting) =>
    meeting.items
      .filter((item) => !item.standing && isOnAgenda(item))
      .toSorted((one, other) => one.number - other.number)
      .map((item) => {
        const cells = cellsOf(meeting, item, committees.get(meeting.committee))
        return [
          ...HEADER.map((column) => cells[column] ?? ''),
          ...extra.map((column) => item.extra[column] ?? ''),
        ]
      }),
  )
  return [[...HEADER, ...extra], ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')
}

const cellsOf = (
  meeting: Meeting,
  item: Item,
  committee: Committee | undefined,
): Partial<Record<Column, string>> => ({
  committee: committee?.name ?? meeting.committeeName,
  date: meeting.date,
  time: meeting.time,
  venue: meeting.venue,
  briefing: meeting.briefing ?? '',
  deadline: meeting.statedDeadline ?? '',
  section: item.section,
  item: String(item.number),
  title: item.title,
  description: item.description,
  author: item.authors.join('; '),
  author_email: item.authorEmails.join('; '),
  deputy_email: item.deputyEmails.join('; '),
  director: item.director,
  director_email: item.directorEmails.join('; '),
  kind: item.kind,
  reason: item.reason,
  recommended: item.recommended,
  contact: item.contact,
})

/** In quotation marks, so that no comma or line of its own ends a cell. */
const quoted = (cell: string): string => `"${asText(cell).replaceAll('"', '""')}"`
