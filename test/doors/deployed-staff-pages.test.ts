import { readFileSync } from 'node:fs'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBucketHome } from '../../functions/adapters/aws/bucket-home.ts'
import { type Cloud, cloud } from '../support/cloud.ts'
import { type Directory, directory } from '../support/directory.ts'
import { type Asked, askPages } from '../support/http-api.ts'
import { makePdf } from '../support/make-pdf.ts'
import { atTheDesk } from '../support/packhorse.ts'

const SAMPLE = new URL('../../functions/local/sample/', import.meta.url)
const MEETING = '/meetings/environment-and-transport-scrutiny-committee/2026-04-08'
const SESSION_KEY = 'a key of thirty-two letters or more, of a test'
const CLIENT_SECRET = 'what the directory of the test gave'
const NINE = Date.parse('2026-03-25T09:00:00Z')

let council: Directory
let aws: Cloud
let clerk: string

beforeAll(async () => {
  council = await directory()
  aws = await cloud({ PACKHORSE_OIDC_ISSUER: council.issuer })
  Object.assign(aws.services.secrets, {
    'packhorse/testshire/session-key': SESSION_KEY,
    'packhorse/testshire/directory-secret': CLIENT_SECRET,
  })
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value)
  vi.stubEnv('PACKHORSE_RESTRICTED', aws.restricted)
})

afterAll(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  await aws.close()
  council.close()
})

const ask = (path: string, asked: Partial<Asked> = {}) =>
  askPages(aws, 'staff-web', path, { at: NINE, ...asked })

/** Signs in by the directory, and answers the session's cookie. */
async function signIn(name: string, group: string, sub = name): Promise<string> {
  council.person = { name, groups: [group], sub }
  const away = await ask('/sign-in?to=/programme')
  const there = await fetch(away.to, { redirect: 'manual' })
  const { pathname, search } = new URL(there.headers.get('location') ?? '')
  const back = await ask(pathname + search, { cookie: away.cookies[0] ?? '' })
  expect(back.to).toBe('/programme')
  return back.cookies.find((one) => one.startsWith('__Host-packhorse=')) ?? ''
}

/** Sends a form of a page, as who is signed in. */
async function send(page: string, path: string, fields: Record<string, string>, cookie = clerk) {
  const { body } = await ask(page, { cookie })
  const form = /name="form" value="([^"]+)"/.exec(body)?.[1] ?? ''
  return ask(path, { cookie, fields: { form: unescaped(form), ...fields } })
}

const unescaped = (html: string): string => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')

async function everyKey(place: string): Promise<string[]> {
  const Bucket = place.slice('s3://'.length)
  const { Contents = [] } = await aws.s3.send(new ListObjectsV2Command({ Bucket }))
  return Contents.flatMap(({ Key }) => Key ?? [])
}

/** Imports a file by the page: looks at what would change, and does it. */
async function importByPage(name: string): Promise<void> {
  const { body } = await ask('/programme', { cookie: clerk })
  const form = unescaped(/name="form" value="([^"]+)"/.exec(body)?.[1] ?? '')
  const chosen = new FormData()
  chosen.append('form', form)
  chosen.append('file', new Blob([readFileSync(new URL(name, SAMPLE))]), name)
  const preview = await ask('/programme/preview', { cookie: clerk, fields: chosen })
  const content = unescaped(/name="content" value="([^"]*)"/.exec(preview.body)?.[1] ?? '')
  const done = await ask('/programme/import', { cookie: clerk, fields: { form, name, content } })
  expect(done.to).toBe('/programme?done=imported')
}

/** A clerk asks for packs on the meeting's page, and the queue hands that to the function that compiles. */
async function compile(): Promise<void> {
  expect((await send(MEETING, `${MEETING}/assemble`, { reason: '' })).to).toBe(`${MEETING}/compilation`)
  expect((await ask(`${MEETING}/compilation`, { cookie: clerk })).body).toContain('being compiled')
  const { queue = '', body = '' } = aws.services.sent.at(-1) ?? {}
  expect(queue).toBe('packhorse-testshire-packing')
  const record = { messageId: '1', body, attributes: { SentTimestamp: String(NINE) } }
  expect(await aws.invoke('assemble-pack', { Records: [record] })).toEqual({ batchItemFailures: [] })
  expect((await ask(`${MEETING}/compilation`, { cookie: clerk })).to).toBe(`${MEETING}?done=compiled`)
}

/** A clerk decides who may see the report of item 6. */
async function change(fields: Record<string, string>): Promise<void> {
  const item = `${MEETING}/items/6`
  const said = { file: '1', because: 'It tells prices.', review: '2027-04-08', ...fields }
  expect((await send(item, `${item}/secrecy`, said)).to).toBe(`${item}?done=secrecy`)
}

describe('the staff’s pages as they are deployed', () => {
  it('let a clerk in by the council’s directory, and nobody else', async () => {
    expect((await ask('/')).to).toBe('/sign-in?to=%2F')
    clerk = await signIn('Committee Clerk', 'packhorse-clerk')
    expect((await ask('/', { cookie: clerk })).body).toContain('Committee Clerk')
    expect((await ask('/', { cookie: `${clerk}x` })).to).toContain('/sign-in')
    expect((await ask('/r/made-up')).status).toBe(404)
  })

  it('keep their secrets out of what can be read of the function, and out of its log', async () => {
    const { environment } = aws.functions.get('staff-web') ?? { environment: {} }
    expect(environment).toMatchObject({ PACKHORSE_SESSION_KEY_KEPT_AS: 'packhorse/testshire/session-key' })
    const { log } = await aws.started('staff-web')
    for (const secret of [SESSION_KEY, CLIENT_SECRET])
      expect(JSON.stringify(environment) + log).not.toContain(secret)
  })

  it('take a committee and a work programme in, and say how large a file may be', async () => {
    await importByPage('committee.json')
    await importByPage('work-programme.csv')
    const large = new FormData()
    large.append('file', new Blob([Buffer.alloc(3.2 * 1024 * 1024, 'a,')]), 'large.csv')
    const form = /name="form" value="([^"]+)"/.exec((await ask('/programme', { cookie: clerk })).body)?.[1]
    large.append('form', unescaped(form ?? ''))
    const refused = await ask('/programme/preview', { cookie: clerk, fields: large })
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('may have 3 MB')])
  })

  it('show every page', async () => {
    const pages = ['/', '/programme', '/mail', '/punctuality', '/audit', MEETING, `${MEETING}/items/8`]
    for (const page of pages) expect((await ask(page, { cookie: clerk })).status, page).toBe(200)
    expect((await ask('/programme.csv', { cookie: clerk })).body).toContain('Environment and Transport')
  })

  it('have packs compiled by the queue, and show how far they are', async () => {
    const desk = atTheDesk(aws.home)
    desk.setNow('2026-03-24T16:00')
    const paper = (name: string) => desk.lay(name, makePdf({ pages: 2, lines: () => [name] }))
    const exempt = ['--exempt-appendix', '1:3', '--because', 'The tenders are open.']
    await desk.run('submit', MEETING.slice(10), '6', paper('safety.pdf'))
    expect(
      await desk.run(
        'submit',
        MEETING.slice(10),
        '8',
        paper('energy.pdf'),
        '--appendix',
        paper('tenders.pdf'),
        ...exempt,
      ),
    ).toMatchObject({ code: 0 })

    await change({ version: '1', secrecy: 'exempt', paragraph: '3' })
    await change({ version: '2', secrecy: 'open', confirm: 'yes' })
    await compile()
  })

  it('hand papers over by links that are good for a minute, once it is written down who reads what is exempt', async () => {
    const { body } = await ask(MEETING, { cookie: clerk })
    const packs = [...body.matchAll(/href="([^"]+\/packs\/[^"]+\.pdf)"/g)].map(([, path = '']) => path)
    const [open = '', restricted = ''] = packs.toSorted((one) => (one.includes('restricted') ? 1 : -1))
    const reader = await signIn('Councillor', 'packhorse-reader')
    expect((await ask(restricted, { cookie: reader })).status).toBe(403)
    expect((await ask('/audit', { cookie: clerk })).body).not.toMatch(/opened [^<]*not for publication/)

    for (const path of [open, restricted, `${MEETING}/items/8/1/2`]) {
      const given = await ask(path, { cookie: clerk })
      expect([given.status, given.headers['referrer-policy'], given.headers['cache-control']], path).toEqual([
        303,
        'no-referrer',
        'no-store',
      ])
      const taken = await fetch(given.to)
      expect(taken.headers.get('content-type')).toBe('application/pdf')
      expect(taken.headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+\.pdf"$/)
      expect(Buffer.from(await taken.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/)
      vi.setSystemTime(Date.now() + 61_000)
      expect((await fetch(given.to)).status, path).toBe(403)
      vi.useRealTimers()
    }
    const audit = await ask('/audit', { cookie: clerk })
    expect(audit.body.match(/opened [^<]*not for publication/g)).toHaveLength(2)
  })

  it('draw the pages of packs', async () => {
    const page = await ask(`${MEETING}/versions/1/public/pages/1/small.png`, { cookie: clerk })
    expect([page.status, page.headers['content-type'], page.body.slice(1, 4)]).toEqual([
      200,
      'image/png',
      'PNG',
    ])
  })

  it('have a paper moved that becomes exempt, or is so no longer, by a function that does nothing else', async () => {
    // An earlier try died after it had copied the packs.
    const stores = await openBucketHome(aws.s3, aws)
    if ('refused' in stores) throw new Error('The home of the test is not there')
    const { open, restricted } = stores.done
    for (const key of await open.list('packs/'))
      await restricted.put(key, (await open.get(key)) ?? new Uint8Array())
    await change({ version: '3', secrecy: 'exempt', paragraph: '3' })
    const keys = async () => (await everyKey(aws.home)).filter((key) => /^open\/(uploads|packs)/.test(key))
    const without = await keys()
    await change({ version: '4', secrecy: 'open', confirm: 'yes' })
    expect((await keys()).length).toBe(without.length + 1)
    await compile()
  })

  it('lay a ZIP and a spreadsheet aside for whoever asked', async () => {
    for (const [path, name, kind] of [
      [`${MEETING}/versions/2.zip`, /\.zip"$/, 'application/zip'],
      ['/audit.csv', /"audit\.csv"$/, 'text/csv; charset=utf-8'],
    ] as const) {
      const { to } = await ask(path, { cookie: clerk })
      expect(new URL(to).pathname).toContain('/handed/')
      const taken = await fetch(to)
      expect(taken.headers.get('content-type')).toBe(kind)
      expect(taken.headers.get('content-disposition')).toMatch(name)
    }
  })

  it('have a second person release, by a function that locks what is published', async () => {
    const early = await send(MEETING, `${MEETING}/release`, { version: '2', because: '' })
    expect([early.status, early.body]).toEqual([
      422,
      expect.stringContaining('somebody else has to look at it'),
    ])
    const renamed = await signIn('Clerk to the Committee', 'packhorse-clerk', 'Committee Clerk')
    const own = await send(MEETING, `${MEETING}/release`, { version: '2', because: '' }, renamed)
    expect([own.status, own.body]).toEqual([
      422,
      expect.stringContaining('You compiled this pack yourself, as Committee Clerk'),
    ])
    // A new colleague is called what the first clerk is called.
    const second = await signIn('Committee Clerk', 'packhorse-clerk', 'a colleague')
    const before = await ask(`${MEETING}/release`, { cookie: second })
    expect(before.body).toContain('Somebody else who is called Committee Clerk as well compiled it.')
    // pdf.js holds the packs against their manifests within the function.
    const checked = await ask(`${MEETING}/versions/2/restricted`, { cookie: second })
    expect(checked.body).toContain('The file is the one that was bound, byte for byte.')
    const released = await send(MEETING, `${MEETING}/release`, { version: '2', because: '' }, second)
    expect(released.to).toBe(`${MEETING}?done=released`)
    const Bucket = aws.home.slice('s3://'.length)
    const feed = await aws.s3.send(new GetObjectCommand({ Bucket, Key: 'open/published/feed.atom' }))
    expect(await feed.Body?.transformToString()).toContain('https://papers.testshire.example/')
    const again = await send(MEETING, `${MEETING}/release`, { version: '2', because: '' }, second)
    expect([again.status, again.body]).toEqual([422, expect.stringContaining('was released on')])
    const audit = await (await fetch((await ask('/audit.csv', { cookie: second })).to)).text()
    const whose = (what: string): string | undefined =>
      audit
        .split('\r\n')
        .find((row) => row.includes(what))
        ?.split('"')
        .at(-2)
    expect([whose('pack compiled, version 2'), whose('pack released')]).toEqual([
      `${council.issuer} Committee Clerk`,
      `${council.issuer} a colleague`,
    ])
  })

  it('have the public’s pages brought up to date, by a function of its own', async () => {
    const marked = await send(`${MEETING}/items/7`, `${MEETING}/items/7/mark`, {
      state: 'withdrawn',
      because: 'The contract was ended.',
      until: '',
    })
    expect(marked.to).toContain('done=marked')
    expect(aws.asked.at(-1)).toEqual({ committee: MEETING.split('/')[2] })
    const page = () =>
      aws.s3
        .send(
          new GetObjectCommand({
            Bucket: aws.home.slice('s3://'.length),
            Key: `open/published/${MEETING.slice('/meetings/'.length)}/index.html`,
          }),
        )
        .then(({ Body }) => Body?.transformToString())
    await vi.waitFor(async () => expect(await page()).toMatch(/withdrawn/i), 10_000)
  })

  it('have rights that suffice, and none to spare', async () => {
    for (const act of ['staff-web', 'release-pack', 'publish-pages', 'set-secrecy'])
      expect(aws.unused(act), act).toEqual([])
    const { endpoint } = aws.s3.config
    const as = (act: string) =>
      new S3Client({
        ...(endpoint === undefined ? {} : { endpoint }),
        region: 'eu-west-2',
        forcePathStyle: true,
        credentials: { accessKeyId: act, secretAccessKey: 'test' },
      })
    const exempt = { Bucket: aws.restricted.slice('s3://'.length), Key: 'packs/any.pdf' }
    for (const act of ['release-pack', 'publish-pages'])
      await expect(as(act).send(new GetObjectCommand(exempt)), act).rejects.toThrow('AccessDenied')
  })
})
