import type { AuditEntry } from '../../steps/audit-trail.ts'
import { timeInWords } from './states.ts'

const MOST = 500

export const auditView = (entries: AuditEntry[]) => ({
  title: 'Audit: who did what, when',
  moves: entries.slice(0, MOST).map((entry) => ({ ...entry, at: timeInWords(entry.at) })),
})

/** For a spreadsheet, which must not take a cell for a formula. */
export const auditCsv = (entries: AuditEntry[]): string =>
  [['at', 'by', 'where', 'what'], ...entries.map(({ at, by, where, what }) => [at, by, where, what])]
    .map((cells) =>
      cells.map((cell) => `"${cell.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`).join(','),
    )
    .join('\r\n')
