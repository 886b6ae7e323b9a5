import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import type { Committee } from '../../functions/domain/work-programme/committee.ts'
import { meetingId } from '../../functions/domain/work-programme/meeting.ts'
import type { Kept } from '../../functions/ports/register.ts'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { editCommittee, findCommittee } from '../../functions/steps/edit-committee.ts'
import { changeMeetingWords, seenBy } from '../../functions/steps/edit-programme.ts'
import { importFile } from '../../functions/steps/import-file.ts'
import { markReport } from '../../functions/steps/mark-report.ts'
import { publishPages } from '../../functions/steps/publish-pages.ts'
import { readMeetings } from '../../functions/steps/records.ts'
import { releasePack } from '../../functions/steps/release-pack.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { fileOf } from '../support/programme-rows.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'
const [COMMITTEE = ''] = MEETING.split('/')
const SITE = 'http://localhost:8080/public/'
const EXEMPT = 'Tender prices'

const served = appForTests({ demo: true })
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await aBrowser()
  page = await browser.newPage()
  expect(await served().tools.site.list()).toEqual([])
  const by = { meeting: MEETING, supplement: false, chairsReason: '' }
  expect(await assemblePack(served().tools, { ...by, by: 'Clerk' })).toHaveProperty('done')
  expect(
    await releasePack(served().tools, { meeting: MEETING, by: 'Manager', version: null, inSpiteBecause: '' }),
  ).toHaveProperty('done')
})

afterAll(() => browser.close())

const paths = async (): Promise<string[]> => (await served().tools.site.list()).map(({ path }) => path)

const textOf = async (path: string): Promise<string> =>
  Buffer.from((await served().tools.site.read(path))?.bytes ?? []).toString()

/** What stands in an XML file at each place that a selector names, as the browser reads it. */
async function inXml(path: string, selector: string, attribute = ''): Promise<string[]> {
  const asked = JSON.stringify({ words: await textOf(path), selector, attribute })
  return (await page.evaluate(`(({ words, selector, attribute }) => {
    const file = new DOMParser().parseFromString(words, 'application/xml')
    if (file.querySelector('parsererror') !== null) throw new Error('This is no XML')
    return [...file.querySelectorAll(selector)].map((one) => attribute === '' ? one.textContent : one.getAttribute(attribute))
  })(${asked})`)) as string[]
}

const open = async (path: string): Promise<string> => {
  await page.goto(`${served().address}/public/${path}`, { waitUntil: 'load' })
  return (await page.$eval('body', (body) => body.innerText)).replace(/\s+/g, ' ')
}

describe('the public', () => {
  it('goes from the council’s committees to a report, and every link leads somewhere', async () => {
    const start = `${served().address}/public/`
    const seen = new Set<string>([start])
    for (const at of seen) {
      const answer = await fetch(at)
      expect(answer.status, at).toBe(200)
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      for (const [, href = ''] of (await answer.text()).matchAll(/href="([^"#]+)"/g)) {
        const to = new URL(href, at).href
        if (to.startsWith(start)) seen.add(to)
        // What a page says its own address is.
        else if (!to.startsWith(SITE))
          expect(to).toMatch(/^(?:mailto:\S+@|webcal:\/\/|https:\/\/www\.equality)/)
      }
    }
    const reached = [...seen].map((to) => to.slice(start.length))
    // Nothing lies there that no page leads to, but what machines look for, and a manifest beside its pack.
    const unreached = (await paths()).filter((path) => !reached.includes(path))
    expect(unreached).toEqual([`${MEETING}/public-document-pack.manifest.json`, 'robots.txt', 'sitemap.xml'])
    expect(await textOf('robots.txt')).toContain(`Sitemap: ${SITE}sitemap.xml`)
  })

  it('reads the agenda as a page: sections, documents with letter, pages and size, and what is recommended', async () => {
    const agenda = await open(`${MEETING}/index.html`)
    expect(agenda).toMatch(/Public Document Pack \(PDF, \d+ pages, \d+ KB, published on 25 March 2026\)/)
    expect(agenda).toContain('B. Overview and scrutiny activities')
    expect(agenda).toMatch(
      /Document "A": Road safety on the approaches to schools \(PDF, \d+ pages, \d+ KB\)/,
    )
    expect(agenda).toContain('Members of the Committee Riverside Alliance Member for Ashdown (Chair)')
    const item = await open(`${MEETING}/item-6.html`)
    expect(item).toContain('Asked for by Minute 31, 14 January 2026')
    expect(item).toMatch(/In the pack Pages 1 - \d+ of the Public Document Pack/)
    expect(item).toContain('Recommended That the Committee recommends the ten sites')
    expect(await open(`${MEETING}/item-9.html`)).toContain('To follow')
  })

  it('reads nothing that is exempt, and is told under which law and why', async () => {
    for (const path of [`${MEETING}/item-8.html`, `${MEETING}/index.html`]) {
      const energy = await open(path)
      expect(energy).toMatch(/Not for publication: pages \d+ - \d+ Exempt under paragraph 3 of Part 1/)
      expect(energy).toContain('Reason: The tenders are still open')
      expect(energy).not.toContain(EXEMPT)
    }
    for (const path of await paths()) {
      const bytes = Buffer.from((await served().tools.site.read(path))?.bytes ?? [])
      if (!path.endsWith('.pdf')) expect(bytes.toString(), path).not.toContain(EXEMPT)
    }
    expect((await paths()).filter((path) => path.includes('item-8-paper'))).toHaveLength(1)
  })

  it('finds pages that break nothing, and a screen of 320 pixels holds them', async () => {
    await page.setViewport({ width: 320, height: 800 })
    const titles = new Set<string>()
    const pages = (await paths()).filter((one) => one.endsWith('.html'))
    for (const path of pages) {
      await open(path)
      // A list of tabs, or of what a search found, tells them apart.
      titles.add(await page.title())
      expect(await page.$eval('link[rel=canonical]', (link) => link.getAttribute('href'))).toBe(SITE + path)
      expect(await axeFindings(page), path).toEqual([])
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        path,
      ).toBeLessThanOrEqual(0)
    }
    expect(titles.size).toBe(pages.length)
  })

  it('is not sent again what a browser has already', async () => {
    const at = `${served().address}/public/${MEETING}/index.html`
    const { headers } = await fetch(at)
    expect(Date.parse(headers.get('last-modified') ?? '')).toBeLessThanOrEqual(Date.now())
    const knowing = async (tag: string) => (await fetch(at, { headers: { 'if-none-match': tag } })).status
    expect(await knowing(headers.get('etag') ?? '')).toBe(304)
    expect(await knowing('"what stood there before"')).toBe(200)
  })

  it('is told by feeds and a sitemap that agree with the pages', async () => {
    for (const path of ['feed.atom', `${COMMITTEE}/feed.atom`]) {
      expect(await inXml(path, 'entry > id')).toEqual([`tag:localhost,2026-03-25:${MEETING}/v1`])
      const released = '2026-03-25T10:00:00.000Z'
      expect(await inXml(path, 'feed > updated, entry > updated')).toEqual([released, released])
      expect(await inXml(path, 'feed > author > name')).toHaveLength(1)
      expect(await inXml(path, 'feed > link[rel=self]', 'href')).toEqual([`${SITE}${path}`])
      expect(await inXml(path, 'entry > link', 'href')).toEqual([`${SITE}${MEETING}/index.html`])
    }
    const pages = (await paths()).filter((path) => path.endsWith('.html'))
    expect((await inXml('sitemap.xml', 'loc')).sort()).toEqual(pages.map((path) => SITE + path))
    expect(new Set(await inXml('sitemap.xml', 'lastmod'))).toEqual(new Set(['2026-03-25']))
  })

  it('has a meeting moved in its calendar when it moves, and does not get a second one', async () => {
    const { tools } = served()
    const meetings = async () =>
      (await textOf('meetings.ics'))
        .replaceAll('\r\n ', '')
        .split('BEGIN:VEVENT')
        .slice(1)
        .map((words) =>
          Object.fromEntries(words.split('\r\n').map((line) => line.split(/:(.*)/).slice(0, 2))),
        )
    expect(await meetings()).toHaveLength(1)
    // RFC 5545, 3.6 and 3.1: what is said of the whole stands before its entries, and lines are folded.
    const lines = (await textOf('meetings.ics')).split('\r\n')
    expect(lines.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', ''])
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    // Half past five in summer is half past four in universal time.
    expect((await meetings())[0]).toMatchObject({
      DTSTART: '20260408T163000Z',
      DTSTAMP: '20260325T100000Z',
      'URL;VALUE=URI': expect.stringContaining(`${MEETING}/index.html`),
    })
    for (const date of ['10/06/2026', '17/06/2026']) {
      const rows = [
        {
          committee: 'Environment and Transport Scrutiny Committee',
          date,
          time: '5.30 pm',
          title: 'Winter; a review',
        },
      ]
      expect(
        await importFile(tools, {
          name: 'next.csv',
          bytes: new TextEncoder().encode(fileOf(rows)),
          by: 'Lead',
        }),
      ).toHaveProperty('done')
      await publishPages(tools)
    }
    const [, june] = await meetings()
    expect(await meetings()).toHaveLength(2)
    expect(june).toMatchObject({
      UID: 'environment-and-transport-scrutiny-committee/2026-06-10@packhorse',
      DTSTART: '20260617T163000Z',
      DESCRIPTION: expect.stringContaining('not published yet'),
    })
    expect(Number(june?.SEQUENCE)).toBeGreaterThan(1)
    expect(await textOf('meetings.ics')).not.toContain('Winter')
    expect(await open(`${COMMITTEE}/index.html`)).toContain(
      'Meetings to come Their agendas are not published yet, and their days may change. Wednesday 17 June 2026',
    )
  })

  it('reads who sat, whom to ask and what was recommended when the agenda came out, whoever it is today', async () => {
    const { tools } = served()
    const { value, version: seen } = (await findCommittee(tools.register, COMMITTEE)) as Kept<Committee>
    const parts = {
      members: [{ group: 'Harbour Group', members: ['Member for Newtown (Chair)'] }],
      notes: ['Meetings are recorded since May.'],
      contacts: {
        ...value.contacts,
        clerk: { name: 'New Clerk', phone: '01632 960 199', address: 'new.clerk@testshire.example' },
      },
      houseStyle: { ...value.houseStyle, defaultRecommendation: 'That the report be noted anew.' },
      venue: 'Town Hall Annexe',
    }
    const by = { committee: COMMITTEE, by: 'Lead', seen, parts }
    expect(await editCommittee(tools, by)).toHaveProperty('done')
    const written = await publishPages(tools)
    expect(written.filter((path) => path.startsWith(MEETING))).toEqual([])
    // A room that changed is of use to those who come, and the agenda still says what it said.
    const meetings = await readMeetings(tools.register)
    const { meeting } = meetings.find((one) => meetingId(one.meeting) === MEETING) as MeetingRecord
    const words = { date: '2026-04-08', time: meeting.time, venue: 'Library', briefing: '', deadline: '' }
    expect(
      await changeMeetingWords(tools, {
        meeting: MEETING,
        by: 'Clerk',
        seen: seenBy(tools, meeting, { what: 'meeting' }),
        words,
      }),
    ).toHaveProperty('done')
    await publishPages(tools)
    expect(await open(`${MEETING}/index.html`)).toMatch(
      /Venue Library \(the agenda was published with: [^)]+\).*Riverside Alliance Member for Ashdown \(Chair\)/,
    )
    expect(await textOf('meetings.ics')).toContain('LOCATION:Library')
  })

  it('is told of what was withdrawn since; and nothing is written where nothing changed', async () => {
    expect(await publishPages(served().tools)).toEqual([])
    for (const [item, state] of [
      [9, 'withdrawn'],
      [6, 'deferred'],
    ] as const)
      expect(
        await markReport(served().tools, {
          meeting: MEETING,
          item,
          by: 'Lead',
          state,
          because: 'not needed',
          until: null,
        }),
      ).toHaveProperty('done')
    const written = await publishPages(served().tools)
    expect(written.sort()).toEqual([
      `${MEETING}/index.html`,
      `${MEETING}/item-6.html`,
      `${MEETING}/item-9.html`,
    ])
    expect(await open(`${MEETING}/item-9.html`)).toContain('Withdrawn since the agenda was published')
    // What was published stays, and says what became of it.
    expect(await open(`${MEETING}/item-6.html`)).toMatch(
      /Road safety [^(]*\([^)]*\) Deferred since the agenda was published/,
    )
    expect(await open(`${MEETING}/item-6.html`)).toContain('That the Committee recommends the ten sites')
  })

  it.each(['../register', '%2e%2e/restricted/x.pdf', 'index.html/../../x', '.hidden', 'packhorse.json'])(
    'does not get at %s',
    async (path) => {
      expect((await fetch(`${served().address}/public/${path}`, { redirect: 'manual' })).status).not.toBe(200)
    },
  )
})
