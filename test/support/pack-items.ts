import { day } from '../../functions/domain/calendar/day.ts'
import type { Item, Secrecy, SubmittedFile } from '../../functions/domain/work-programme/meeting.ts'
import type { ReportState } from '../../functions/domain/work-programme/report-state.ts'

const RECEIVED: ReportState = { at: 'received', on: day('2017-07-12'), version: 1 }

export const EXEMPT: Secrecy = {
  kind: 'exempt',
  paragraphs: [3],
  because: 'It tells the prices that a contractor offered.',
  review: null,
}

/** One file: its pages, and why it is secret where it is. */
export type Sheets = number | { pages: number; secrecy: Secrecy }

/** An agenda item as the pack sees it: with these files in, the report first; without any, still awaited. */
export function anAgendaItem(number: number, files: Sheets[] = [], more: Partial<Item> = {}): Item {
  const submitted = files.map((sheets, at) => aFile(number, at, sheets))
  const by = 'author@brackenshire.example'
  const at = '2017-07-12T10:00'
  return {
    key: `item-${number}`,
    number,
    section: 'Overview and scrutiny activities',
    title: `Review ${number}`,
    description: '',
    kind: 'report',
    standing: false,
    authors: ['Assistant Director (Highways)'],
    authorEmails: [by],
    deputyEmails: [],
    director: 'Director of Place',
    directorEmails: ['director@brackenshire.example'],
    reason: '',
    recommended: '',
    contact: '',
    extra: {},
    state: submitted.length > 0 ? RECEIVED : { at: 'awaited' },
    scheduledOn: day('2017-06-01'),
    paused: null,
    submissions:
      submitted.length > 0 ? [{ version: 1, on: day('2017-07-12'), at, by, files: submitted }] : [],
    ...more,
  }
}

function aFile(item: number, at: number, sheets: Sheets): SubmittedFile {
  const { pages, secrecy } = typeof sheets === 'number' ? { pages: sheets, secrecy: null } : sheets
  const name = at === 0 ? `review-${item}.pdf` : `review-${item}-appendix-${at}.pdf`
  return {
    role: at === 0 ? 'report' : 'appendix',
    name,
    pages,
    sha256: `sha-of-${name}`,
    store: secrecy === null ? 'open' : 'restricted',
    key: `uploads/${name}`,
    secrecy,
  }
}
