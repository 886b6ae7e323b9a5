import { request } from 'node:http'
import { expect, it } from 'vitest'
import { countingLimits } from '../../functions/web/limits.ts'
import { appForTests } from '../support/app-for-tests.ts'

const alone = appForTests({ demo: true })
const behindOne = appForTests({ demo: true }, { proxies: 1 })

interface Told {
  status: number
  retryAfter: string | undefined
  words: string
}

/** Asks as whoever a web server before us says. */
const asked = (served: typeof alone, path: string, forwardedFor: string, form = ''): Promise<Told> =>
  new Promise((resolve, reject) => {
    const { address } = served()
    const headers = {
      origin: address,
      'x-forwarded-for': forwardedFor,
      ...(form === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const asking = request(
      address + path,
      { method: form === '' ? 'GET' : 'POST', headers },
      async (answer) => {
        const chunks: Buffer[] = []
        for await (const chunk of answer) chunks.push(chunk as Buffer)
        const words = Buffer.concat(chunks).toString()
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], words })
      },
    )
    asking.on('error', reject)
    asking.end(form)
  })

async function guesses(served: typeof alone, count: number, from: (guess: number) => string): Promise<Told> {
  let last: Told | undefined
  for (let guess = 0; guess < count; guess += 1) last = await asked(served, `/r/guess-${guess}`, from(guess))
  if (last === undefined) throw new Error('Nothing was guessed')
  return last
}

it('holds up whoever tries links, whatever they say of themselves, and never a link that opens', async () => {
  expect((await guesses(alone, 30, (guess) => `10.0.0.${guess}`)).status).toBe(404)
  const held = await asked(alone, '/r/guess', '192.0.2.1')
  expect([held.status, Number(held.retryAfter) > 500]).toEqual([429, true])
  expect(held.words).toContain('Many links that do not open were tried from your network. Wait 10 minutes')
  expect((await asked(alone, `/r/${alone().token}`, '192.0.2.1')).status).toBe(200)
})

it('believes the web server before it where a setting says that there is one, and what stands before that not', async () => {
  expect((await guesses(behindOne, 31, (guess) => `10.0.0.${guess}, 192.0.2.1`)).status).toBe(429)
  expect((await asked(behindOne, '/r/guess', '192.0.2.2')).status).toBe(404)
  // One household's IPv6 addresses are one client, and an address may come with a port.
  expect((await guesses(behindOne, 31, (guess) => `[2001:db8::${guess}]:50${guess}`)).status).toBe(429)
  expect((await asked(behindOne, '/r/guess', '2001:db8:0:1::1')).status).toBe(404)
})

it('takes so many questions of one person and no more, and so many askings for a new link', async () => {
  const question = (words: string) =>
    asked(alone, `/r/${alone().token}/9/question`, '', `question=${encodeURIComponent(words)}`)
  for (let count = 1; count <= 20; count += 1) expect((await question(`No. ${count}?`)).status).toBe(303)
  const held = await question('One more?')
  expect(held.status).toBe(429)
  expect(held.words).toContain('Many questions were sent. Wait 60 minutes, then try again. Nothing was done.')

  const resend = () => asked(alone, '/r/resend', '', 'token=lost')
  for (let count = 1; count <= 3; count += 1) expect((await resend()).status).toBe(200)
  expect((await resend()).status).toBe(429)
})

it('counts for a while, and forgets the oldest before it fills the memory', () => {
  let now = 0
  const limits = countingLimits(() => now, 3)
  const wrong = (client: string) => limits.count('wrong-link', { person: null, client })
  for (let count = 0; count < 30; count += 1) expect(wrong('a')).toBeNull()
  now += 60_000
  expect(wrong('a')).toBe(540)
  now += 540_000
  expect(wrong('a')).toBeNull()
  for (let count = 0; count < 40; count += 1) wrong('b')
  expect(wrong('b')).toBe(600)
  for (const client of ['c', 'd', 'e']) wrong(client)
  expect(wrong('b')).toBeNull()
})
