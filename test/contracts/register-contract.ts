import { describe, expect, test } from 'vitest'
import type { Register } from '../../functions/ports/register.ts'

const MEETING = 'meetings/childrens-services/2017-07-26'

/** What every register promises. `make` gives a new, empty one. */
export function registerContract(name: string, make: () => Register | Promise<Register>): void {
  describe(`the register ${name}`, () => {
    test('makes a record once, and leaves it as it was the second time', async () => {
      const register = await make()
      expect(await register.read(MEETING)).toBeUndefined()
      expect(await register.create(MEETING, { venue: 'Shire Hall' })).toBe(true)
      expect(await register.create(MEETING, { venue: 'elsewhere' })).toBe(false)
      expect((await register.read(MEETING))?.value).toEqual({ venue: 'Shire Hall' })
    })

    test('changes a record only for who shows the newest version', async () => {
      const register = await make()
      await register.create(MEETING, { items: 1 })
      const first = await versionOf(register, MEETING)
      expect(await register.replace(MEETING, { items: 2 }, first)).toBe(true)
      expect(await register.replace(MEETING, { items: 3 }, first)).toBe(false)
      const second = await versionOf(register, MEETING)
      expect(second).not.toBe(first)
      expect(await register.replace(MEETING, { items: 4 }, second)).toBe(true)
      expect((await register.read(MEETING))?.value).toEqual({ items: 4 })
    })

    test('changes nothing where there is no record, or for a version that never was', async () => {
      const register = await make()
      expect(await register.replace(MEETING, {}, '1')).toBe(false)
      await register.create(MEETING, {})
      expect(await register.replace(MEETING, {}, 'v000000009')).toBe(false)
      expect(await register.replace(MEETING, {}, '')).toBe(false)
      expect(await register.history(MEETING)).toHaveLength(1)
    })

    test('keeps every version, oldest first, and the last is what it reads', async () => {
      const register = await make()
      await register.create(MEETING, { state: 1 })
      for (let state = 2; state <= 12; state += 1) {
        await register.replace(MEETING, { state }, await versionOf(register, MEETING))
      }
      const history = await register.history<{ state: number }>(MEETING)
      expect(history.map(({ value }) => value.state)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
      expect(history.at(-1)).toEqual(await register.read(MEETING))
      expect(await register.history('meetings/none')).toEqual([])
    })

    test('lists keys by any prefix, in order of their bytes', async () => {
      const register = await make()
      const keys = ['a/b', 'a-b', 'a', 'a/b/c', 'ab/c', 'a/B', 'b', 'a/é', 'a/\u{1f434}', 'a/\uffee']
      for (const key of keys) await register.create(key, { key })
      const inOrder = ['a', 'a-b', 'a/B', 'a/b', 'a/b/c', 'a/é', 'a/\uffee', 'a/\u{1f434}', 'ab/c', 'b']
      expect(await register.list('')).toEqual(inOrder)
      expect(await register.list('a')).toEqual(inOrder.slice(0, -1))
      expect(await register.list('a/')).toEqual(inOrder.slice(2, 8))
      expect(await register.list('a/b')).toEqual(['a/b', 'a/b/c'])
      expect(await register.list('a/b/')).toEqual(['a/b/c'])
      expect(await register.list('c')).toEqual([])
      expect(await register.list('a/b/c/d/')).toEqual([])
    })

    test('keeps records apart whose keys begin or look alike', async () => {
      const register = await make()
      const keys = [
        'rounds/1',
        'rounds/1/finished',
        'rounds/1.json',
        'rounds/1.json/v000000001',
        'rounds/1.JSON',
        'rounds/1%2ejson',
        'Rounds/1',
        'rounds/nul',
        'rounds/con.a',
        'rounds/ends.',
      ]
      for (const key of keys) expect(await register.create(key, { key })).toBe(true)
      for (const key of keys) expect((await register.read(key))?.value).toEqual({ key })
      expect(await register.list('')).toEqual([...keys].sort())
      expect(await register.history('rounds/1')).toHaveLength(1)
    })

    test('takes the keys that chasers have, with addresses in them', async () => {
      const register = await make()
      const key = 'chasers/x/2017-07-26/i~1/due:today@2017-07-13/o\'neil+"a*b"@partner.brackenshire.example'
      await register.create(key, { mail: '1' })
      expect((await register.read(key))?.value).toEqual({ mail: '1' })
      expect(await register.list('chasers/x/2017-07-26/i~1/due:')).toEqual([key])
    })

    test('never hands out what it keeps, nor keeps what it was handed', async () => {
      const register = await make()
      const items = ['one']
      await register.create(MEETING, { items })
      items.push('two')
      const read = await register.read<{ items: string[] }>(MEETING)
      read?.value.items.push('three')
      expect((await register.read(MEETING))?.value).toEqual({ items: ['one'] })
    })

    test('keeps text as it was written, and what JSON cannot say as JSON says it', async () => {
      const register = await make()
      const words = 'Gwasanaethau Plant – “ŵ” £5 \u{1f434} \u2028 \0 "\\'
      await register.create(MEETING, { [words]: words, left: undefined, none: null })
      expect((await register.read(MEETING))?.value).toStrictEqual({ [words]: words, none: null })
      await expect(register.create('nothing', undefined)).rejects.toThrow(TypeError)
      expect(await register.read('nothing')).toBeUndefined()
    })

    test('keeps a record of several megabytes', async () => {
      const register = await make()
      const trail = Array.from({ length: 40_000 }, (_, at) => ({
        at,
        what: `report received, version ${at}`,
      }))
      await register.create(MEETING, { trail: [] })
      await register.replace(MEETING, { trail }, await versionOf(register, MEETING))
      expect((await register.read(MEETING))?.value).toEqual({ trail })
    })

    test('lets exactly one of many win, to make a record or to change it', async () => {
      const register = await make()
      const rivals = Array.from({ length: 20 }, (_, rival) => rival)
      const made = await Promise.all(rivals.map((rival) => register.create(MEETING, { rival })))
      expect(made.filter(Boolean)).toHaveLength(1)
      const first = await register.read<{ rival: number }>(MEETING)
      expect(first?.value.rival).toBe(made.indexOf(true))
      const version = await versionOf(register, MEETING)
      const changed = await Promise.all(rivals.map((rival) => register.replace(MEETING, { rival }, version)))
      expect(changed.filter(Boolean)).toHaveLength(1)
      expect((await register.read<{ rival: number }>(MEETING))?.value.rival).toBe(changed.indexOf(true))
      expect(await register.history(MEETING)).toHaveLength(2)
    })

    test.each([
      ['nothing at all', ''],
      ['a way out', '../meetings'],
      ['a way out further down', 'meetings/../../secrets'],
      ['a single dot', 'meetings/./one'],
      ['a hidden name', 'meetings/.one'],
      ['an absolute path', '/meetings'],
      ['an empty part', 'meetings//one'],
      ['a slash at its end', 'meetings/'],
      ['a backslash', 'meetings\\one'],
      ['a NUL', 'meetings/\0'],
      ['a line break', 'meetings/a\nb'],
      ['half a character', 'meetings/\ud83d'],
      ['a part that is too long', `meetings/${'é'.repeat(150)}`],
      ['too many parts', 'meetings/'.repeat(200) + 'one'],
    ])('will not have %s for a key', async (_, key) => {
      const register = await make()
      await expect(register.create(key, {})).rejects.toThrow(RangeError)
      await expect(register.read(key)).rejects.toThrow(RangeError)
      await expect(register.replace(key, {}, '1')).rejects.toThrow(RangeError)
      await expect(register.history(key)).rejects.toThrow(RangeError)
      await expect(register.list(`${key}/`)).rejects.toThrow(RangeError)
      expect(await register.list('')).toEqual([])
    })
  })
}

async function versionOf(register: Register, key: string): Promise<string> {
  const kept = await register.read(key)
  if (kept === undefined) throw new Error(`No record ${key}`)
  return kept.version
}
