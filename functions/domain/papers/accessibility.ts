import type { PaperKind } from './paper-kind.ts'

/**
 * What can be told by machine of how well a paper serves those who cannot see it (WCAG 2.2 AA; the Public Sector Bodies
 * (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018). Told file by file, as it was sent: a pack
 * claims nothing for it.
 */
export interface Accessibility extends AccessibilityFacts {
  /** What stands in the way of a reader, the worst first. */
  advice: AccessibilityAdvice[]
}

export interface AccessibilityFacts {
  /** Whether its parts are named for screen readers. */
  tagged: boolean
  /** BCP 47; null where the file says none. */
  language: string | null
  title: string | null
  headings: {
    total: number
    /** Of the first; null where there is none. */
    firstLevel: number | null
    /** Headings that come more than one level below the one before. */
    skipped: { page: number | null; from: number; to: number }[]
  }
  figures: {
    total: number
    withoutDescription: Places
    /** Described by no more than a file's name, or `Picture 3`. */
    withEmptyWords: Places
  }
  tables: { total: number; withoutHeaders: Places }
  lists: { total: number; withoutTag: Places }
  links: {
    total: number
    /** Nothing can be read aloud of them. */
    withoutWords: Places
    /** Their words are the address. */
    bareAddresses: Places
    withoutTag: Places
  }
  fonts: { total: number; notEmbedded: string[]; pages: number[] }
  /** Pages that are pictures of a page, without any words. */
  imageOnlyPages: number[]
  /** Pages whose words were read from a picture by machine. */
  scannedPages: number[]
  bookmarks: boolean
  /** Pages with words that stand out too little from what they stand on. */
  lowContrast: Places
  /** Pages with words of which the file does not say what their letters are. */
  garbled: Places
  /** Pages of a tagged file with words that are in no tag. */
  untagged: Places
  /** It says of itself that it meets PDF/UA. */
  claimsUa: boolean
}

/** How many there are, and on which pages. */
export interface Places {
  count: number
  pages: number[]
}

export interface AccessibilityAdvice {
  /** Names the rule, for counting: `figure-without-description`. */
  rule: string
  /** The first page it is on, from 1; null where it is about the whole file. */
  page: number | null
  /** All pages it is on. */
  pages: number[]
  /** What is wrong and what to do next: `Page 4: the chart has no description. In Word: right-click, View Alt Text.` */
  words: string
}

/** The places of these pages, each named once. */
export function placesOf(pages: readonly (number | null)[]): Places {
  const named = pages.filter((page) => page !== null)
  return { count: pages.length, pages: [...new Set(named)].toSorted((one, other) => one - other) }
}

/**
 * What is said of a paper of its kind. Of what a PDF was made of by us, the PDF's own claims are none of its sender's
 * words. A picture is a page of our own making, so that only one thing is to be said of it; and of a spreadsheet nobody
 * can make tagged pages with what is to be had.
 */
export function asSent(kind: PaperKind, found: Accessibility): Accessibility {
  if (kind === 'pdf') return found
  const own = { ...found, claimsUa: false }
  if (kind === 'jpg' || kind === 'png') return { ...own, advice: [PICTURE_WITHOUT_WORDS] }
  const advice = found.advice.filter(({ rule }) => rule !== 'claim-not-kept')
  const program = PROGRAMS[kind]
  if (program === undefined) return { ...own, advice }
  const inProgram = advice.map((one) => ({
    ...one,
    words: one.words.replaceAll('In Word:', `In ${program}:`),
  }))
  if (program !== 'Excel') return { ...own, advice: inProgram }
  const isUntagged = advice.some(({ rule }) => OF_TAGS.has(rule))
  const kept = inProgram.filter(({ rule }) => !OF_TAGS.has(rule))
  return { ...own, advice: isUntagged ? [SHEET_NOT_TAGGED, ...kept] : kept }
}

/** What is said of scanned pages, in advice. */
export const OF_SCANS = new Set(['image-only-page', 'scanned-page'])

/** Where a sender mends what is not a text document. */
const PROGRAMS: Partial<Record<PaperKind, string>> = { xlsx: 'Excel', xls: 'Excel', pptx: 'PowerPoint' }
/** What no spreadsheet can have, and so nobody can mend in one. */
const OF_TAGS = new Set([
  'not-tagged',
  'untagged-words',
  'no-headings',
  'no-bookmarks',
  'table-without-headers',
  'list-without-tag',
  'link-without-tag',
])

const PICTURE_WITHOUT_WORDS: AccessibilityAdvice = {
  rule: 'picture-without-words',
  page: 1,
  pages: [1],
  words:
    'This is a picture, and screen readers can read nothing out of it. Put it into a Word document, say there what it shows (right-click it, View Alt Text), and send that.',
}
const SHEET_NOT_TAGGED: AccessibilityAdvice = {
  rule: 'not-tagged',
  page: null,
  pages: [],
  words:
    'A spreadsheet becomes pages on which screen readers cannot tell rows from columns. Put the table that members need into the report itself (in Word: Insert, Table).',
}
