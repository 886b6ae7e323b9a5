import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appForTests } from '../support/app-for-tests.ts'
import { aBrowser } from '../support/web.ts'

const MEETING = '/meetings/environment-and-transport-scrutiny-committee/2026-04-08'

const served = appForTests({ demo: true })
let browser: Browser
let elsewhere: Server
let evil: string
/** What another site was told of where its visitors came from. */
const referers: (string | undefined)[] = []
let page: Page

beforeAll(async () => {
  browser = await aBrowser()
  page = await browser.newPage()
  elsewhere = createServer((request, answer) => {
    referers.push(request.headers.referer)
    const { searchParams } = new URL(request.url ?? '/', 'http://elsewhere.example')
    answer.setHeader('content-type', 'text/html')
    answer.end(searchParams.get('page') ?? '<p>Elsewhere</p>')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  // Another name of this machine: another site, to a browser.
  evil = `http://localhost:${(elsewhere.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => elsewhere.close(resolve))
})

const signIn = async (number: number): Promise<void> => {
  await page.goto(`${served().address}/sign-in`)
  await page.click(`#person-${number}`)
  await Promise.all([page.waitForNavigation(), page.click('main button')])
}

const sees = async (): Promise<string> =>
  (await page.$eval('body', (body) => body.innerText)).replace(/\s+/g, ' ')

const sessionCookie = async () => {
  const found = (await browser.cookies()).find(({ name }) => name === 'packhorse')
  if (found === undefined) throw new Error('There is no session')
  return found
}

/** Shows words of another site, which know where the app is. */
const showElsewhere = (words: string) => page.goto(`${evil}/?page=${encodeURIComponent(words)}`)

describe('a browser', () => {
  it.each([
    ['an officer’s list', () => `/r/${served().token}`],
    ['an officer’s report', () => `/r/${served().token}/9`],
    ['a link that does not open', () => '/r/nobodys'],
    ['a meeting’s page', () => MEETING],
  ])('tells another site nothing of %s that it was led from', async (_, path) => {
    await page.goto(served().address + path())
    referers.length = 0
    // A link such as a report's words might hold: the page's own policy decides what is told.
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<a id="out" href="${evil}/">out</a>')`,
    )
    await Promise.all([page.waitForNavigation(), page.click('#out')])
    expect(page.url()).toBe(`${evil}/`)
    expect(new Set(referers)).toEqual(new Set([undefined]))
  })

  it('takes no session that somebody else planted before its reader signed in', async () => {
    await signIn(3)
    const planted = await sessionCookie()
    await browser.deleteCookie(planted)
    await browser.setCookie(planted)
    await signIn(0)
    const own = await sessionCookie()
    expect(own.value).not.toBe(planted.value)
    expect([own.httpOnly, own.sameSite]).toEqual([true, 'Lax'])
    expect(await page.evaluate('document.cookie')).toBe('')
    // Whoever planted it is still who they were, and not the clerk.
    const answer = await fetch(`${served().address}/`, { headers: { cookie: `packhorse=${planted.value}` } })
    expect(await answer.text()).toContain('<span>Councillor</span>')
  })

  it('sends no form of another site in its reader’s name', async () => {
    await signIn(0)
    const aim = `${served().address}${MEETING}/items/9/mark`
    await showElsewhere(
      `<form method="post" action="${aim}"><input name="state" value="withdrawn"><input name="because" value="x"><button>Win</button></form>`,
    )
    await Promise.all([page.waitForNavigation(), page.click('button')])
    expect(page.url()).toBe(aim)
    expect(await sees()).not.toContain('Withdrawn')
    await page.goto(`${served().address}${MEETING}/items/9`)
    expect(await sees()).toContain('Where it stands Awaited')
  })

  it('shows no page of ours in another site’s frame', async () => {
    await signIn(0)
    const framed = async (address: string) => {
      await showElsewhere(`<iframe src="${address}" width="600" height="400"></iframe>`)
      const frame = page.frames().find((one) => one !== page.mainFrame())
      return frame?.evaluate('document.body?.innerText ?? ""')
    }
    expect(await framed(evil)).toBe('Elsewhere')
    for (const path of ['/', `/r/${served().token}`, '/sign-in'])
      expect(await framed(served().address + path), path).not.toMatch(/Packhorse|report/i)
  })
})
