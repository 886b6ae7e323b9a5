import type { AccessibilityAdvice, AccessibilityFacts, Places } from './accessibility.ts'
import { pagesInWords } from './page-list.ts'

/** A report of so many pages needs headings to find one's way; one of more needs bookmarks. */
const [PAGES_WITHOUT_HEADINGS, PAGES_WITHOUT_BOOKMARKS] = [3, 20]
const FEWEST_BULLETS = 3

interface Rule {
  rule: string
  /** Where it is broken; null where it is kept. */
  broken(facts: AccessibilityFacts, pages: number): Places | 'everywhere' | null
  /** What is wrong, after the pages' names where there are any, and the next act. */
  words(facts: AccessibilityFacts, count: number): string
}

/** What to do next about a paper's faults, one line for each kind of fault, the worst first. */
export function adviceOn(facts: AccessibilityFacts, pages: number): AccessibilityAdvice[] {
  return RULES.flatMap(({ rule, broken, words }) => {
    const where = broken(facts, pages)
    if (where === null || (where !== 'everywhere' && where.count === 0)) return []
    if (where === 'everywhere' || where.pages.length === 0)
      return [
        {
          rule,
          page: null,
          pages: [],
          words: sentence(words(facts, where === 'everywhere' ? 1 : where.count)),
        },
      ]
    const told = `${pagesInWords(where.pages)}: ${words(facts, where.count)}`
    return [{ rule, page: where.pages[0] ?? null, pages: where.pages, words: told }]
  })
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const everywhere = (isBroken: boolean): 'everywhere' | null => (isBroken ? 'everywhere' : null)
const onPages = (pages: readonly number[]): Places => ({ count: pages.length, pages: [...pages] })

const RULES: readonly Rule[] = [
  {
    rule: 'image-only-page',
    broken: ({ imageOnlyPages }) => onPages(imageOnlyPages),
    words: () =>
      'a scan or picture without any words that can be read aloud, searched or copied. Send the document it was made from.',
  },
  {
    rule: 'not-tagged',
    broken: ({ tagged }) => everywhere(!tagged),
    words: () =>
      'its headings, lists and tables are not named for screen readers. In Word: File, Save As, PDF, Options, and tick “Document structure tags for accessibility”; or send the Word document itself.',
  },
  {
    rule: 'letters-unknown',
    broken: ({ garbled }) => garbled,
    words: () =>
      'the file does not say which letters its words are made of, so they are read aloud and copied as nonsense. Save it as PDF again with “Save As, PDF” and not with a printer, or send the Word document itself.',
  },
  {
    rule: 'figure-without-description',
    broken: ({ figures }) => figures.withoutDescription,
    words: (_, count) =>
      `${count === 1 ? 'a picture or chart has' : `${count} pictures or charts have`} no description. In Word: right-click it, View Alt Text, write what it shows or tick “Mark as decorative”; then send it again.`,
  },
  {
    rule: 'figure-description-says-nothing',
    broken: ({ figures }) => figures.withEmptyWords,
    words: (_, count) =>
      `${count === 1 ? 'a picture is' : `${count} pictures are`} described by no more than a file’s name or a number. In Word: right-click it, View Alt Text, write what it shows; then send it again.`,
  },
  {
    rule: 'table-without-headers',
    broken: ({ tables }) => tables.withoutHeaders,
    words: (_, count) =>
      `${count === 1 ? 'a table has' : `${count} tables have`} no header row, so nobody who hears it knows which column is which. In Word: click in its first row, Layout, Repeat Header Rows, and tick Header Row under Table Design; then send it again.`,
  },
  {
    rule: 'no-headings',
    broken: ({ tagged, headings }, pages) =>
      everywhere(tagged && headings.total === 0 && pages > PAGES_WITHOUT_HEADINGS),
    words: () =>
      'it has no headings to find one’s way by. In Word: give each heading the style Heading 1 or Heading 2 (Home, Styles); then send it again.',
  },
  {
    rule: 'heading-skipped',
    broken: ({ headings }) => {
      const { skipped } = headings
      const pages = skipped.flatMap(({ page }) => page ?? [])
      return { count: skipped.length, pages: [...new Set(pages)] }
    },
    words: ({ headings: { skipped } }, count) => {
      const [first] = skipped
      const jump =
        first === undefined ? '' : `a heading of level ${first.to} follows one of level ${first.from}`
      const more = count > 1 ? `, and ${count - 1} more like it` : ''
      return `${jump}${more}, as if a part were missing. In Word: give it the style Heading ${(first?.from ?? 0) + 1}; then send it again.`
    },
  },
  {
    rule: 'first-heading',
    broken: ({ headings: { firstLevel } }) => everywhere(firstLevel !== null && firstLevel > 1),
    words: ({ headings: { firstLevel } }) =>
      `its first heading is of level ${firstLevel} and not of level 1. In Word: give the report’s main heading the style Heading 1; then send it again.`,
  },
  {
    rule: 'no-language',
    broken: ({ language }) => everywhere(language === null),
    words: () =>
      'it does not say which language it is in, so screen readers may speak it wrongly. In Word: select all, Review, Language, Set Proofing Language; then send it again.',
  },
  {
    rule: 'no-title',
    broken: ({ title }) => everywhere(title === null || saysNothing(title)),
    words: ({ title }) =>
      title === null
        ? 'it has no title. In Word: File, Info, Title; then send it again.'
        : 'its title is no more than a file’s or a program’s name. In Word: File, Info, Title, and write what the report is about; then send it again.',
  },
  {
    rule: 'untagged-words',
    broken: ({ untagged }) => untagged,
    words: () =>
      'some of the words are in no tag, so screen readers pass over them. Save the document as PDF again from the program it was written in, or send the Word document itself.',
  },
  {
    rule: 'list-without-tag',
    broken: ({ tagged, lists }) =>
      tagged && lists.total === 0 && lists.withoutTag.count >= FEWEST_BULLETS ? lists.withoutTag : null,
    words: () =>
      'bullets are typed or drawn, so nobody who hears it knows that there is a list. In Word: select the lines, Home, Bullets; then send it again.',
  },
  {
    rule: 'link-without-words',
    broken: ({ links }) => links.withoutWords,
    words: (_, count) =>
      `${count === 1 ? 'a link has' : `${count} links have`} no words that say where it leads. In Word: right-click it, Edit Link, Text to display; then send it again.`,
  },
  {
    rule: 'link-without-tag',
    broken: ({ tagged, links }) => (tagged ? links.withoutTag : null),
    words: (_, count) =>
      `${count === 1 ? 'a link is' : `${count} links are`} in no tag, so screen readers may not offer it. Save the document as PDF again with “Document structure tags for accessibility” ticked.`,
  },
  {
    rule: 'bare-address',
    broken: ({ links }) => links.bareAddresses,
    words: (_, count) =>
      `${count === 1 ? 'a link is' : `${count} links are`} a bare web address, which is read aloud letter by letter. In Word: right-click it, Edit Link, and write under Text to display what it leads to.`,
  },
  {
    rule: 'low-contrast',
    broken: ({ lowContrast }) => lowContrast,
    words: () =>
      'some words stand out too little from what they stand on (less than 4.5 to 1; 3 to 1 where they are large). Make them darker, or what is behind them lighter; then send it again.',
  },
  {
    rule: 'font-not-embedded',
    broken: ({ fonts }) =>
      fonts.notEmbedded.length === 0 ? null : { count: fonts.notEmbedded.length, pages: fonts.pages },
    words: ({ fonts: { notEmbedded } }) =>
      `the file does not bring along ${notEmbedded.length === 1 ? 'its font' : 'its fonts'} ${namesOf(notEmbedded)}, so it may look otherwise elsewhere. In Word: File, Save As, PDF, Options, and tick “PDF/A compliant”.`,
  },
  {
    rule: 'no-bookmarks',
    broken: ({ bookmarks }, pages) => everywhere(!bookmarks && pages > PAGES_WITHOUT_BOOKMARKS),
    words: () =>
      `it is longer than ${PAGES_WITHOUT_BOOKMARKS} pages, and has no bookmarks to find one’s way by. In Word: File, Save As, PDF, Options, and tick “Create bookmarks using: Headings”.`,
  },
  {
    rule: 'scanned-page',
    broken: ({ scannedPages }) => onPages(scannedPages),
    words: () =>
      'a scan whose words were read by machine, and may be wrong. Send the document it was made from, if there is one.',
  },
  {
    rule: 'claim-not-kept',
    broken: ({ claimsUa, ...facts }) => everywhere(claimsUa && isUaBroken(facts)),
    words: () =>
      'it says of itself that it meets the standard for accessible PDFs (PDF/UA), and does not: see above.',
  },
]

/** Only what that standard asks for (ISO 14289-1): contrast, say, is not in it. */
const isUaBroken = (facts: Omit<AccessibilityFacts, 'claimsUa'>): boolean =>
  !facts.tagged ||
  facts.title === null ||
  facts.language === null ||
  facts.headings.skipped.length > 0 ||
  facts.fonts.notEmbedded.length > 0 ||
  [facts.figures.withoutDescription, facts.links.withoutTag, facts.garbled, facts.untagged].some(
    ({ count }) => count > 0,
  )

/** Titles that programs make up: a file's name, or their own. */
const saysNothing = (title: string): boolean =>
  /\.(docx?|pdf|xlsx?|pptx?|odt|rtf|indd)$/i.test(title.trim()) ||
  /^(untitled|document ?\d*|presentation ?\d*|powerpoint presentation|book ?\d*|slide ?\d*)$/i.test(
    title.trim(),
  ) ||
  /^microsoft (word|excel|powerpoint) - /i.test(title)

const MOST_NAMES = 4
function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown
}
