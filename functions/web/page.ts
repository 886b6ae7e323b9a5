import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from '../domain/refusal.ts'
import type { Templates } from '../ports/templates.ts'
import type { Session } from './session.ts'

/** What the app knows of a request while it answers it. */
export interface Env {
  Variables: { session: Session | null; formToken: string }
  /** What Node's server knows of the connection; elsewhere there is none. */
  Bindings: { incoming?: { socket: { remoteAddress?: string } } }
}

export interface PageWords {
  /** Told by the browser's tab, and by whoever reads pages aloud. */
  title: string
  /** Why something was not done; empty where nothing was refused. */
  refused?: Refusal[]
  /** What was done, where something was. */
  told?: string
  status?: ContentfulStatusCode
  /** After how many seconds the page is asked for again, where no script does that; null for never. */
  refresh?: number | null
  [word: string]: unknown
}

/** Prints a page. Its template is `pages/<name>.html`; the frame around it is the same for all. */
export function showPage(
  c: Context<Env>,
  templates: Templates,
  name: string,
  words: PageWords,
): Response | Promise<Response> {
  const { status = 200, refused = [], told = '', refresh = null, ...view } = words
  const session = c.get('session')
  const html = templates.render(`pages/${name}.html`, {
    ...view,
    refused: refused.map((one) => ({ message: inWords(one), field: fieldOf(one) })),
    hasRefused: refused.length > 0,
    told,
    refresh,
    tabTitle: refused.length > 0 ? `Error: ${view.title}` : view.title,
    formToken: c.get('formToken'),
    staff: session === null ? null : { name: session.name, pages: staffPages(c.req.path) },
  })
  return c.html(html, status)
}

const inWords = ({ message, row, column }: Refusal): string =>
  row === undefined ? message : `Row ${row}${column === undefined ? '' : `, column ${column}`}: ${message}`

/** The field that a fault is in, where it is in one of the page's own: a file's faults have rows. */
const fieldOf = ({ row, column, choice }: Refusal): string => {
  if (choice !== undefined) return `choice-${choice}`
  return row === undefined ? (column ?? '') : ''
}

const STAFF_PAGES = [
  { name: 'Today', address: '/' },
  { name: 'Work programme', address: '/programme' },
  { name: 'Mail', address: '/mail' },
  { name: 'Punctuality', address: '/punctuality' },
  { name: 'Audit', address: '/audit' },
]

const staffPages = (path: string) =>
  STAFF_PAGES.map((page) => ({
    ...page,
    isHere: page.address === '/' ? path === '/' : path.startsWith(page.address),
  }))
