import { expect, it } from 'vitest'
import { day } from '../../functions/domain/calendar/day.ts'
import { packWarnings } from '../../functions/domain/pack/pack-warnings.ts'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import type { Item, Secrecy } from '../../functions/domain/work-programme/meeting.ts'
import { anItem } from '../support/council.ts'

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
