import { dictIn, listIn, nameIn, textIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { finalType } from '../pdf/role-maps.ts'
import { type PdfDict, PdfRef, type PdfValue } from '../pdf/values.ts'

/** What a file's tags say of its parts, in their order. */
export interface StructureFacts {
  headings: { level: number; page: number | null }[]
  figures: { page: number | null; words: string | null }[]
  tables: Table[]
  lists: number
  /** Words that tags carry for readers, with their pages: they come into the pack. */
  spoken: { page: number | null; words: string }[]
}

interface Table {
  page: number | null
  rows: number
  cells: number
  headers: number
  /** How many headings come before it. */
  headingsAbove: number
}

/** More than any real file's tags. */
const MOST_ELEMENTS = 2_000_000

interface Waiting {
  value: PdfValue
  page: number | null
  table: Table | null
  /** An element above has words for all that is in it. */
  isDescribed: boolean
}

/** Walks a file's tags once. `pageOf` tells a page's number by its object's. */
export function readStructure(document: PdfDocument, pageOf: ReadonlyMap<number, number>): StructureFacts {
  const facts: StructureFacts = { headings: [], figures: [], tables: [], lists: 0, spoken: [] }
  const root = dictIn(document, document.catalog.get('StructTreeRoot'))
  if (root === null) return facts
  const roles = dictIn(document, root.get('RoleMap')) ?? new Map()
  const types = new Map<string, string>()
  const typeOf = (role: string): string => {
    const known = types.get(role) ?? finalType(document, roles, role)
    types.set(role, known)
    return known
  }
  const seen = new Set<number>()
  const waiting: Waiting[] = kidsOf(document, root).map((value) => ({
    value,
    page: null,
    table: null,
    isDescribed: false,
  }))
  waiting.reverse()
  for (let next = waiting.pop(); next !== undefined && seen.size < MOST_ELEMENTS; next = waiting.pop()) {
    const { value, table, isDescribed } = next
    if (value instanceof PdfRef) {
      if (seen.has(value.num)) continue
      seen.add(value.num)
    }
    const element = dictIn(document, value)
    if (element === null || !element.has('S')) continue
    const page = ownPage(document, element, pageOf) ?? next.page
    const type = typeOf(nameIn(document, element.get('S')) ?? '')
    if (type === 'Artifact') continue
    const words = wordsFor(document, element)
    if (words !== null) facts.spoken.push({ page, words })
    const within = note(facts, { type, page, words, isDescribed, table })
    for (const kid of kidsOf(document, element).toReversed())
      waiting.push({ value: kid, page, table: within, isDescribed: isDescribed || words !== null })
  }
  return facts
}

interface Seen {
  type: string
  page: number | null
  words: string | null
  isDescribed: boolean
  table: Table | null
}

/** Notes what an element is, and answers the table that its kids are in. */
function note(facts: StructureFacts, { type, page, words, isDescribed, table }: Seen): Table | null {
  const [, digit] = /^H([1-6])$/.exec(type) ?? []
  if (digit !== undefined) facts.headings.push({ level: Number(digit), page })
  // A heading without a number is of the level that it stands at, and skips none.
  if (type === 'H') facts.headings.push({ level: facts.headings.at(-1)?.level ?? 1, page })
  if (type === 'L') facts.lists += 1
  // A figure may hold no more than its place: LibreOffice writes it so.
  if (type === 'Figure' && !isDescribed) facts.figures.push({ page, words })
  if (type === 'Table') {
    const own = { page, rows: 0, cells: 0, headers: 0, headingsAbove: facts.headings.length }
    facts.tables.push(own)
    return own
  }
  if (table === null) return null
  if (type === 'TR') table.rows += 1
  if (type === 'TD' || type === 'TH') table.cells += 1
  if (type === 'TH') table.headers += 1
  return table
}

/** What is read aloud in an element's place; an empty description says that there is nothing to say. */
function wordsFor(document: PdfDocument, element: PdfDict): string | null {
  const words = textIn(document, element.get('Alt')) ?? textIn(document, element.get('ActualText'))
  return words === null || words.trim() === '' ? null : words.trim()
}

/** The page of an element: it says so itself, or what it holds does. */
function ownPage(
  document: PdfDocument,
  element: PdfDict,
  pageOf: ReadonlyMap<number, number>,
): number | null {
  const named = (value: PdfValue | undefined): number | null =>
    value instanceof PdfRef ? (pageOf.get(value.num) ?? null) : null
  const own = named(element.get('Pg'))
  if (own !== null) return own
  for (const kid of kidsOf(document, element).slice(0, 4)) {
    const found = named(dictIn(document, kid)?.get('Pg'))
    if (found !== null) return found
  }
  return null
}

function kidsOf(document: PdfDocument, element: PdfDict): PdfValue[] {
  const kids = element.get('K')
  const listed = listIn(document, kids)
  return listed.length > 0 || kids === undefined ? listed : [kids]
}
