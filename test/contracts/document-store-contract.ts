import { describe, expect, test } from 'vitest'
import { AlreadyKept, type DocumentStore } from '../../functions/ports/document-store.ts'

const KEY = 'uploads/x/2017-07-26/Annual Report: "£5".pdf'
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** What every document store promises. `make` gives a new, empty one of that name. */
export function documentStoreContract(
  kind: string,
  make: (name: DocumentStore['name']) => DocumentStore,
): void {
  describe(`the document store ${kind}`, () => {
    test('gives back the bytes that it was given, as plain bytes', async () => {
      const store = make('open')
      await store.put(KEY, bytes(37, 80, 68, 70, 0, 255))
      const kept = await store.get(KEY)
      expect(kept).toEqual(bytes(37, 80, 68, 70, 0, 255))
      expect(kept && Object.getPrototypeOf(kept)).toBe(Uint8Array.prototype)
      expect(await store.get('uploads/none.pdf')).toBeUndefined()
      expect(await store.get('uploads')).toBeUndefined()
      expect(await store.get(`${KEY}/deeper`)).toBeUndefined()
    })

    test('takes the same bytes again, and never others', async () => {
      const store = make('open')
      await store.put(KEY, bytes(1, 2))
      await store.put(KEY, bytes(1, 2))
      await expect(store.put(KEY, bytes(1, 3))).rejects.toThrow(AlreadyKept)
      await expect(store.put(KEY, bytes(1, 2, 3))).rejects.toThrow(AlreadyKept)
      expect(await store.get(KEY)).toEqual(bytes(1, 2))
    })

    test('lets one of many rivals win, and tells the others', async () => {
      const store = make('open')
      const puts = await Promise.allSettled([1, 2, 3, 4, 5].map((one) => store.put(KEY, bytes(one))))
      expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await store.get(KEY)).toEqual(bytes(puts.findIndex(({ status }) => status === 'fulfilled') + 1))
    })

    test('keeps an empty file, and a large one', async () => {
      const store = make('restricted')
      const large = new Uint8Array(5_000_000).map((_, at) => at % 251)
      await store.put('empty', bytes())
      await store.put('large', large)
      expect(await store.get('empty')).toEqual(bytes())
      expect(Buffer.compare((await store.get('large')) ?? bytes(), large)).toBe(0)
    })

    test('never hands out what it keeps, nor keeps what it was handed', async () => {
      const store = make('open')
      const given = bytes(1, 2)
      await store.put(KEY, given)
      given[0] = 9
      const got = await store.get(KEY)
      if (got) got[1] = 9
      expect(await store.get(KEY)).toEqual(bytes(1, 2))
    })

    test('lists keys by any prefix, in order of their bytes', async () => {
      const store = make('open')
      for (const key of ['packs/b.pdf', 'packs/a/public.pdf', 'packs-old', KEY])
        await store.put(key, bytes(1))
      expect(await store.list('')).toEqual(['packs-old', 'packs/a/public.pdf', 'packs/b.pdf', KEY])
      expect(await store.list('packs/')).toEqual(['packs/a/public.pdf', 'packs/b.pdf'])
      expect(await store.list('packs/b')).toEqual(['packs/b.pdf'])
    })

    test('takes a document out for good, and nothing else', async () => {
      const store = make('open')
      for (const key of [KEY, `${KEY}.json`]) await store.put(key, bytes(1))
      await store.remove(KEY)
      await store.remove(KEY)
      expect(await store.get(KEY)).toBeUndefined()
      expect(await store.list('')).toEqual([`${KEY}.json`])
      await store.put(KEY, bytes(2))
      expect(await store.get(KEY)).toEqual(bytes(2))
    })

    test('says its name, and where a person finds a file', () => {
      const store = make('restricted')
      expect(store.name).toBe('restricted')
      expect(store.whereabouts('packs/a.pdf')).toMatch(/packs.a\.pdf$/)
    })

    test.each(['', '../out', 'a/../../out', '/etc/passwd', 'a//b', 'a\\b', '.tmp/a', 'a\0'])(
      'will not have %j for a key',
      async (key) => {
        const store = make('open')
        await expect((async () => store.put(key, bytes(1)))()).rejects.toThrow(RangeError)
        await expect((async () => store.get(key))()).rejects.toThrow(RangeError)
        expect(() => store.whereabouts(key)).toThrow(RangeError)
        expect(await store.list('')).toEqual([])
      },
    )
  })
}
