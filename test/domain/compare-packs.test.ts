import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ComparedPage, comparePacks } from '../../functions/domain/pack/compare-packs.ts'

const page = (label: string, fingerprint: string, text = fingerprint): ComparedPage => ({
  label,
  text,
  fingerprint,
})
const pack = (...fingerprints: string[]): ComparedPage[] =>
  fingerprints.map((fingerprint, at) => page(`${at + 1}`, fingerprint))

describe('two versions of a pack', () => {
  test('tell a report that came in between as new, and what it moved on as renumbered', () => {
    expect(comparePacks(pack('a', 'b', 'c'), pack('a', 'new', 'b', 'c'))).toEqual([
      { change: 'same', page: '1', was: '1' },
      { change: 'added', page: '2' },
      { change: 'renumbered', page: '3', was: '2' },
      { change: 'renumbered', page: '4', was: '3' },
    ])
  })

  test('tell a page that was written anew as changed, with its lines', () => {
    const [earlier, later] = [
      page('7', 'x', 'Costs rise by 2%\nPage 7'),
      page('9', 'y', 'Costs rise by 3%\nPage 9'),
    ]
    expect(comparePacks([page('6', 'w'), earlier], [page('8', 'w'), later]).at(-1)).toEqual({
      change: 'changed',
      page: '9',
      was: '7',
      added: ['Costs rise by 3%'],
      removed: ['Costs rise by 2%'],
    })
  })

  test('account for every page of both, once, whatever they are', () => {
    const packs = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 })
    fc.assert(
      fc.property(packs, packs, (earlier, later) => {
        const changes = comparePacks(pack(...earlier), pack(...later))
        const now = changes.flatMap((one) => ('page' in one ? [one.page] : []))
        const was = changes.flatMap((one) => ('was' in one ? [one.was] : []))
        expect(now).toEqual(later.map((_, at) => `${at + 1}`))
        expect(was.toSorted()).toEqual(earlier.map((_, at) => `${at + 1}`).toSorted())
      }),
    )
  })
})
