import type { Browser, HTTPRequest, Page } from 'puppeteer-core'
import type { PdfPrinter } from '../../ports/pdf-printer.ts'
import { chromium } from './chromium.ts'
import { withoutChance } from './without-chance.ts'

export interface ChromiumWanted {
  /** A browser of the machine; null takes the one that npm installed. */
  executablePath?: string | null
  /** The folder that a browser lies packed in, where npm did not put one: a layer. */
  packedIn?: string | null
  /** How long one document may take, in milliseconds. */
  patience?: number
}

export interface ChromiumPrinter extends PdfPrinter {
  /** Ends the browser, where one was started. */
  close(): Promise<void>
}

/**
 * Prints with Chromium: one browser a run, started when it is first needed, and once more for a document during
 * which it crashed. Pages run no scripts and reach nothing: only `data:` addresses load. The same HTML gives the
 * same bytes from the same browser. Throws where a document takes longer than `patience`.
 */
export function chromiumPrinter({
  executablePath = null,
  packedIn = null,
  patience = 60_000,
}: ChromiumWanted = {}): ChromiumPrinter {
  const { ready, close } = chromium({ executablePath, packedIn })
  return {
    async print(html) {
      const browser = await ready()
      try {
        return withoutChance(await printWithin(patience, browser, html))
      } catch (fault) {
        const isOver = fault instanceof BrowserEnded || !browser.connected
        if (fault instanceof TookTooLong || !isOver) throw fault
        return withoutChance(await printWithin(patience, await ready(), html))
      }
    },
    close,
  }
}

class TookTooLong extends Error {
  constructor(patience: number) {
    super(`Printing a document took longer than ${patience} ms, and was given up.`)
    this.name = 'TookTooLong'
  }
}

/** Its pipe may stay open for a while, held by processes that it started; its exit is known at once. */
class BrowserEnded extends Error {
  constructor() {
    super('The browser ended while it was printing.')
    this.name = 'BrowserEnded'
  }
}

/** Prints, or ends the browser when it takes too long: whatever hangs in there would hang the next page too. */
async function printWithin(patience: number, browser: Browser, html: string): Promise<Uint8Array> {
  const child = browser.process()
  let alarm: NodeJS.Timeout | undefined
  let onExit = (): void => undefined
  const givenUp = new Promise<never>((_, reject) => {
    onExit = () => reject(new BrowserEnded())
    child?.once('exit', onExit)
    alarm = setTimeout(() => {
      reject(new TookTooLong(patience))
      child?.kill('SIGKILL')
    }, patience)
  })
  try {
    return await Promise.race([printIn(browser, html), givenUp])
  } finally {
    clearTimeout(alarm)
    child?.off('exit', onExit)
  }
}

async function printIn(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage()
  const crashed = new Promise<never>((_, reject) => page.once('error', reject))
  try {
    return await Promise.race([printOn(page, html), crashed])
  } finally {
    await page.close().catch(() => undefined)
  }
}

async function printOn(page: Page, html: string): Promise<Uint8Array> {
  await page.setJavaScriptEnabled(false)
  await page.setRequestInterception(true)
  page.on('request', refuseTheNetwork)
  await page.setContent(html, { waitUntil: 'load', timeout: 0 })
  return page.pdf({
    format: 'a4',
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  })
}

/** Refused as "aborted", which leaves the page standing that a redirection would have led away from. */
function refuseTheNetwork(request: HTTPRequest): void {
  const isInThePage = request.url().startsWith('data:')
  void (isInThePage ? request.continue() : request.abort('aborted'))
}
