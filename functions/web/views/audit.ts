import { idInWords } from '../../domain/doer.ts'
import { asText } from '../../domain/work-programme/spreadsheet-cell.ts'
import type { AuditEntry, AuditWanted } from '../../steps/audit-trail.ts'
import { timeInWords } from './states.ts'

const MOST = 500

export function auditView(entries: AuditEntry[], { by, where, from, until, isRead }: AuditWanted) {
  const asked = { by, where, from: from ?? '', until: until ?? '', only: isRead ? 'reads' : '' }
  const given = Object.entries(asked).filter(([, value]) => value !== '')
  return {
    title: 'Audit: who did what, when',
    asked,
    isRead,
    isNarrowed: given.length > 0,
    summary: `${given.length === 0 ? 'All entries' : 'Entries that you asked for'}: ${entries.length}${entries.length > MOST ? `, of which the newest ${MOST}` : ''}.`,
    csv: `/audit.csv${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`,
    moves: entries.slice(0, MOST).map((entry) => ({ ...entry, at: timeInWords(entry.at) })),
  }
}

/** For a spreadsheet, which must not take a cell for a formula. */
export const auditCsv = (entries: AuditEntry[]): string =>
  [
    ['at', 'by', 'where', 'what', 'identity'],
    ...entries.map((entry) => [entry.at, entry.by, entry.where, entry.what, idInWords(entry)]),
  ]
    .map((cells) => cells.map((cell) => `"${asText(cell).replaceAll('"', '""')}"`).join(','))
    .join('\r\n')
