import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const served = appForTests({ demo: true })
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await aBrowser()
  page = await browser.newPage()
  await page.setViewport({ width: 320, height: 800 })
})

afterAll(() => browser.close())

const lay = (name: string, content: Uint8Array | string): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}
const choose = async (selector: string, ...files: string[]) => {
  const input = (await page.$(selector)) as unknown as { uploadFile(...paths: string[]): Promise<void> }
  await input.uploadFile(...files)
}
const sees = async () => (await page.$eval('main', (main) => main.innerText)).replace(/\s+/g, ' ')
const chosen = () => page.$$eval('.chosen li', (all) => all.map((one) => one.innerText.replace(/\s+/g, ' ')))

it('lists what was browsed for and dropped, takes it out one by one by keyboard, and sends what is left', async () => {
  await page.goto(`${served().address}/r/${served().token}/9`)
  await choose('#report', lay('flood.pdf', makePdf({ pages: 2 })))
  await choose('#appendices', lay('map.pdf', makePdf({ pages: 1 })), lay('costs.zip', 'PK\u0003\u0004'))
  await page.evaluate(`{
    const dropped = new DataTransfer()
    dropped.items.add(new File(['%PDF-1.7 and no more'], 'draft.pdf', { type: 'application/pdf' }))
    document.querySelector('#appendices').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  }`)
  expect(await chosen()).toEqual([
    'flood.pdf, 1 KB Remove',
    'map.pdf, 1 KB Remove',
    'costs.zip, 1 KB: not a kind of file that is taken here. Remove',
    'draft.pdf, 1 KB Remove',
  ])
  expect(await axeFindings(page)).toEqual([])

  await page.focus('[aria-label="Remove costs.zip"]')
  await page.keyboard.press('Enter')
  const heard = await page.$$eval('[data-choose] [role=status]', (all) => all.map((one) => one.textContent))
  expect(heard[1]).toBe('costs.zip is removed.')
  expect(await page.evaluate('document.activeElement.id')).toBe('appendices')

  // A refusal is said on the same page, where the files are still chosen.
  await page.click('form[data-upload] .govuk-button')
  await page.waitForSelector('.govuk-error-summary')
  expect(await page.evaluate('document.activeElement.className')).toBe('govuk-error-summary')
  expect(await sees()).toContain('This was not done draft.pdf: ')
  await page.click('[aria-label="Remove draft.pdf"]')
  await page.click('form[data-upload] .govuk-button')
  await page.waitForSelector('.govuk-notification-banner')
  expect(await sees()).toMatch(/Report: flood\.pdf, 2 pages .*Appendix: map\.pdf, 1 page/)
})

it('presses nobody for a report that is in, and offers only what it can still become', async () => {
  const before = await sees()
  expect(before).toContain('Reports are due on Tuesday 24 March 2026. This one is in.')
  expect(before).toContain('You may replace it until the pack is published.')
  expect(before).not.toMatch(/on track|working day late|Word template/)

  await page.click('#state-withdrawn')
  await page.click('form[action$="/state"] button')
  await page.waitForSelector('.govuk-error-summary')
  expect(await sees()).toContain('To mark a report withdrawn, say why')
  expect(
    await page.$eval('#state-withdrawn', (one) => (one as unknown as { checked: boolean }).checked),
  ).toBe(true)
  await page.type('#why', 'the Partnership reports in June')
  await page.click('form[action$="/state"] button')
  await page.waitForSelector('.govuk-notification-banner')
  expect(await sees()).toContain(
    'It is withdrawn from this agenda: the Partnership reports in June. Nothing more is asked of you. If that is wrong, ask below.',
  )
})
