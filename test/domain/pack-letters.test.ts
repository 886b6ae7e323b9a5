import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocateLetters,
  type LetterLedger,
  letterFor,
  wantsLetter,
} from '../../functions/domain/pack/letters.ts'
import { anAgendaItem } from '../support/pack-items.ts'

const NEW_YEAR: LetterLedger = { allocations: [] }

const wanted = (meeting: string, ...items: number[]) =>
  items.map((item) => ({ meeting, item: `item-${item}` }))

const lettersOf = (ledger: LetterLedger, meeting: string): string =>
  ledger.allocations
    .filter((one) => one.meeting === meeting)
    .map(({ letter }) => letter)
    .join('')

describe('document letters', () => {
  test('run from A to Z, and then AA, AB', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(letterFor)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })

  test('go on from one meeting to the next, and start again at A in the new municipal year', () => {
    const july = allocateLetters(NEW_YEAR, wanted('2017-07-26', 6, 7, 8, 9))
    const september = allocateLetters(july, wanted('2017-09-27', 5, 6))
    expect(lettersOf(september, '2017-07-26')).toBe('ABCD')
    expect(lettersOf(september, '2017-09-27')).toBe('EF')
    expect(lettersOf(allocateLetters(NEW_YEAR, wanted('2018-05-16', 4)), '2018-05-16')).toBe('A')
  })

  test('leave a gap where a report was withdrawn', () => {
    const first = allocateLetters(NEW_YEAR, wanted('2017-07-26', 6, 7))
    const compiledAgain = allocateLetters(first, wanted('2017-07-26', 7, 8))
    expect(compiledAgain.allocations.at(-1)).toEqual({ letter: 'C', meeting: '2017-07-26', item: 'item-8' })
    expect(compiledAgain.allocations).toHaveLength(3)
  })

  test('are each given once, and never change, however often packs are compiled', () => {
    const asked = fc.record({ meeting: fc.constantFrom('a', 'b', 'c'), item: fc.nat(12).map(String) })
    fc.assert(
      fc.property(fc.array(fc.array(asked)), (compilations) => {
        let ledger = NEW_YEAR
        for (const one of compilations) {
          const next = allocateLetters(ledger, one)
          expect(next.allocations.slice(0, ledger.allocations.length)).toEqual(ledger.allocations)
          ledger = next
        }
        const letters = ledger.allocations.map(({ letter }) => letter)
        const owners = ledger.allocations.map(({ meeting, item }) => `${meeting}/${item}`)
        expect(letters).toEqual(letters.map((_, at) => letterFor(at)))
        expect(new Set(owners).size).toBe(owners.length)
      }),
    )
  })

  test('are for written reports that are in or expected, and not for what was put off or is given orally', () => {
    const states = [
      { at: 'awaited' },
      { at: 'to-follow', because: 'late figures', until: null },
      { at: 'withdrawn', because: 'no longer needed' },
      { at: 'deferred', because: 'late figures', to: null },
    ] as const
    expect(states.map((state) => wantsLetter(anAgendaItem(6, [], { state })))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(wantsLetter(anAgendaItem(6, [], { kind: 'oral', state: { at: 'oral' } }))).toBe(false)
  })
})
