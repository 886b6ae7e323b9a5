import { expect, it } from 'vitest'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { PackVersion } from '../../functions/domain/release/pack-version.ts'
import type { Register } from '../../functions/ports/register.ts'
import { type ReleaseTools, releasePack } from '../../functions/steps/release-pack.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { handClock } from '../support/round.ts'

const KEY = 'meetings/highways/2017-07-26'

const aPack = (version: number): PackVersion => ({
  version,
  supplement: 0,
  compiledAt: '2017-07-14T10:00',
  compiledBy: 'Committee Clerk',
  inputs: `${version}`,
  plan: { items: [], pages: 0 } as unknown as PackVersion['plan'],
  files: [{ kind: 'public', store: 'open', key: 'p', manifestKey: 'm', pages: 2, sha256: '' }],
  chairsReason: null,
  released: null,
})

async function compiled(...versions: number[]) {
  const register = memoryRegister()
  await register.create('committees/highways', aCommittee())
  const meeting = aMeeting({
    items: [anItem({ state: { at: 'withdrawn', because: 'taken off the work programme' } })],
  })
  await register.create(KEY, { ...aRecord(meeting), packs: versions.map(aPack) })
  return register
}

/** What a refusal needs: nothing is published where nothing is released. */
const toolsOver = (register: Register) =>
  ({ register, clock: handClock('2017-07-14T10:00') }) as unknown as ReleaseTools

const asked = { meeting: 'highways/2017-07-26', by: 'Manager', inSpiteBecause: '' }
const newestIn = async (register: Register) => (await register.read<MeetingRecord>(KEY))?.value.packs.at(-1)

it('releases no version that came after the one that its releaser looked at', async () => {
  const register = await compiled(1, 2)
  const answer = await releasePack(toolsOver(register), { ...asked, version: 1 })
  expect(answer).toMatchObject({
    refused: [{ message: expect.stringContaining('compiled version 2 since you looked at version 1') }],
  })
  expect(await newestIn(register)).toMatchObject({ released: null })
})

it('releases no pack from which papers were withheld at the same moment', async () => {
  const register = await compiled(1)
  /** A clerk makes a paper exempt while the release reads what it needs. */
  const rival: Register = {
    ...register,
    async read<T>(key: string) {
      const kept = await register.read<MeetingRecord>(KEY)
      if (key.startsWith('committees/') && kept !== undefined) {
        const packs = kept.value.packs.map((pack) => ({
          ...pack,
          files: pack.files.map((file) => ({ ...file, store: 'restricted' as const })),
        }))
        await register.replace(KEY, { ...kept.value, packs }, kept.version)
      }
      return register.read<T>(key)
    },
  }
  const answer = await releasePack(toolsOver(rival), { ...asked, version: 1 })
  expect(answer).toMatchObject({ refused: [{ message: expect.stringContaining('became exempt') }] })
  expect(await newestIn(register)).toMatchObject({ released: null })
})
