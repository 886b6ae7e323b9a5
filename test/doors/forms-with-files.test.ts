import { expect, it } from 'vitest'
import { multipartForm } from '../../functions/adapters/web/multipart-form.ts'
import { type Answer, done, refuse } from '../../functions/domain/refusal.ts'
import type { ArrivingFile, FormWords } from '../../functions/ports/form-reader.ts'
import { roomForFiles } from '../../functions/web/room-for-files.ts'

const MB = 1024 * 1024
const MOST = { bytes: 20 * MB, files: 3, beyond: refuse('That is too much.') }

/** Reads a form as a browser sends it; answers its words, and every file with its size. */
async function read(
  form: FormData | string,
  { most = MOST, take }: { most?: typeof MOST; take?: (file: ArrivingFile) => Promise<Answer<unknown>> } = {},
): Promise<{ answer: Answer<FormWords>; files: string[] }> {
  const files: string[] = []
  const count = async ({ field, name, content }: ArrivingFile): Promise<Answer<unknown>> => {
    let bytes = 0
    for await (const piece of content) bytes += piece.length
    files.push(`${field}: ${name}, ${bytes}`)
    return done(null)
  }
  const headers = typeof form === 'string' ? { 'content-type': 'multipart/form-data; boundary=b' } : {}
  const request = new Request('http://localhost', { method: 'POST', body: form, headers })
  const type = request.headers.get('content-type') ?? ''
  return { answer: await multipartForm({ type, body: request.body }, most, take ?? count), files }
}

function aForm(files: [field: string, name: string, bytes: number][]): FormData {
  const form = new FormData()
  form.append('key', 'item-9')
  for (const [field, name, bytes] of files) form.append(field, new Blob([new Uint8Array(bytes)]), name)
  form.append('because', 'Cafés “offen”')
  return form
}

it('hands on every file in its order under its own name, small or large, and keeps the words before and after', async () => {
  const { answer, files } = await read(
    aForm([
      ['report', 'Prüfbericht – Café (2).pdf', 5 * MB],
      ['appendix', '', 0],
      ['appendix', 'empty.pdf', 0],
      ['appendix', 'map.png', 3],
    ]),
    { most: { ...MOST, files: 4 } },
  )
  expect(answer).toEqual(
    done([
      ['key', 'item-9'],
      ['because', 'Cafés “offen”'],
    ]),
  )
  expect(files).toEqual([
    `report: Prüfbericht – Café (2).pdf, ${5 * MB}`,
    'appendix: empty.pdf, 0',
    'appendix: map.png, 3',
  ])
})

it('stops reading at its limits, and where a file is refused', async () => {
  const many = aForm([1, 2, 3, 4].map((one) => ['appendix', `${one}.pdf`, 10]))
  expect((await read(many)).answer).toEqual(MOST.beyond)
  const large = aForm([['report', 'large.pdf', 21 * MB]])
  expect((await read(large)).answer).toEqual(MOST.beyond)
  const refused = refuse('Not this one.')
  const take = async ({ content }: ArrivingFile) => {
    for await (const _ of content) return refused
    return done(null)
  }
  expect((await read(aForm([['report', 'a.pdf', 15 * MB]]), { take })).answer).toEqual(refused)
})

it('refuses a form that ends before its end, and finds nothing in one of another kind', async () => {
  const begun = '--b\r\ncontent-disposition: form-data; name="report"; filename="a.pdf"\r\n\r\n%PDF-1.7'
  const { answer, files } = await read(begun)
  expect(answer).toMatchObject({ refused: [{ message: expect.stringContaining('ended before its end') }] })
  expect(files).toEqual([])
  expect((await read('no form at all')).answer).toHaveProperty('refused')
  const body = new Blob(['report=a']).stream()
  expect(await multipartForm({ type: 'text/plain', body }, MOST, async () => done(null))).toEqual(done([]))
})

it('lets go of a file whose sender is gone', async () => {
  const start = '--b\r\ncontent-disposition: form-data; name="report"; filename="a.pdf"\r\n\r\n%PDF'
  const body = new ReadableStream<Uint8Array>({
    start: (way) => way.enqueue(new TextEncoder().encode(start)),
    pull: (way) => way.error(new Error('The line is cut')),
  })
  let ended = ''
  const take = async ({ content }: ArrivingFile): Promise<Answer<unknown>> => {
    try {
      for await (const _ of content);
    } catch (fault) {
      ended = String(fault)
      throw fault
    }
    return done(null)
  }
  const type = 'multipart/form-data; boundary=b'
  await expect(multipartForm({ type, body }, MOST, take)).rejects.toThrow('The line is cut')
  expect(ended).toContain('not taken')
})

it('has few large files looked at at once, whoever came first first, and small ones beside them', async () => {
  const within = roomForFiles(10)
  const order: string[] = []
  const gates = new Map<string, () => void>()
  const act = (name: string, bytes: number) =>
    within(bytes, async () => {
      order.push(name)
      await new Promise<void>((resolve) => gates.set(name, resolve))
    })
  const all = [act('large', 50), act('next', 6), act('small', 2), act('third', 6)]
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  await settle()
  expect(order).toEqual(['large'])
  gates.get('large')?.()
  await settle()
  expect(order).toEqual(['large', 'next', 'small'])
  gates.get('next')?.()
  await settle()
  expect(order).toEqual(['large', 'next', 'small', 'third'])
  for (const open of gates.values()) open()
  await Promise.all(all)
})
