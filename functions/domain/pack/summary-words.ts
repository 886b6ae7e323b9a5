import type { Item } from '../work-programme/meeting.ts'
import type { PlannedItem } from './pack-plan.ts'

/** What stands under an item's title: whose report it is, and what it is about. */
export interface Summary {
  /** A sentence in three parts, so that the document can be set in bold: `… (`, `Document "B"`, `) …`. */
  lead: { before: string; document: string; after: string } | null
  paragraphs: string[]
}

/**
 * Puts an item's summary into words. A description that starts with a small letter goes on after the author's
 * post, as agendas have it: `The report of the Road Safety Manager (Document "B") sets out …`. One that is a
 * sentence of its own stands under it.
 */
export function summaryOf(item: Item, planned: PlannedItem): Summary {
  const paragraphs = item.description.split(/\n+/).filter((line) => line.trim() !== '')
  const isOral = item.state.at === 'oral'
  if (!isOral && item.kind !== 'report') return { lead: null, paragraphs }
  const document = planned.letter === null ? '' : `Document "${planned.letter}"`
  const [first = '', ...rest] = paragraphs
  if (goesOn(first))
    return {
      lead: { ...reportOf(item, isOral, document), after: after(document, ` ${first}`) },
      paragraphs: rest,
    }
  return { lead: { ...presentedBy(item, isOral, document), after: after(document, '.') }, paragraphs }
}

const goesOn = (words: string): boolean => /^\p{Ll}/u.test(words)

function reportOf(
  { authors }: Item,
  isOral: boolean,
  document: string,
): { before: string; document: string } {
  const report = isOral ? 'The oral report' : 'The report'
  const of = authors.length === 0 ? '' : ` of ${posts(authors)}`
  return { before: before(`${report}${of}`, document), document }
}

function presentedBy(
  { authors }: Item,
  isOral: boolean,
  document: string,
): { before: string; document: string } {
  const report = isOral ? 'an oral report' : 'a report'
  const says =
    authors.length === 0 ? `There will be ${report}` : `${capital(posts(authors))} will present ${report}`
  return { before: before(says, document), document }
}

const before = (words: string, document: string): string => (document === '' ? words : `${words} (`)
const after = (document: string, words: string): string => (document === '' ? words : `)${words}`)

/** `the Director of Place and the Highways Manager` */
const posts = (authors: string[]): string =>
  authors.map((post) => `the ${post.replace(/^the\s+/i, '')}`).join(' and ')

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
