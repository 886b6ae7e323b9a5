import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { NO_PAGES, walkPages } from '../support/page-walk.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const DESK = { width: 1280, height: 800 }
/** That desk at 400%: a page of 320 by 200, each of its points four wide. WCAG 2.2, 1.4.10. */
const CLOSE = { width: 320, height: 200, deviceScaleFactor: 4 }

let browser: Browser
/** What is wrong with each page and state. */
const found: Record<string, string[]> = {}
let walked: Awaited<ReturnType<typeof walkPages>>

beforeAll(async () => {
  browser = await aBrowser()
  walked = await walkPages(browser, async (page, name) => {
    const wrong = [...(await axeFindings(page)), ...(await inlineIn(page))]
    await page.setViewport(CLOSE)
    const [wide, ...who] = (await page.evaluate(SIDEWAYS)) as string[]
    if (wide !== '0') wrong.push(`at 400% it is ${wide} points too wide: ${who.join(', ')}`)
    await page.setViewport(DESK)
    const went = await page.$eval('body', (body) => body.innerText.includes('Something went wrong'))
    if (went !== (name === 'fault')) wrong.push(went ? 'it is the page of a fault' : 'it tells of no fault')
    found[name] = wrong
  })
}, 240_000)

afterAll(() => browser.close())

/** How much wider than the screen a page is, and what sticks out of it. */
const SIDEWAYS = `(() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth
  if (wide <= 0) return ['0']
  const out = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
  return [String(wide), ...out.slice(0, 3).map((one) => one.tagName + '.' + one.className)]
})()`

/** What our own policy would not let run or colour: nothing on any page may need it. */
const inlineIn = async (page: Page): Promise<string[]> =>
  page.$$eval('[style], style, script:not([src])', (all) =>
    all.map((one) => `in the page: ${one.outerHTML.slice(0, 80)}`),
  )

it('breaks nothing that axe knows of, needs no script or style of its own, and fits a screen at 400%', () => {
  expect(Object.fromEntries(Object.entries(found).filter(([, wrong]) => wrong.length > 0))).toEqual({})
  expect(Object.keys(found).length).toBeGreaterThan(60)
})

it('leaves no route out: a new page is put on the list that is walked', () => {
  const isSeen = (route: string): boolean => {
    const pattern = new RegExp(
      `^${route.replace(/:\w+(?:\{((?:[^{}]|\{[^{}]*\})+)\})?/g, (_, own = '[^/]+') => own)}$`,
    )
    return [...walked.seen].some((address) => pattern.test(address))
  }
  expect(walked.routes.filter((route) => !NO_PAGES.includes(route) && !isSeen(route))).toEqual([])
})
