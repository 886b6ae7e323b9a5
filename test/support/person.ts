import type { Browser, ElementHandle, Page } from 'puppeteer-core'

/** A person at a browser: what they see, what they choose, and how often they click. */
export interface Person {
  page: Page
  /** A click that leads to another page. */
  go(selector: string): Promise<void>
  open(path: string): Promise<unknown>
  click(selector: string): Promise<void>
  /** Chooses files, which is one click more. */
  choose(selector: string, ...files: string[]): Promise<void>
  write(selector: string, words: string): Promise<void>
  /** Follows the link of these words. */
  link(words: string): Promise<void>
  sees(): Promise<string>
  /** Signs in as one of those who may be chosen. */
  signIn(number: number): Promise<void>
  /** Compiles from the meeting's page, and waits until the page after it has led back there. */
  compile(): Promise<void>
  clicks(): number
  leave(): Promise<void>
}

export async function aPerson(
  browser: Browser,
  address: string,
  { scripts = true, width = 1000 } = {},
): Promise<Person> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  // Compiling takes a while, and a busy machine takes longer.
  page.setDefaultTimeout(90_000)
  await page.setJavaScriptEnabled(scripts)
  await page.setViewport({ width, height: 900 })
  let clicks = 0
  const found = async (selector: string): Promise<ElementHandle> => {
    const element = await page.waitForSelector(selector, { timeout: 30_000 })
    if (element === null) throw new Error(`Nothing is at ${selector}`)
    return element
  }
  const go = async (selector: string): Promise<void> => {
    const element = await found(selector)
    clicks += 1
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), element.click()])
  }
  const click = async (selector: string): Promise<void> => {
    clicks += 1
    await (await found(selector)).click()
  }
  return {
    page,
    go,
    click,
    open: (path) => page.goto(address + path, { waitUntil: 'load' }),
    choose: async (selector, ...files) => {
      clicks += 1
      const input = (await found(selector)) as unknown as { uploadFile(...paths: string[]): Promise<void> }
      await input.uploadFile(...files)
    },
    write: async (selector, words) => (await found(selector)).type(words),
    link: (words) => go(`::-p-text(${words})`),
    sees: async () => (await page.$eval('body', (body) => body.innerText)).replace(/\s+/g, ' '),
    signIn: async (number) => {
      await page.goto(`${address}/sign-in`)
      await click(`#person-${number}`)
      await go('main button')
    },
    compile: async () => {
      await go('form[action$="/assemble"] button')
      await page.waitForSelector('.govuk-notification-banner')
    },
    clicks: () => clicks,
    leave: () => context.close(),
  }
}
