import {
  type Accessibility,
  type AccessibilityFacts,
  type Places,
  placesOf,
} from '../../domain/papers/accessibility.ts'
import { adviceOn } from '../../domain/papers/accessibility-advice.ts'
import type { LinksOnPage } from './access/links-on-page.ts'
import type { StructureFacts } from './access/read-structure.ts'
import type { Looked, LookedPage } from './look-through.ts'
import type { OpenPdf } from './open-pdf.ts'
import { dictIn, textIn } from './pdf/lookup.ts'

/** What can be told of a PDF's accessibility, and what to do next. */
export function accessibilityOf(opened: OpenPdf, looked: Looked): Accessibility {
  const facts = factsOf(opened, looked)
  return { ...facts, advice: adviceOn(facts, opened.pages.length) }
}

function factsOf({ document }: OpenPdf, { properties, structure, pages }: Looked): AccessibilityFacts {
  const { catalog } = document
  const marked = dictIn(document, catalog.get('MarkInfo'))
  const tagged =
    document.resolve(marked?.get('Marked')) === true &&
    dictIn(document, catalog.get('StructTreeRoot')) !== null
  const language = textIn(document, catalog.get('Lang'))
  const counted = (count: (page: LookedPage) => number): Places => ({
    count: pages.reduce((sum, page) => sum + count(page), 0),
    pages: pages.filter((page) => count(page) > 0).map(({ page }) => page),
  })
  const links = (key: Exclude<keyof LinksOnPage, 'total'>): Places => counted((page) => page.links[key])
  const notEmbedded = new Set(pages.flatMap((page) => [...page.fontsNotEmbedded]))
  const { figures, tables, lists } = structure
  return {
    tagged,
    language: language === null || language.trim() === '' ? null : language,
    title: properties.title,
    headings: headingsOf(structure),
    figures: {
      total: figures.length,
      withoutDescription: placesOf(figures.filter(({ words }) => words === null).map(({ page }) => page)),
      withEmptyWords: placesOf(
        figures.filter(({ words }) => words !== null && saysNothing(words)).map(({ page }) => page),
      ),
    },
    tables: {
      total: tables.length,
      withoutHeaders: placesOf(
        tables
          .filter((one, at) => isBare(one) && !(at === 0 && isCoverBlock(one, structure)))
          .map(({ page }) => page),
      ),
    },
    lists: { total: lists, withoutTag: lists > 0 ? placesOf([]) : counted(({ bullets }) => bullets) },
    links: {
      total: pages.reduce((sum, page) => sum + page.links.total, 0),
      withoutWords: links('withoutWords'),
      bareAddresses: links('bareAddresses'),
      withoutTag: links('withoutTag'),
    },
    fonts: {
      total: new Set(pages.flatMap((page) => [...page.fonts])).size,
      notEmbedded: [...notEmbedded].toSorted(),
      pages: pages.filter((page) => page.fontsNotEmbedded.size > 0).map(({ page }) => page),
    },
    imageOnlyPages: pages.filter(isImageOnly).map(({ page }) => page),
    scannedPages: pages.filter(isScanned).map(({ page }) => page),
    bookmarks: dictIn(document, dictIn(document, catalog.get('Outlines'))?.get('First')) !== null,
    lowContrast: counted(({ faint }) => faint),
    garbled: counted(({ garbled }) => garbled),
    untagged: tagged ? counted(({ untold }) => untold) : placesOf([]),
    claimsUa: properties.claimsUa,
  }
}

function headingsOf({ headings }: StructureFacts): AccessibilityFacts['headings'] {
  const skipped = headings.flatMap(({ level, page }, at) => {
    const before = headings[at - 1]
    return before !== undefined && level > before.level + 1 ? [{ page, from: before.level, to: level }] : []
  })
  return { total: headings.length, firstLevel: headings[0]?.level ?? null, skipped }
}

/** A table of data has rows and columns; what has only one of either is laid out so. */
const isBare = ({ rows, cells, headers }: StructureFacts['tables'][number]): boolean =>
  headers === 0 && rows >= 2 && cells >= 2 * rows

/**
 * The block that council reports open with: two columns, a label and what it is (committee, date, contact officer), above
 * the first heading of the text itself. It reads well line by line, and a header row would have nothing to say.
 */
const isCoverBlock = (
  { page, rows, cells, headingsAbove }: StructureFacts['tables'][number],
  { headings }: StructureFacts,
): boolean =>
  (page === null || page === 1) &&
  rows >= FEWEST_LABELS &&
  cells <= 2 * rows &&
  headingsAbove <= 1 &&
  headings.length > headingsAbove
const FEWEST_LABELS = 3

/** Descriptions that programs make up, or that are a file's name. */
const saysNothing = (words: string): boolean =>
  /^(?:picture|image|graphic|chart|diagram|figure|photo|shape|object|img|untitled)[\s_-]*\d*$/i.test(words) ||
  /^\S*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/i.test(words) ||
  /^(?:[a-z]:|\\)\\/i.test(words)

/** The part of a page that its pictures take before it is a picture of a page. */
const MOST_OF_PAGE = 0.5
const FEWEST_WORDS = 5

const isImageOnly = ({ pictures, seen, scanned, hidden }: LookedPage): boolean =>
  pictures >= MOST_OF_PAGE && seen + scanned + hidden.length === 0
const isScanned = ({ pictures, scanned }: LookedPage): boolean =>
  pictures >= MOST_OF_PAGE && scanned >= FEWEST_WORDS
