import type { Committee } from './committee.ts'
import type { Item, Meeting } from './meeting.ts'

const HEADER = [
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
]

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
      .filter(({ standing }) => !standing)
      .toSorted((one, other) => one.number - other.number)
      .map((item) => [
        ...cellsOf(meeting, item, committees.get(meeting.committee)),
        ...extra.map((column) => item.extra[column] ?? ''),
      ]),
  )
  return [[...HEADER, ...extra], ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')
}

const cellsOf = (meeting: Meeting, item: Item, committee: Committee | undefined): string[] => [
  committee?.name ?? meeting.committeeName,
  meeting.date,
  meeting.time,
  meeting.venue,
  meeting.briefing ?? '',
  meeting.statedDeadline ?? '',
  item.section,
  String(item.number),
  item.title,
  item.description,
  item.authors.join('; '),
  item.authorEmails.join('; '),
  item.deputyEmails.join('; '),
  item.director,
  item.directorEmails.join('; '),
  item.kind,
  item.reason,
  item.recommended,
  item.contact,
]

/** In quotation marks, so that no comma or line of its own ends a cell. */
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
