import { expect, test } from 'vitest'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import type { Register } from '../../functions/ports/register.ts'
import { changeRecord } from '../../functions/steps/change-record.ts'

interface Count {
  count: number
}

const KEY = 'letters/childrens-services/2017'
const pause = async () => {}
const more = ({ count }: Count) => ({ next: { count: count + 1 }, answer: `number ${count + 1}` })

test('changes what stands, and answers for the change', async () => {
  const register = await registerAt(4)
  expect(await changeRecord({ register }, KEY, more)).toBe('number 5')
  expect(await countIn(register)).toBe(5)
})

test('writes nothing where there is nothing to change, or no record', async () => {
  const register = await registerAt(4)
  expect(await changeRecord<Count, string>({ register }, KEY, () => ({ keep: 'as it is' }))).toBe('as it is')
  expect(await register.history(KEY)).toHaveLength(1)
  expect(await changeRecord({ register }, 'letters/none', more)).toBeUndefined()
})

test('decides again on what a rival wrote meanwhile', async () => {
  const register = await registerAt(0)
  let rivals = 3
  const answer = await changeRecord<Count, number>(
    { register: raced(register, () => rivals-- > 0), pause },
    KEY,
    ({ count }) => ({ next: { count: count + 1 }, answer: count }),
  )
  expect(answer).toBe(300)
  expect(await countIn(register)).toBe(301)
})

test('loses no change of two hundred that are made at once, as on deadline day', async () => {
  const register = await registerAt(0)
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => changeRecord({ register, pause }, KEY, more)),
  )
  expect(new Set(answers).size).toBe(200)
  expect(await countIn(register)).toBe(200)
})

test('gives up loudly when rivals are always first', async () => {
  const register = await registerAt(0)
  const changing = changeRecord({ register: raced(register, () => true), pause }, KEY, more)
  await expect(changing).rejects.toThrow(/"letters\/childrens-services\/2017" first, 50 times in a row/)
  expect(await countIn(register)).toBe(5000)
})

async function registerAt(count: number): Promise<Register> {
  const register = memoryRegister()
  await register.create(KEY, { count })
  return register
}

const countIn = async (register: Register): Promise<number | undefined> =>
  (await register.read<Count>(KEY))?.value.count

/** The same register, where a rival adds 100 between the reading and the writing. */
const raced = (register: Register, isRivalThere: () => boolean): Register => ({
  ...register,
  replace: async (key, value, version) => {
    const standing = await countIn(register)
    if (standing !== undefined && isRivalThere())
      await register.replace(key, { count: standing + 100 }, version)
    return register.replace(key, value, version)
  },
})
