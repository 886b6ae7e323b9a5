import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookmarksFor } from '../../functions/domain/pack/bookmarks.ts'
import { leavesFor } from '../../functions/domain/pack/leaves.ts'
import { manifestFor } from '../../functions/domain/pack/manifest.ts'
import type { PackPlan } from '../../functions/domain/pack/pack-plan.ts'
import { carryOnFrom, newlyIn, planPack } from '../../functions/domain/pack/plan-pack.ts'
import type { Item } from '../../functions/domain/work-programme/meeting.ts'
import { anAgendaItem, EXEMPT, type Sheets } from '../support/pack-items.ts'

const PROCEDURAL = { kind: 'none', standing: true, state: { at: 'none' } } as const
const LETTERS = { 'item-6': 'A', 'item-7': 'B', 'item-8': 'C', 'item-9': 'D' }
const JULY = [
  anAgendaItem(1, [], PROCEDURAL),
  anAgendaItem(6, [5]),
  anAgendaItem(7, [22]),
  anAgendaItem(8, [7, 13, 23]),
  anAgendaItem(9, [8]),
]

const planOf = (items: Item[], firstNumber = 1) => planPack({ items, letters: LETTERS, firstNumber })
const rangesOf = (plan: PackPlan) =>
  plan.items.map(({ from, to }) => (from === null ? null : `${from} - ${to}`))

describe('the plan of a pack', () => {
  test('gives every item its range from an odd page to an even one, and its letter', () => {
    const plan = planOf(JULY)
    expect(rangesOf(plan)).toEqual([null, '1 - 6', '7 - 28', '29 - 74', '75 - 82'])
    expect(plan.items.map(({ letter }) => letter)).toEqual([null, 'A', 'B', 'C', 'D'])
    expect(plan.items[3]?.papers.map(({ title, from, letter }) => [title, from, letter])).toEqual([
      ['Review 8', 29, 'C'],
      ['Appendix 1', 37, null],
      ['Appendix 2', 51, null],
    ])
  })

  test('keeps agenda order, whatever order the items come in', () => {
    expect(rangesOf(planOf(JULY.toReversed()))).toEqual(rangesOf(planOf(JULY)))
  })

  test('prints "to follow" for what is expected and not in, and for nothing else', () => {
    const [withdrawn, oral] = [{ at: 'withdrawn', because: 'not needed' }, { at: 'oral' }] as const
    const returned = {
      at: 'returned',
      on: anAgendaItem(6).scheduledOn,
      because: 'a page is missing',
    } as const
    const plan = planOf([
      anAgendaItem(6),
      anAgendaItem(7, [4], { state: returned }),
      anAgendaItem(8, [4], { state: withdrawn }),
      anAgendaItem(9, [], { kind: 'oral', state: oral }),
    ])
    expect(plan.items.map(({ toFollow }) => toFollow)).toEqual([true, true, false, false])
    expect(plan.items.map(({ letter }) => letter)).toEqual(['A', 'B', null, null])
    expect(plan.lastNumber).toBe(0)
  })

  test('carries a supplement on from the last number, with the letter that the item had', () => {
    const first = planOf([...JULY.slice(0, 4), anAgendaItem(9)])
    const only = newlyIn(JULY, [first])
    const supplement = planPack({ items: JULY, letters: LETTERS, firstNumber: carryOnFrom([first]), only })
    expect(supplement.items.map(({ number, letter, from, to }) => [number, letter, from, to])).toEqual([
      [9, 'D', 75, 82],
    ])
    expect(newlyIn(JULY, [first, supplement])).toEqual([])
  })

  test('keeps both packs on the same numbers, and files on right-hand pages, for any meeting', () => {
    const sheets: fc.Arbitrary<Sheets> = fc.oneof(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }).map((pages) => ({ pages, secrecy: EXEMPT })),
    )
    const agenda = fc.array(fc.array(sheets, { maxLength: 4 }), { maxLength: 8 })
    fc.assert(
      fc.property(agenda, fc.nat(50), (files, earlier) => {
        const first = 2 * earlier + 1
        const plan = planOf(
          files.map((one, at) => anAgendaItem(at + 1, one)),
          first,
        )
        const papers = plan.items.flatMap((item) => item.papers)
        expect(papers.every(({ from, to }) => from % 2 === 1 && to % 2 === 0)).toBe(true)
        expect([first, ...papers.map(({ to }) => to + 1)]).toEqual([
          ...papers.map(({ from }) => from),
          plan.lastNumber + 1,
        ])
        const restricted = numbersOf(plan, 'restricted')
        expect(restricted).toEqual(Array.from({ length: plan.lastNumber + 1 - first }, (_, at) => first + at))
        expect(numbersOf(plan, 'public')).toEqual(restricted)
      }),
    )
  })
})

/** Every number that a pack's leaves carry or stand for, in order. */
function numbersOf(plan: PackPlan, kind: 'public' | 'restricted'): number[] {
  const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return leavesFor(plan, kind).flatMap((leaf) => {
    if (leaf.kind === 'blank') return [leaf.number]
    return leaf.kind === 'notice'
      ? run(leaf.from, leaf.to)
      : run(leaf.firstNumber, leaf.firstNumber + leaf.pages - 1)
  })
}

describe('what is not for publication', () => {
  const secret = (pages: number) => ({ pages, secrecy: EXEMPT })
  const plan = planOf([
    anAgendaItem(6, [5]),
    anAgendaItem(7, [secret(22)]),
    anAgendaItem(8, [secret(7), secret(3), 4]),
  ])
  const bound = {
    meeting: 'm',
    committee: 'c',
    title: 't',
    engine: 'e',
    pages: 9,
    frontPages: 2,
    sha256: 's',
  }

  test('is one notice in the public pack for each unbroken run, which tells items and reasons', () => {
    expect(leavesFor(plan, 'public').map(({ kind }) => kind)).toEqual(['file', 'blank', 'notice', 'file'])
    expect(leavesFor(plan, 'public')[2]).toEqual({
      kind: 'notice',
      from: 7,
      to: 40,
      items: [
        { number: 7, secrecy: [EXEMPT] },
        { number: 8, secrecy: [EXEMPT] },
      ],
    })
  })

  test('leaves no name, title, hash or key of a secret file in anything public', () => {
    const everything = JSON.stringify([
      leavesFor(plan, 'public'),
      bookmarksFor(plan, 'public'),
      manifestFor({ ...bound, plan, kind: 'public' }),
    ])
    expect(everything).not.toMatch(/review-7|review-8\.pdf|review-8-appendix-1|uploads\/review-[78]\.pdf/)
    expect(everything).toContain('review-8-appendix-2.pdf')
  })

  test('is marked on each page of the restricted pack, and open papers there are not', () => {
    const marks = leavesFor(plan, 'restricted').flatMap((leaf) => (leaf.kind === 'file' ? [leaf.mark] : []))
    expect(marks).toEqual([null, 'Not for publication', 'Not for publication', 'Not for publication', null])
  })

  test('shows in the public bookmarks as the pages that it takes', () => {
    expect(bookmarksFor(plan, 'public')).toEqual([
      { title: 'Agenda', at: 'front', children: [] },
      { title: '6. Review 6', at: 1, children: [{ title: 'Document "A"', at: 1, children: [] }] },
      {
        title: '7. Review 7',
        at: 7,
        children: [{ title: 'Not for publication (pages 7 - 28)', at: 7, children: [] }],
      },
      {
        title: '8. Review 8',
        at: 29,
        children: [
          { title: 'Not for publication (pages 29 - 40)', at: 29, children: [] },
          { title: 'Appendix 2', at: 41, children: [] },
        ],
      },
    ])
  })
})
