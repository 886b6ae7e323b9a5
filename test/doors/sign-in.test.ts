import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Directory, directory } from '../support/directory.ts'
import { type ServedApp, servedApp } from '../support/web.ts'

let home: string
let council: Directory
let app: ServedApp

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'packhorse-web-'))
  council = await directory()
  app = await servedApp(
    home,
    { now: '2026-03-25T09:00' },
    {
      address: 'https://reports.testshire.example',
      sessionKey: 'a key of thirty-two letters or more, of a test',
      directory: {
        issuer: council.issuer,
        clientId: 'packhorse',
        clientSecret: 'secret',
        groupsClaim: 'groups',
      },
    },
  )
})

afterEach(() => {
  Object.assign(council, { spoil: {}, forges: false, person: { name: 'Clerk', groups: ['packhorse-clerk'] } })
})

afterAll(async () => {
  await app.close()
  council.close()
  rmSync(home, { recursive: true, force: true })
})

const ask = (path: string, cookie = '') =>
  fetch(app.address + path, { redirect: 'manual', headers: { cookie } })
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** Goes to the directory and comes back; `change` may tamper with the address on the way. */
async function comeBack(to: string, change: (back: URL) => void = () => undefined): Promise<Response> {
  const away = await ask(`/sign-in?to=${encodeURIComponent(to)}`)
  const there = await fetch(away.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  expect(back.origin).toBe('https://reports.testshire.example')
  change(back)
  return ask(back.pathname + back.search, cookieOf(away))
}

describe('the council’s directory', () => {
  it('lets a clerk in, who lands where they wanted to go', async () => {
    council.person = { name: 'Committee Clerk', groups: ['packhorse-clerk', 'everyone'] }
    const answer = await comeBack('/programme')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/programme'])
    const session = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-packhorse=')) ?? ''
    expect(session).toMatch(/HttpOnly/)
    expect(session).toMatch(/Secure/)
    const page = await (await ask('/programme', session.split(';')[0])).text()
    expect(page).toContain('Committee Clerk')
    expect(page).toContain('Import a work programme')
  })

  it('gives nobody in that it puts in no group of ours', async () => {
    council.person = { name: 'Somebody', groups: ['everyone'] }
    const answer = await comeBack('/')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('in no group that may look at these pages')
    expect(answer.headers.getSetCookie().join()).not.toContain('__Host-packhorse=')
  })

  it.each([
    ['is for another program', { spoil: { aud: 'another' } }],
    ['answers another question', { spoil: { nonce: 'another' } }],
    ['comes from elsewhere', { spoil: { iss: 'https://elsewhere.example' } }],
    ['is over', { spoil: { exp: 1_000_000_000 } }],
    ['somebody else signed', { forges: true }],
  ])('is not believed where its token %s', async (_, change) => {
    Object.assign(council, { person: { name: 'Clerk', groups: ['packhorse-clerk'] }, ...change })
    const answer = await comeBack('/')
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie().join()).not.toContain('__Host-packhorse=')
  })

  it('is not believed where the answer is another’s, or comes twice', async () => {
    expect((await comeBack('/', (back) => back.searchParams.set('state', 'another'))).status).toBe(403)
    expect((await comeBack('/', (back) => back.searchParams.set('code', 'guessed'))).status).toBe(403)
    expect((await ask('/signed-in?code=x&state=y')).status).toBe(403)
  })

  it('is the only way in: nobody chooses who to be', async () => {
    const answer = await fetch(`${app.address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ person: '0', to: '/' }),
      headers: { origin: app.address },
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})
