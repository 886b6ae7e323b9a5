import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { markReport } from '../../functions/steps/mark-report.ts'
import { publishPages } from '../../functions/steps/publish-pages.ts'
import { releasePack } from '../../functions/steps/release-pack.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'
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
    await releasePack(served().tools, { meeting: MEETING, by: 'Manager', inSpiteBecause: '' }),
  ).toHaveProperty('done')
})

afterAll(() => browser.close())

const open = async (path: string): Promise<string> => {
  await page.goto(`${served().address}/public/${path}`, { waitUntil: 'load' })
  return (await page.$eval('body', (body) => body.innerText)).replace(/\s+/g, ' ')
}

describe('the public', () => {
  it('goes from the council’s committees to a report, and every link leads somewhere', async () => {
    await page.goto(`${served().address}/public/`, { waitUntil: 'load' })
    const seen = new Set<string>([page.url()])
    const left = [page.url()]
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      const answer = await fetch(at)
      expect(answer.status, at).toBe(200)
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      for (const [, href = ''] of (await answer.text()).matchAll(/href="([^"#]+)"/g)) {
        const to = new URL(href, at).href
        if (seen.has(to)) continue
        seen.add(to)
        left.push(to)
      }
    }
    const paths = [...seen].map((to) => to.replace(`${served().address}/public/`, ''))
    expect(paths).toContain(`${MEETING}/public-document-pack.pdf`)
    expect(paths).toContain(`${MEETING}/item-7-paper-1.pdf`)
    expect(await open(`${MEETING}/index.html`)).toContain('Published on 25 March 2026')
    expect(await open(`${MEETING}/item-9.html`)).toContain('To follow')
  })

  it('reads nothing that is exempt, and is told that there is something', async () => {
    const energy = await open(`${MEETING}/item-8.html`)
    expect(energy).toContain('Some of the papers for this item are not for publication.')
    expect(energy).not.toContain(EXEMPT)
    for (const path of await served().tools.site.list()) {
      const bytes = Buffer.from((await served().tools.site.read(path)) ?? [])
      if (!path.endsWith('.pdf')) expect(bytes.toString(), path).not.toContain(`${EXEMPT}.pdf`)
    }
    const papers = (await served().tools.site.list()).filter((path) => path.includes('item-8-paper'))
    expect(papers).toHaveLength(1)
  })

  it('finds pages that break nothing, and a screen of 320 pixels holds them', async () => {
    await page.setViewport({ width: 320, height: 800 })
    for (const path of [
      '',
      'index.html',
      `${MEETING.split('/')[0]}/index.html`,
      `${MEETING}/index.html`,
      `${MEETING}/item-8.html`,
    ]) {
      await open(path)
      expect(await axeFindings(page), path).toEqual([])
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        path,
      ).toBeLessThanOrEqual(0)
    }
  })

  it('reads a feed and a sitemap that agree with the pages', async () => {
    const feed = Buffer.from((await served().tools.site.read('feed.atom')) ?? []).toString()
    expect(feed.match(/<entry>/g)).toHaveLength(1)
    expect(feed).toContain(`<updated>2026-03-25T12:00:00Z</updated>`)
    const map = Buffer.from((await served().tools.site.read('sitemap.xml')) ?? []).toString()
    const pages = (await served().tools.site.list()).filter((path) => path.endsWith('.html'))
    expect([...map.matchAll(/<loc>[^<]*\/public\/([^<]+)<\/loc>/g)].map(([, path]) => path).sort()).toEqual(
      pages,
    )
  })

  it('is told of what was withdrawn since; and nothing is written where nothing changed', async () => {
    expect(await publishPages(served().tools)).toEqual([])
    await markReport(served().tools, {
      meeting: MEETING,
      item: 9,
      by: 'Lead',
      state: 'withdrawn',
      because: 'not needed',
      until: null,
    })
    const written = await publishPages(served().tools)
    expect(written.sort()).toEqual([`${MEETING}/index.html`, `${MEETING}/item-9.html`])
    expect(await open(`${MEETING}/item-9.html`)).toContain('Withdrawn since the agenda was published')
  })

  it.each(['../register', '%2e%2e/restricted/x.pdf', 'index.html/../../x', '.hidden', 'packhorse.json'])(
    'does not get at %s',
    async (path) => {
      expect((await fetch(`${served().address}/public/${path}`, { redirect: 'manual' })).status).not.toBe(200)
    },
  )
})
