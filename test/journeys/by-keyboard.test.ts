import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { appForTests } from '../support/app-for-tests.ts'
import { hands } from '../support/hands.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aBrowser } from '../support/web.ts'

const SAMPLE = new URL('../../functions/local/sample/', import.meta.url).pathname
const MEETING = '/meetings/environment-and-transport-scrutiny-committee/2026-04-08'

// Each stop is looked at: a machine that is busy takes its time over some hundreds of them.
vi.setConfig({ testTimeout: 120_000 })

let browser: Browser
const desk = mkdtempSync(join(tmpdir(), 'packhorse-desk-'))
const report = join(desk, 'flood-resilience.pdf')

beforeAll(async () => {
  browser = await aBrowser()
  writeFileSync(report, makePdf({ pages: 2 }))
})

afterAll(async () => {
  await browser.close()
  rmSync(desk, { recursive: true, force: true })
})

async function atAKeyboard(scripts: boolean) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setJavaScriptEnabled(scripts)
  // A desk at 400%.
  await page.setViewport({ width: 320, height: 256 })
  return { page, ...hands(page), leave: () => context.close() }
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('by keyboard alone, at 400%%, %s', (_, scripts) => {
  const served = appForTests({ demo: true })

  it('an officer says where a report stands, asks about it, and sends it', async () => {
    const { page, enter, reach, press, write, choose, sees, leave } = await atAKeyboard(scripts)
    await page.goto(`${served().address}/r/${served().token}`)
    await enter('.govuk-skip-link, main a')
    if (!page.url().includes('/9')) await enter('main a')
    await reach('[name=state]')
    await press('Space')
    await enter('form[action$="/state"] button')
    expect(await sees()).toContain('we know that it is on its way')
    await write('#question', 'Is the map of 2024 wanted too?')
    await enter('form[action$="/question"] button')
    expect(await sees()).toContain('Your question is sent.')
    await choose('#report', report)
    await reach('form[data-upload] button:not([type=button])')
    await press('Enter')
    await page.waitForFunction('document.body.innerText.includes("Your report is in.")')
    await leave()
  })

  it('a lead pauses a report’s chasers, and says why it is to follow', async () => {
    const { page, enter, reach, press, write, sees, leave } = await atAKeyboard(scripts)
    await page.goto(`${served().address}${MEETING}/items/6`)
    await reach('#person-0')
    await press('Space')
    await press('ArrowDown')
    await press('ArrowDown')
    await enter('main button')
    expect(await sees()).toContain('Scrutiny Lead')
    await write('#pause-because', 'asked in person')
    await enter('form[action$="/pause"] button')
    expect(await sees()).toContain('Nobody is chased about it')
    await leave()
  })
})

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('by keyboard alone, at 400%%, %s', (_, scripts) => {
  const served = appForTests({ now: '2026-03-25T09:00' })

  it('two clerks come from an empty store to what the public reads', async () => {
    const clerk = await atAKeyboard(scripts)
    await clerk.page.goto(`${served().address}/programme`)
    await clerk.reach('#person-0')
    await clerk.press('Space')
    await clerk.enter('main button')
    for (const file of ['committee.json', 'work-programme.csv']) {
      await clerk.choose('#file', `${SAMPLE}${file}`)
      await clerk.enter('form[action="/programme/preview"] button')
      await clerk.enter('form[action="/programme/import"] button')
      expect(await clerk.sees()).toContain('The file is imported.')
    }
    await clerk.enter(`a[href="${MEETING}"]`)
    await clerk.enter('form[action$="/assemble"] button')
    await clerk.page.waitForSelector('.govuk-notification-banner')
    const manager = await atAKeyboard(scripts)
    await manager.page.goto(`${served().address}${MEETING}`)
    await manager.reach('#person-0')
    await manager.press('Space')
    await manager.press('ArrowDown')
    await manager.enter('main button')
    await manager.enter('a[href$="/release"]')
    await manager.enter('a[href$="/versions/1/public"]')
    await manager.enter('a[href$="/release"]')
    await manager.enter('form[action$="/release"] button')
    expect(await manager.sees()).toContain('It is released and public')
    await Promise.all([clerk.leave(), manager.leave()])
  })
})
