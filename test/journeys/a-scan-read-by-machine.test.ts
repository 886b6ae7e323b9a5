import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aPerson } from '../support/person.ts'
import { scanOf } from '../support/scans.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const served = appForTests({ demo: true })
let browser: Browser

beforeAll(async () => {
  browser = await aBrowser()
})
afterAll(() => browser.close())

/** A page that takes a second or two to read. */
function aScan(heading = 'Flood resilience'): string {
  const path = join(temporaryFolder(), 'signed.pdf')
  const said = (at: number) => `${at}. The Committee is asked to note the costs of 2024.`
  const lines = [heading, ...Array.from({ length: 12 }, (_, at) => said(at))]
  writeFileSync(path, scanOf(makePdf({ pages: 1, lines: () => lines }), 'upright'))
  return path
}

it.each([{ scripts: true }, { scripts: false }])(
  'is waited for on a page of its own, which leads on when the words are read (scripts: $scripts)',
  async ({ scripts }) => {
    const { address, token } = served()
    const scan = aScan()
    const officer = await aPerson(browser, address, { scripts, width: 320 })
    await officer.open(`/r/${token}/9`)
    await officer.choose('#report', scan)
    await officer.go('main form[enctype] .govuk-button')
    expect(await officer.sees()).toContain('Page 1: a picture without words, which nobody can search')

    await officer.click('#choice-readScans')
    await officer.choose('#report', scan)
    await officer.go('main form[enctype] .govuk-button')
    expect(await officer.sees()).toContain('Your files are being looked at All files are here.')
    // Whoever closed the page finds it again from the report's.
    const waiting = officer.page.url()
    await officer.open(`/r/${token}/9`)
    expect(await officer.sees()).toContain(
      'Sent on 25 March 2026, 10:00, and being looked at. See how far it is',
    )
    await officer.go('a[href*="/offer/"]')
    expect([waiting, `${address}/r/${token}/9?done=received`]).toContain(officer.page.url())
    await officer.page.waitForSelector('.govuk-notification-banner')
    expect(await officer.sees()).toContain('Your report is in.')
    expect(await officer.sees()).toContain('The words of page 1 were read by machine, and may be wrong')
    expect(await officer.sees()).not.toContain('being looked at')
    await officer.leave()
  },
  120_000,
)

it('is held back where it calls itself exempt, and not sent again when its sender says that it is not', async () => {
  const { address, token } = served()
  const officer = await aPerson(browser, address)
  await officer.open(`/r/${token}/9`)
  await officer.choose('#report', aScan())
  await officer.go('main form[enctype] .govuk-button')
  await officer.click('#choice-readScans')
  await officer.choose('#report', aScan('NOT FOR PUBLICATION'))
  await officer.go('main form[enctype] .govuk-button')
  await officer.page.waitForSelector('.govuk-error-summary')
  expect(await officer.sees()).toContain('Page 1: the paper calls itself exempt, confidential or not for')
  expect(await axeFindings(officer.page)).toEqual([])
  expect(await officer.page.$$('#choice-confirmedOpen')).toHaveLength(1)
  await officer.click('#choice-confirmedOpen')
  await officer.go('form[action$="/choose"] .govuk-button')
  await officer.page.waitForSelector('.govuk-notification-banner')
  expect(await officer.sees()).toContain('its sender said that the public may read it')
  await officer.leave()
}, 120_000)
