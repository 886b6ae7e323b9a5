import { tmpdir } from 'node:os'
import type { Browser } from 'puppeteer-core'
import { unpackChromium, unpackLibraries } from './unpack-chromium.ts'

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

/** Which browser prints: one of the machine, or the one that lies packed in a folder; null takes what npm installed. */
export interface BrowserWanted {
  executablePath: string | null
  packedIn: string | null
}

/** One browser for everyone who asks, however many ask at once. */
export function chromium(wanted: BrowserWanted): Chromium {
  let running: Promise<Browser> | null = null
  const launched = async (): Promise<Browser> => {
    const browser = await launch(wanted)
    const forget = (): void => {
      running = null
    }
    browser.once('disconnected', forget)
    browser.process()?.once('exit', forget)
    return browser
  }
  return {
    ready() {
      running ??= launched().catch((fault) => {
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

/** Starts the browser; on a slim machine, with the libraries that came with it. */
async function launch({ executablePath, packedIn }: BrowserWanted): Promise<Browser> {
  const path = executablePath ?? (await unpackChromium(packedIn))
  try {
    return await start(path)
  } catch (fault) {
    // Through a pipe the browser cannot say why it did not start; what a slim machine lacks is the likely reason.
    if (executablePath !== null) throw fault
    return start(path, { LD_LIBRARY_PATH: await unpackLibraries(packedIn), HOME: tmpdir() })
  }
}

async function start(executablePath: string, env?: Record<string, string>): Promise<Browser> {
  // Loaded when something is printed: most commands print nothing.
  const { default: puppeteer } = await import('puppeteer-core')
  return puppeteer.launch({
    executablePath,
    headless: 'shell',
    args: ARGUMENTS,
    // A pipe ends the browser with us, however we end, and opens no port to drive it by.
    pipe: true,
    timeout: PATIENCE_TO_START,
    ...(env === undefined ? {} : { env }),
  })
}
