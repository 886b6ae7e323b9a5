import { request } from 'node:http'
import { createConnection } from 'node:net'
import { describe, expect, it } from 'vitest'
import { issueLink } from '../../functions/steps/upload-links.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'

const MEETING = '/meetings/environment-and-transport-scrutiny-committee/2026-04-08'

const served = appForTests({ demo: true })

const ask = (path: string, init: RequestInit = {}) =>
  fetch(served().address + path, { redirect: 'manual', ...init })

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { origin: served().address },
})

/** Signs in, and answers the cookie and the token that forms carry. */
async function signedIn(person: number): Promise<{ cookie: string; token: string }> {
  const answer = await ask('/sign-in', form({ person: String(person), to: '/' }))
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await (await ask('/', { headers: { cookie } })).text()
  return { cookie, token: /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '' }
}

describe('whoever is not signed in', () => {
  it.each([
    '/',
    '/programme',
    '/mail',
    '/audit',
    '/audit.csv',
    MEETING,
    `${MEETING}/items/8`,
    `${MEETING}/items/8/1/2`,
  ])('sees nothing of %s', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
  })

  it('gets in by no session that we did not sign', async () => {
    const { cookie } = await signedIn(0)
    const [name = '', value = ''] = cookie.split('=')
    const [words = '', mark = ''] = decodeURIComponent(value).split('.')
    const told = JSON.parse(Buffer.from(words, 'base64url').toString()) as object
    const other = Buffer.from(JSON.stringify({ ...told, name: 'Mallory' })).toString('base64url')
    for (const forged of [`${other}.${mark}`, `${words}.`, words, `${words}.${mark}x`, '.', 'x'])
      expect((await ask('/', { headers: { cookie: `${name}=${forged}` } })).status, forged).toBe(303)
    expect((await ask('/', { headers: { cookie } })).status).toBe(200)
  })

  it('keeps no session from before the sign-in, and none after signing out', async () => {
    const [first, second] = [await signedIn(0), await signedIn(0)]
    expect(first.cookie).not.toBe(second.cookie)
    const again = await ask('/sign-in', {
      ...form({ person: '0', to: '/' }),
      headers: { origin: served().address, cookie: first.cookie },
    })
    expect(again.headers.get('set-cookie')).not.toContain(first.cookie)
    expect(again.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax|SameSite=Lax/)
    const out = await ask('/sign-out', {
      ...form({}),
      headers: { origin: served().address, cookie: second.cookie },
    })
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
  })

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', '/a b'])(
    'is not led to %s by a sign-in',
    async (to) => {
      expect((await ask('/sign-in', form({ person: '0', to }))).headers.get('location')).toBe('/')
    },
  )
})

describe('a form', () => {
  it('of another page does nothing', async () => {
    const { cookie, token } = await signedIn(0)
    const path = `${MEETING}/items/9/mark`
    const fields = { state: 'on-track', because: '', until: '' }
    const sent = (extra: Record<string, string>, origin: string) =>
      ask(path, { ...form({ ...fields, ...extra }), headers: { cookie, origin } })
    expect((await sent({ form: token }, 'https://evil.example')).status).toBe(403)
    expect((await sent({}, served().address)).status).toBe(403)
    expect((await sent({ form: 'guessed' }, served().address)).status).toBe(403)
    const other = await signedIn(0)
    expect((await sent({ form: other.token }, served().address)).status).toBe(403)
    expect((await sent({ form: token }, served().address)).status).toBe(303)
  })

  it('of somebody who may only look does nothing, and exempt papers are not theirs to read', async () => {
    const { cookie, token } = await signedIn(3)
    const answer = await ask(`${MEETING}/assemble`, {
      ...form({ form: token }),
      headers: { cookie, origin: served().address },
    })
    expect(answer.status).toBe(403)
    expect((await ask(`${MEETING}/items/8/1/1`, { headers: { cookie } })).status).toBe(200)
    const exempt = await ask(`${MEETING}/items/8/1/2`, { headers: { cookie } })
    expect(exempt.status).toBe(403)
    expect(await exempt.text()).not.toContain('%PDF')
  })
})

describe('an officer’s link', () => {
  it('says the same of every link that is not one, and opens nothing of anybody else', async () => {
    const page = async (path: string) => (await ask(path)).text()
    const unknown = await page('/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    expect((await page('/r/x')).replace('value="x"', '')).toBe(unknown.replace(/value="A+"/, ''))
    expect((await ask('/r/x')).status).toBe(404)
    const others = await ask(`/r/${served().token}/6`)
    expect(others.status).toBe(404)
    expect(await others.text()).not.toContain('Road safety')
  })

  it('is sent anew when it is too old, to its own reader and nobody else', async () => {
    const { tools } = served()
    const old = {
      ...tools,
      clock: { ...tools.clock, today: () => '2026-01-02' as ReturnType<typeof tools.clock.today> },
    }
    const reader = { name: 'Energy Manager', address: 'energy@brackenshire.example' }
    const token = await issueLink(old, reader, MEETING.replace('/meetings/', ''))
    const page = await (await ask(`/r/${token}`)).text()
    expect(page).toContain('This link is too old')
    const before = await tools.register.list('mails/')
    for (const shown of [token, token, 'made-up'])
      expect(await (await ask('/r/resend', form({ token: shown }))).text()).toContain(
        'If the link was one of ours',
      )
    const mails = (await tools.register.list('mails/')).filter((key) => !before.includes(key))
    expect(mails).toHaveLength(1)
    expect(await tools.register.read(mails[0] ?? '')).toMatchObject({
      value: { to: reader, text: expect.stringContaining('(secret)') },
    })
  })

  it('does not travel to where a page leads, and loads nothing from elsewhere', async () => {
    const answer = await ask(`/r/${served().token}`)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const html = await answer.text()
    expect(html).not.toMatch(/<script(?![^>]* src="\/)|style="|\son\w+="|https?:\/\//)
  })

  it('keeps nothing of an upload of 100 MB whose connection breaks off', async () => {
    const kept = async () => [
      await served().tools.open.list(''),
      (await served().tools.register.list('meetings/')).length,
    ]
    const before = await kept()
    const { hostname, port } = new URL(served().address)
    await new Promise<void>((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port) }, () => {
        socket.write(
          `POST /r/${served().token}/9/report HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${served().address}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 104857600\r\n\r\n--b\r\ncontent-disposition: form-data; name="report"; filename="a.pdf"\r\n\r\n%PDF-1.7\n`,
        )
        const chunk = Buffer.alloc(1024 * 1024, 32)
        for (let count = 0; count < 20; count += 1) socket.write(chunk)
        setTimeout(() => socket.destroy(), 300)
      })
      socket.on('close', () => resolve())
      socket.on('error', (fault: NodeJS.ErrnoException) =>
        fault.code === 'ECONNRESET' ? resolve() : reject(fault),
      )
    })
    expect(await kept()).toEqual(before)
    expect((await ask(`/r/${served().token}/9`)).status).toBe(200)
  })

  it('takes no flood of words, and no more files than it can hold', async () => {
    const flood = form({ question: 'x'.repeat(300 * 1024) })
    expect((await ask(`/r/${served().token}/9/question`, flood)).status).toBe(413)
    expect((await ask('/r/resend', flood)).status).toBe(413)
    // It is told before it is sent.
    const told = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const asked = request(`${served().address}/r/${served().token}/9/report`, {
        method: 'POST',
        headers: {
          origin: served().address,
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': 301 * 1024 * 1024,
        },
      })
      asked.on('response', async (answer) => {
        const chunks: Buffer[] = []
        for await (const chunk of answer) chunks.push(chunk as Buffer)
        resolve([answer.statusCode, Buffer.concat(chunks).toString()])
        asked.destroy()
      })
      asked.on('error', reject)
      asked.flushHeaders()
    })
    expect(told).toEqual([413, expect.stringContaining('larger than 300 MB together')])
  })

  it('takes a file by its content, whatever it is called', async () => {
    const body = new FormData()
    body.append('secrecy', 'open')
    body.append('report', new Blob([Buffer.from(makePdf({ pages: 1 }))]), '../../etc/<b>passwd.pdf')
    const answer = await ask(`/r/${served().token}/9/report`, {
      method: 'POST',
      body,
      headers: { origin: served().address },
    })
    expect(answer.status).toBe(303)
    const page = await (await ask(`/r/${served().token}/9`)).text()
    expect(page).toContain('Report: &lt;b&gt;passwd.pdf, 1 page')
    expect(await served().tools.open.list('uploads/')).not.toContainEqual(expect.stringContaining('passwd'))
  })
})

describe('a restricted paper', () => {
  it('is written down before it is opened', async () => {
    const { cookie } = await signedIn(0)
    const answer = await ask(`${MEETING}/items/8/1/2`, { headers: { cookie } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const trail = await (await ask('/audit.csv', { headers: { cookie } })).text()
    expect(trail).toMatch(/"Committee Clerk","environment[^"]*","opened [^"]*, not for publication"/)
  })
})

it('is shown on the machine that it runs on, by no other name', async () => {
  const { port } = new URL(served().address)
  const answer = await new Promise<string>((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port: Number(port) }, () =>
      socket.write(`GET /sign-in HTTP/1.1\r\nhost: rebound.example:${port}\r\nconnection: close\r\n\r\n`),
    )
    let told = ''
    socket.on('data', (chunk) => {
      told += chunk.toString()
    })
    socket.on('close', () => resolve(told))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 421/)
})

describe('every answer', () => {
  it('keeps browsers to the same rules, a refusal and a fault too', async () => {
    const { cookie } = await signedIn(0)
    const flood = form({ token: 'x'.repeat(300 * 1024) })
    const answers = {
      page: await ask('/sign-in'),
      redirect: await ask('/programme'),
      'no page': await ask('/no/such/page'),
      'no link': await ask('/r/x'),
      'another page’s form': await ask('/r/resend', {
        method: 'POST',
        body: new URLSearchParams({}),
        headers: { origin: 'https://evil.example' },
      }),
      'too much': await ask('/r/resend', flood),
      'style sheet': await ask('/assets/packhorse.css'),
      'restricted paper': await ask(`${MEETING}/items/8/1/2`, { headers: { cookie } }),
      spreadsheet: await ask('/audit.csv', { headers: { cookie } }),
    }
    for (const [name, { headers }] of Object.entries(answers)) {
      expect(headers.get('content-security-policy'), name).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      )
      expect(headers.get('x-content-type-options'), name).toBe('nosniff')
      expect(headers.get('x-frame-options'), name).toBe('DENY')
      expect(headers.get('referrer-policy'), name).toMatch(/^(?:same-origin|no-referrer)$/)
    }
    for (const name of ['page', 'no link', 'restricted paper', 'spreadsheet'] as const)
      expect(answers[name].headers.get('cache-control'), name).toBe('no-store')
  })
})

describe('over HTTPS', () => {
  const secure = appForTests(
    { now: '2026-03-25T09:00' },
    { address: 'https://packhorse.brackenshire.example' },
  )

  it('a session travels over nothing else, and no other page of the domain can set one', async () => {
    const { address } = secure()
    const answer = await fetch(`${address}/sign-in`, {
      ...form({ person: '0', to: '/' }),
      headers: { origin: address },
      redirect: 'manual',
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-packhorse=[^;]+; Max-Age=32400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
  })
})

it.each(['mark', 'pause', 'accept', 'move', 'secrecy'])(
  'lets nobody %s an item that has the number of the one that they saw',
  async (act) => {
    const { cookie, token } = await signedIn(0)
    const sent = form({
      form: token,
      key: 'item-99',
      state: 'withdrawn',
      because: 'Not wanted',
      version: '1',
    })
    const answer = await ask(`${MEETING}/items/8/${act}`, {
      ...sent,
      headers: { ...sent.headers, cookie },
    })
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('The order of the agenda was changed'),
    ])
  },
)
