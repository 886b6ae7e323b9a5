import { describe, expect, it } from 'vitest'
import {
  itemsOnPage,
  pageNamedIn,
  pageOfLabel,
  pageOfNumber,
} from '../../functions/domain/pack/leaf-through.ts'
import type { PackPlan, PlannedItem } from '../../functions/domain/pack/pack-plan.ts'

/** Front matter of two pages, a report, a notice for ten exempt pages, and another report. */
const LABELS = ['i', 'ii', '1', '2', '3 - 12', '13', '14']

const planned = (number: number, from: number, to: number): PlannedItem => ({
  key: `item-${number}`,
  number,
  title: '',
  section: '',
  letter: null,
  from,
  to,
  toFollow: false,
  notForPublication: [],
  papers: [],
})
const PLAN: PackPlan = {
  firstNumber: 1,
  lastNumber: 14,
  items: [planned(6, 1, 4), planned(7, 5, 12), planned(8, 13, 14)],
}

describe('leafing through a pack', () => {
  it('finds a printed number where it stands, or at the notice that stands for it', () => {
    expect([1, 2, 3, 7, 12, 13, 15].map((number) => pageOfNumber(LABELS, number))).toEqual([
      3,
      4,
      5,
      5,
      5,
      6,
      null,
    ])
  })

  it('takes a label as people write it', () => {
    expect(
      [' II ', '13', '8', '3 - 12', 'xx', '0', '', '1e9'].map((one) => pageOfLabel(LABELS, one)),
    ).toEqual([2, 6, 5, 5, null, null, null, null])
  })

  it('says whose papers a page shows: none of anybody’s in front, several at a notice', () => {
    const numbers = (label: string) => itemsOnPage(PLAN, label).map(({ number }) => number)
    expect(['i', '2', '3 - 12', '14'].map(numbers)).toEqual([[], [6], [6, 7], [8]])
  })

  it('leads from a check’s words to the page that they name', () => {
    expect(pageNamedIn('Page 6 of the file is labelled 13 and stamped with no number.', LABELS)).toBe(6)
    expect(pageNamedIn('Page 13 is stamped A, and should be without one.', LABELS)).toBe(6)
    expect(pageNamedIn('No bookmark of item 7 leads to page 5.', LABELS)).toBe(5)
    expect(pageNamedIn('The agenda does not print the pages 13 - 14 of item 8.', LABELS)).toBe(6)
    expect(pageNamedIn('Page 900 of the file is labelled 3.', LABELS)).toBe(null)
    expect(pageNamedIn('The pack tells no title.', LABELS)).toBe(null)
  })
})
