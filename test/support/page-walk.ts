import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Browser, Page } from 'puppeteer-core'
import { day } from '../../functions/domain/calendar/day.ts'
import { offerKey, type UploadOffer } from '../../functions/domain/submissions/upload-offer.ts'
import { otherMeetings } from '../../functions/local/demo/other-meetings.ts'
import { changeRecord } from '../../functions/steps/change-record.ts'
import { offerUpload } from '../../functions/steps/offer-upload.ts'
import { issueLink } from '../../functions/steps/upload-links.ts'
import { officerApp, webApp } from '../../functions/web/app.ts'
import type { Env } from '../../functions/web/page.ts'
import { makePdf } from './make-pdf.ts'
import { type ServedApp, type Start, servedApp } from './web.ts'
import { whatDidNotGo } from './what-did-not-go.ts'

const NAME = 'environment-and-transport-scrutiny-committee/2026-04-08'
const MEETING = `/meetings/${NAME}`
const SAMPLE = new URL('../../functions/local/sample/', import.meta.url).pathname

/** Routes that hand over a file, a picture or an address, and never a page. */
export const NO_PAGES = [
  '/assets/packhorse.css',
  '/assets/packhorse.js',
  '/assets/committee-report.docx',
  '/audit.csv',
  '/programme.csv',
  '/r/:token/:item{[0-9]+}/files/:file{[0-9a-f-]{36}}',
  '/r/:token/:committee{[a-z0-9-]+}/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}/:item{[0-9]+}/files/:file{[0-9a-f-]{36}}',
  '/r/:token/:item{[0-9]+}/pages/:page{[0-9]+}',
  '/r/:token/:committee{[a-z0-9-]+}/:date{[0-9]{4}-[0-9]{2}-[0-9]{2}}/:item{[0-9]+}/pages/:page{[0-9]+}',
  '/meetings/:committee/:date/packs/:file',
  '/meetings/:committee/:date/versions/:file{[0-9]+\\.zip}',
  '/meetings/:committee/:date/items/:item{[0-9]+}/:version{[0-9]+}/:file{[0-9]+}',
  '/meetings/:committee/:date/versions/:version{[0-9]+}/:kind/pages/:page{[1-9][0-9]{0,4}}/:size',
]

/** What is done with each page in each of its states. */
export type Look = (page: Page, name: string) => Promise<void>

/** A person at a browser, who is looked over the shoulder. */
interface Walker {
  app: ServedApp
  page: Page
  /** Comes to a page, and has it looked at. */
  at(name: string, path: string): Promise<void>
  /** Does something that leads to another page, and has that looked at. */
  after(name: string, act: () => Promise<unknown>): Promise<void>
  /** Signs in as one of those who may be chosen. */
  as(number: number): Promise<void>
  /** Chooses a file for a form. */
  choose(field: string, name: string, content: Uint8Array | string): Promise<void>
  /** Has a page looked at that another app over the same store answers: one that cannot be served here. */
  shown(name: string, other: Hono<Env>, path: string, init?: RequestInit): Promise<Response>
}

/**
 * Every page in every state that it can be in: the one list that is looked at by machine, on small screens and as
 * pictures. Answers which addresses were seen. A new page belongs here: a route that is not seen fails a test.
 */
export async function walkPages(
  browser: Browser,
  look: Look,
): Promise<{ seen: Set<string>; routes: string[] }> {
  const seen = new Set<string>()
  const routes = new Set<string>()
  const desk = mkdtempSync(join(tmpdir(), 'packhorse-walk-'))
  const during = async (start: Start, walk: (walker: Walker) => Promise<void>): Promise<void> => {
    const app = await servedApp(mkdtempSync(join(desk, 'home-')), start)
    for (const { method, path } of webApp(app.tools).routes) if (method === 'GET') routes.add(path)
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    // Where somebody was led through is a page that was seen, too.
    page.on('response', (answer) => {
      if (answer.request().isNavigationRequest()) seen.add(new URL(answer.url()).pathname)
    })
    await page.setViewport({ width: 1280, height: 800 })
    const walker: Walker = {
      app,
      page,
      async at(name, path) {
        await page.goto(app.address + path, { waitUntil: 'load' })
        await look(page, name)
      },
      async after(name, act) {
        await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), act()])
        await look(page, name)
      },
      async as(number) {
        await page.goto(`${app.address}/sign-in`)
        await page.click(`#person-${number}`)
        await Promise.all([page.waitForNavigation(), page.click('main button')])
      },
      async choose(field, name, content) {
        const path = join(desk, name)
        writeFileSync(path, content)
        const input = (await page.waitForSelector(field)) as unknown as {
          uploadFile(...paths: string[]): Promise<void>
        }
        await input.uploadFile(path)
      },
      async shown(name, other, path, init) {
        for (const route of other.routes) if (route.method === 'GET') routes.add(route.path)
        const answer = await other.request(app.address + path, init)
        if (answer.headers.get('content-type')?.startsWith('text/html') !== true) return answer
        seen.add(path)
        await page.goto(`${app.address}/sign-in`)
        await page.setContent(await answer.text(), { waitUntil: 'load' })
        await look(page, name)
        return answer
      },
    }
    await walk(walker)
    await context.close()
    await app.close()
  }
  try {
    await during({ now: '2026-03-25T09:00' }, emptyStore)
    await during({ demo: true }, async (walker) => {
      await officers(walker)
      await elsewhere(walker)
      await staff(walker)
      await packs(walker)
      await secondCommittee(walker)
      await thePublic(walker)
    })
  } finally {
    rmSync(desk, { recursive: true, force: true })
  }
  return { seen, routes: [...routes] }
}

/** Sends a form as it stands, past the browser's own refusals and our script: what the server says to it is a page too. */
const send = (page: Page, form: string) =>
  page.$eval(form, (element) => (element as unknown as { submit(): void }).submit())

async function emptyStore({ page, at, as, after, choose }: Walker): Promise<void> {
  await at('sign-in', '/sign-in')
  await after('sign-in refused', () => send(page, 'main form'))
  await at('signed-out', '/signed-out')
  await as(0)
  for (const name of ['programme', 'mail', 'punctuality', 'audit']) await at(`${name} empty`, `/${name}`)
  await at('today empty', '/')
  await at('programme before import', '/programme')
  await after('programme without a file', () => send(page, 'form[action="/programme/preview"]'))
  await choose('#file', 'committee.json', readFileSync(`${SAMPLE}committee.json`))
  await after('preview of a committee', () => send(page, 'form[action="/programme/preview"]'))
  await after('programme with a committee', () => page.click('form[action="/programme/import"] button'))
  await choose('#file', 'wrong.csv', 'committee,date,title\nRoads,31/02/2026,\n')
  await after('programme refused', () => send(page, 'form[action="/programme/preview"]'))
  await choose('#file', 'work-programme.csv', readFileSync(`${SAMPLE}work-programme.csv`))
  await after('preview of a programme', () => send(page, 'form[action="/programme/preview"]'))
  await after('programme imported', () => page.click('form[action="/programme/import"] button'))
}

async function officers({ app, page, at, after, choose }: Walker): Promise<void> {
  const report = `/r/${app.token}/${NAME}/9`
  await at('officer no link', '/r/nobodys')
  const { clock } = app.tools
  const old = { ...app.tools, clock: { ...clock, today: () => day('2026-01-02') } }
  const energy = { name: 'Energy Manager', address: 'energy@brackenshire.example' }
  await at('officer old link', `/r/${await issueLink(old, energy, NAME)}`)
  await after('officer link sent anew', () => page.click('form[action="/r/resend"] button'))
  await at('officer', `/r/${app.token}`)
  await at('officer report', report)
  await at('officer report by its number', `/r/${app.token}/9`)
  await after('officer question refused', () => send(page, 'form[action$="/question"]'))
  await after('officer state refused', () => send(page, 'form[action$="/state"]'))
  await choose('#report', 'Report.docx', 'PK\u0003\u0004 word/document.xml')
  await after('officer report refused', () => send(page, 'form[data-upload]'))
  const marked = makePdf({ pages: 1, lines: () => ['NOT FOR PUBLICATION'] })
  await choose('#report', 'secret.pdf', marked)
  await after('officer report leaves a choice', () => send(page, 'form[data-upload]'))
  await at('officer not an item of theirs', `/r/${app.token}/${NAME}/6`)
  await page.goto(app.address + report)
  await page.type('#question', 'Is the map of 2024 wanted too?')
  await after('officer question asked', () => send(page, 'form[action$="/question"]'))
  await choose('#report', 'report.pdf', makePdf({ pages: 2 }))
  await after('officer report received', () => send(page, 'form[data-upload]'))
  for (const place of [report, `/r/${app.token}/9`])
    await at('officer waits for a scan', `${place}/offer/${await aScanBeingRead(app)}`)
}

/** Answers the name of an upload whose pages are being read by machine. */
async function aScanBeingRead({ tools }: ServedApp): Promise<string> {
  const secrecy = { paragraphs: [], confidential: false, because: '', review: null }
  const asked = { meeting: NAME, item: 9, by: 'Energy Manager', files: [{ name: 'signed.pdf', secrecy }] }
  const offer = await offerUpload(tools, asked)
  if ('refused' in offer) throw new Error('Nothing can be sent for this item')
  const { id } = offer.done
  await changeRecord<UploadOffer, true>(tools, offerKey(id), (standing) => ({
    next: { ...standing, begun: 1, progress: { done: 2, total: 40, doing: 'reading the words' } },
    answer: true,
  }))
  return id
}

/** What is shown on AWS alone, where files go past us; and what is said when the store is gone. */
async function elsewhere({ app, shown }: Walker): Promise<void> {
  const forms = { issue: async () => ({ url: 'https://uploads.example/', fields: { key: 'offers/1' } }) }
  const onAws = officerApp({ ...app.tools, intake: { by: 'forms', forms, preview: null } })
  const report = `/r/${app.token}/${NAME}/9`
  await shown('officer report on AWS', onAws, report)
  const offered = await shown('', onAws, `${report}/offer`, {
    method: 'POST',
    body: new URLSearchParams({ appendices: '1', secrecy: 'open' }),
    headers: { origin: app.address },
  })
  const first = offered.headers.get('location') ?? ''
  await shown('officer sends the report on AWS', onAws, first)
  const [long, short] = [`/r/${app.token}/${NAME}/9/`, `/r/${app.token}/9/`]
  await shown('officer sends it by its number on AWS', onAws, first.replace(long, short))
  await shown('officer sends it of a meeting on AWS', onAws, first.replace(short, long))
  await shown('officer sends an appendix on AWS', onAws, first.replace(/1$/, '2'))
  await shown('officer waits on AWS', onAws, first.replace(/1$/, '3'))
  const id = first.split('/').at(-2) ?? ''
  const because = ['report: There are 2 tracked changes in it.']
  await changeRecord<UploadOffer, true>(app.tools, offerKey(id), (offer) => ({
    next: { ...offer, outcome: { was: 'refused', because, choices: ['acceptChanges'] } },
    answer: true,
  }))
  await shown('officer has a choice on AWS', onAws, first)
  await shown('officer has files looked at again on AWS', onAws, first.replace(/1$/, 'choose'), {
    method: 'POST',
    body: new URLSearchParams({ choice: 'acceptChanges' }),
    headers: { origin: app.address },
  })
  const broken = { ...app.tools.register, read: () => Promise.reject(new Error('The store is gone')) }
  const log = { info: () => undefined, warn: () => undefined }
  await shown('fault', webApp({ ...app.tools, log, register: broken }), report)
}

async function staff({ app, page, at, as, after }: Walker): Promise<void> {
  await as(3)
  await at('meeting for a reader', MEETING)
  await at('item for a reader', `${MEETING}/items/8`)
  await at('paper that a reader may not read', `${MEETING}/items/8/1/2`)
  await as(2)
  for (const item of [6, 7, 8, 9, 10, 1]) await at(`item ${item}`, `${MEETING}/items/${item}`)
  await page.goto(`${app.address}${MEETING}/items/9`)
  await page.select('#state', 'to-follow')
  await after('item refused', () => send(page, 'form[action$="/mark"]'))
  await page.goto(`${app.address}${MEETING}/items/9`)
  await page.type('#pause-because', 'asked in person')
  await after('item paused', () => send(page, 'form[action$="/pause"]'))
  await as(0)
  await at('today', '/')
  await whatDidNotGo(app, NAME)
  await at('today, with mail that did not go', '/')
  await at('programme', '/programme')
  await at('mail', '/mail')
  await at('mail, some of it', '/mail?person=road&state=posted')
  const mail = await page.$eval('a[href^="/mail/"]', (link) => link.getAttribute('href') ?? '')
  await at('one mail', mail)
  await at('punctuality', '/punctuality')
  await at('audit', '/audit')
  await at('audit, some of it', '/audit?where=item+8&from=2026-03-01&only=reads')
  await at('no such page', '/no/such/page')
  await at('meeting', MEETING)
  const toStandIn = 'form[action$="/stand-in"]'
  await after('meeting, a substitute refused', () => send(page, toStandIn))
  await page.select('#member', 'Member for Holme')
  await page.type('#substitute', 'Member for Long Acre')
  await after('meeting with a substitute', () => send(page, toStandIn))
  for (const [name, path] of [
    ['a new meeting', '/programme/add'],
    ['meeting to edit', `${MEETING}/edit`],
    ['a new item', `${MEETING}/items/add`],
    ['item to edit', `${MEETING}/items/9/edit`],
    ['meeting to cancel', `${MEETING}/cancel`],
    ['committee to edit', '/committees/environment-and-transport-scrutiny-committee/edit'],
  ] as const) {
    await at(name, path)
    await page.$$eval('main form input:not([type=hidden])', (all) => {
      for (const one of all) (one as unknown as { value: string }).value = ''
    })
    await after(`${name} refused`, () => send(page, 'main form'))
  }
}

async function packs({ app, page, at, as, after }: Walker): Promise<void> {
  const compile = async () => {
    await page.goto(`${app.address}${MEETING}`)
    await Promise.all([page.waitForNavigation(), page.click('form[action$="/assemble"] button')])
  }
  await compile()
  await page.waitForSelector('.govuk-notification-banner', { timeout: 60_000 })
  await at('meeting compiled', `${MEETING}?done=compiled`)
  await page.goto(`${app.address}${MEETING}/items/7`)
  await page.select('#state', 'withdrawn')
  await page.type('#because', 'not needed')
  await after('item withdrawn', () => send(page, 'form[action$="/mark"]'))
  await compile()
  await page.waitForSelector('.govuk-notification-banner', { timeout: 60_000 })
  await at('differences', `${MEETING}/differences`)
  await at('pack page by page', `${MEETING}/versions/2/public`)
  await at('restricted pack, a page of it', `${MEETING}/versions/2/restricted?page=3`)
  await at('pack, no such page', `${MEETING}/versions/2/public?page=900`)
  await as(1)
  await at('meeting to release', MEETING)
  await at('before the release', `${MEETING}/release`)
  await after('meeting released', () => page.click('form[action$="/release"] button'))
  await at('officer report published', `/r/${app.token}/${NAME}/9`)
  await at('today after release', '/')
}

/** Meetings and reports in the states that the first committee's do not reach. */
async function secondCommittee({ app, at, after, page, as }: Walker): Promise<void> {
  await otherMeetings(app.tools)
  await as(0)
  const second = '/meetings/housing-and-communities-scrutiny-committee'
  await at('meeting with a supplement', `${second}/2026-03-11`)
  await at('supplement page by page', `${second}/2026-03-11/versions/2/public`)
  await at('meeting that moved', `${second}/2026-04-01`)
  await at('before the release, by who compiled it', `${second}/2026-04-01/release`)
  await at('meeting ahead, its reports everywhere', `${second}/2026-05-20`)
  await at('release with reasons against it', `${second}/2026-05-20/release`)
  await at('meeting before it is cancelled', `${second}/2026-05-20/cancel`)
  await page.type('#because', 'The chamber is flooded')
  await after('preview of a cancelled meeting', () => send(page, 'main form'))
  await after('meeting cancelled', () => page.click('main form button'))
  await at('programme of two committees', '/programme')
  await at('today for two committees', '/')
}

async function thePublic({ app, at }: Walker): Promise<void> {
  for (const { path } of await app.tools.site.list())
    if (path.endsWith('.html')) await at(`public ${path.replace(NAME, 'meeting')}`, `/public/${path}`)
}
