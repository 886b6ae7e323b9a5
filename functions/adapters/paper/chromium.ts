import puppeteer, { type Browser } from 'puppeteer-core'
import { unpackChromium } from './unpack-chromium.ts'

/**
 * No sandbox: it cannot be had in containers or as root, and what is printed is our own templates, without
 * scripts or network. No names are looked up, so that not even a hint to connect early leaves the machine.
 * Hinting off: letters stand in the same place on every machine.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--font-render-hinting=none',
]

const PATIENCE_TO_START = 30_000

export interface Chromium {
  /** The one browser, started when it is first asked for, and again where it has ended. */
  ready(): Promise<Browser>
  close(): Promise<void>
}

/** One browser for everyone who asks, however many ask at once. */
export function chromium(executablePath: string | null): Chromium {
  let running: Promise<Browser> | null = null
  const start = async (): Promise<Browser> => {
    const browser = await launch(executablePath)
    browser.once('disconnected', () => {
      running = null
    })
    return browser
  }
  return {
    ready() {
      running ??= start().catch((fault) => {
        running = null
        throw fault
      })
      return running
    },
    async close() {
      const browser = await running?.catch(() => null)
      running = null
      await browser?.close()
    },
  }
}

const launch = async (executablePath: string | null): Promise<Browser> =>
  puppeteer.launch({
    executablePath: executablePath ?? (await unpackChromium()),
    headless: 'shell',
    args: ARGUMENTS,
    // A pipe ends the browser with us, however we end, and opens no port to drive it by.
    pipe: true,
    timeout: PATIENCE_TO_START,
  })
