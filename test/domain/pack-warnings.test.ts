import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import {
  barriersInPapers,
  findingsInPapers,
  packWarnings,
} from '../../functions/domain/pack/pack-warnings.ts'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import type { Accessibility } from '../../functions/domain/papers/accessibility.ts'
import type { Item, Secrecy } from '../../functions/domain/work-programme/meeting.ts'
import { anItem } from '../support/council.ts'

const NONE = { count: 0, pages: [] }
/** Of a paper in whose way nothing stands. */
const ALL_WELL: Accessibility = {
  tagged: true,
  language: 'en-GB',
  title: 'Road safety',
  headings: { total: 1, firstLevel: 1, skipped: [] },
  figures: { total: 0, withoutDescription: NONE, withEmptyWords: NONE },
  tables: { total: 0, withoutHeaders: NONE },
  lists: { total: 0, withoutTag: NONE },
  links: { total: 0, withoutWords: NONE, bareAddresses: NONE, withoutTag: NONE },
  fonts: { total: 1, notEmbedded: [], pages: [] },
  imageOnlyPages: [],
  scannedPages: [],
  bookmarks: true,
  lowContrast: NONE,
  garbled: NONE,
  untagged: NONE,
  claimsUa: false,
  advice: [],
}

const received = (changes: Partial<Item> = {}, secrecy: Secrecy | null = null): Item =>
  anItem({
    state: { at: 'received', on: day('2017-07-03'), version: 1 },
    submissions: [
      {
        version: 1,
        on: day('2017-07-03'),
        at: '2017-07-03T10:00',
        by: 'Road Safety Manager',
        files: [{ role: 'report', name: 'r.pdf', pages: 3, sha256: 'x', store: 'open', key: 'k', secrecy }],
      },
    ],
    ...changes,
  })

const warningsOf = (...items: Item[]): string[] =>
  packWarnings(items, planPack({ items, letters: {}, firstNumber: 1 }))

it('warns that a report is not in, and says what is printed instead', () => {
  expect(warningsOf(anItem())).toEqual([expect.stringMatching(/Item 7.*not in.*"To follow"/)])
})

it('warns of papers that are open, and were not in a version before', () => {
  const exempt = received(
    {},
    { kind: 'exempt', paragraphs: [3], because: 'Prices', review: day('2018-07-01') },
  )
  expect(warningsOf(exempt)).toEqual([])
  const [first] = exempt.submissions
  const [open] = received().submissions
  if (first === undefined || open === undefined) throw new Error('Nothing was sent')
  const opened = { ...exempt, submissions: [first, { ...open, version: 2 }] }
  expect(warningsOf(opened)).toEqual([expect.stringMatching(/not for publication in version 1 are open now/)])
})

it.each(['Inspection outcome – appendix 2 to follow', 'Inspection outcome (Appendix 2 To-Follow)'])(
  'warns that "%s" is stale when its papers are in the pack',
  (title) => {
    expect(warningsOf(received({ title }))).toEqual([expect.stringMatching(/say "to follow".*pages 1 - 4/)])
  },
)

it('warns of an exempt paper that nobody will look at again', () => {
  const secrecy: Secrecy = { kind: 'exempt', paragraphs: [3], because: 'tenders are open', review: null }
  expect(warningsOf(received({}, secrecy))).toEqual([expect.stringContaining('no review date')])
})

it('is silent where everything is in order', () => {
  expect(warningsOf(received({ description: 'How the council is to follow the guidance.' }))).toEqual([])
})

it('names what intake found in a paper, and whom it bars, with the page that the paper begins on', () => {
  const item = received()
  const [sent] = item.submissions
  const [file] = sent?.files ?? []
  if (sent === undefined || file === undefined) throw new Error('The test has no file')
  const words = 'Page 2: the chart has no description.'
  const accessibility = { ...ALL_WELL, advice: [{ rule: 'figure', page: 2, pages: [2], words }] }
  const found = { ...file, warnings: ['Page 1: one word lies under a box.'], accessibility }
  const items = [{ ...item, submissions: [{ ...sent, files: [found] }] }]
  const plan = planPack({ items, letters: {}, firstNumber: 1 })
  const before = 'Item 7, "Road safety annual report", r.pdf: '
  expect(findingsInPapers(items, plan)).toEqual([
    { message: `${before}Page 1: one word lies under a box.`, at: 1 },
  ])
  expect(barriersInPapers(items, plan)).toEqual([{ message: before + words, at: 1 }])
})
