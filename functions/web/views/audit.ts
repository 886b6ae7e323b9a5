import { idInWords } from '../../domain/doer.ts'
import { asText } from '../../domain/work-programme/spreadsheet-cell.ts'
import type { AuditWanted, PlacedEntry } from '../../steps/audit-trail.ts'
import { placeView } from './places.ts'
import { capital, timeInWords } from './states.ts'

const MOST = 500

export function auditView(entries: PlacedEntry[], { by, where, from, until, isRead }: AuditWanted) {
  const asked = { by, where, from: from ?? '', until: until ?? '', only: isRead ? 'reads' : '' }
  const given = Object.entries(asked).filter(([, value]) => value !== '')
  return {
    title: 'Audit: who did what, when',
    asked,
    isRead,
    isNarrowed: given.length > 0,
    summary: `${given.length === 0 ? 'All entries' : 'Entries that you asked for'}: ${entries.length}${entries.length > MOST ? `, of which the newest ${MOST}` : ''}.`,
    csv: `/audit.csv${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`,
    moves: entries.slice(0, MOST).map(({ at, by, where, what, place }) => ({
      at: timeInWords(at),
      by,
      what,
      place: place === null ? { words: capital(where), address: '', items: [] } : placeView(place),
    })),
  }
}

/** For a spreadsheet, which must not take a cell for a formula. */
export const auditCsv = (entries: PlacedEntry[]): string =>
  [
    ['at', 'by', 'where', 'what', 'committee', 'meeting', 'item', 'identity'],
    ...entries.map((entry) => [
      entry.at,
      entry.by,
      entry.where,
      entry.what,
      entry.place?.committee ?? '',
      entry.place?.meeting?.date ?? '',
      entry.place?.items.map(({ title }) => title).join('; ') ?? '',
      idInWords(entry),
    ]),
  ]
    .map((cells) => cells.map((cell) => `"${asText(cell).replaceAll('"', '""')}"`).join(','))
    .join('\r\n')
