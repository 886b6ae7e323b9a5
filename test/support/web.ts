import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { unpackChromium } from '../../functions/adapters/paper/unpack-chromium.ts'
import { demoStore } from '../../functions/local/demo/demo-store.ts'
import type { Clock } from '../../functions/ports/clock.ts'
import { webApp } from '../../functions/web/app.ts'
import { DEVELOPERS } from '../../functions/web/sign-in.ts'
import type { WebTools } from '../../functions/web/web-tools.ts'
import { type LocalTools, openLocalTools } from '../../functions/wiring/local-wiring.ts'
import { type PageSettings, readSettings } from '../../functions/wiring/settings.ts'
import { webTools } from '../../functions/wiring/web-wiring.ts'
import { handClock } from './round.ts'

/** Over an empty store at a time of day, or over the made-up council halfway through its month. */
export type Start = { now: string } | { demo: true }

export interface ServedApp {
  address: string
  tools: LocalTools & WebTools
  /** Where a made-up council's officer gets in; empty over an empty store. */
  token: string
  close(): Promise<void>
}

/** The app over a store of its own: empty at a time, or with the made-up council halfway through its month. */
export async function servedApp(
  home: string,
  at: Start,
  pages: Partial<PageSettings> = {},
): Promise<ServedApp> {
  const settings = readSettings({})
  if ('refused' in settings) throw new Error('The settings of the test are wrong')
  const opened = await openLocalTools({ ...settings.done, home, now: null })
  if ('refused' in opened) throw new Error('The store of the test cannot be opened')
  const demo: { clock: Clock; token: string } =
    'demo' in at ? await demoStore(opened.done) : { clock: handClock(at.now), token: '' }
  const local = { ...opened.done, clock: demo.clock }
  const tools = { ...webTools(local, { ...settings.done.pages, ...pages }, DEVELOPERS), ...local }
  const server = serve({ fetch: webApp(tools).fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    tools,
    token: demo.token,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await opened.done.close()
    },
  }
}

/** The browser that prints packs, now with a person at it. */
export const aBrowser = async (): Promise<Browser> =>
  puppeteer.launch({
    executablePath: await unpackChromium(),
    headless: 'shell',
    pipe: true,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'],
  })

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What of WCAG 2.2 AA a page breaks, as axe finds it: `color-contrast: .govuk-hint`. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> }
    }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
  })
}
