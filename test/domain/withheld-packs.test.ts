import { expect, it } from 'vitest'
import type { PackVersion } from '../../functions/domain/release/pack-version.ts'
import { lastTwoInTheOpen } from '../../functions/domain/release/withhold-packs.ts'

const aVersion = (version: number, store: 'open' | 'restricted', supplement = 0) =>
  ({ version, supplement, files: [{ kind: 'public', store }] }) as PackVersion

it('tells nobody the differences of a pack whose papers became exempt', () => {
  const [first, withheld, third] = [aVersion(1, 'open'), aVersion(2, 'restricted'), aVersion(3, 'open')]
  expect(lastTwoInTheOpen([first, withheld])).toBeNull()
  expect(lastTwoInTheOpen([first, withheld, third])).toEqual({ before: first, newest: third })
  expect(lastTwoInTheOpen([first, third, aVersion(4, 'open', 1)])).toBeNull()
})
