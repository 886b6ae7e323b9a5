import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appForTests } from '../support/app-for-tests.ts'
import { drawn } from '../support/hands.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aPerson } from '../support/person.ts'
import { aBrowser } from '../support/web.ts'

const MEETING = '/meetings/environment-and-transport-scrutiny-committee/2026-04-08'

let browser: Browser
let desk: string

beforeAll(async () => {
  browser = await aBrowser()
  desk = mkdtempSync(join(tmpdir(), 'packhorse-desk-'))
})

afterAll(async () => {
  await browser.close()
  rmSync(desk, { recursive: true, force: true })
})

const lay = (name: string, content: Uint8Array | string): string => {
  const path = join(desk, name)
  writeFileSync(path, content)
  return path
}

const aReport = (name: string, pages = 2): string =>
  lay(name, makePdf({ pages, lines: (page) => [`${name}, its page ${page}`] }))

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('an officer %s', (_, scripts) => {
  const served = appForTests({ demo: true })

  it('sends a report by the link in the chaser, is told what is wrong, and sends a better one', async () => {
    const officer = await aPerson(browser, served().address, { scripts, width: 400 })
    await officer.open(`/r/${served().token}`)
    expect(await officer.sees()).toContain(
      'Reports were due on Tuesday 24 March 2026, by 5 pm: one working day late.',
    )
    await officer.link('Flood resilience')

    await officer.choose('#report', lay('flood.pdf', 'PK\u0003\u0004 this is no PDF'))
    await officer.click('form[data-upload] .govuk-button')
    await officer.page.waitForSelector('.govuk-error-summary')
    expect(await officer.sees()).toContain('This was not done flood.pdf: ')
    expect(await officer.sees()).toContain('Where it stands Awaited')

    await officer.choose('#report', aReport('flood-resilience.pdf', 3))
    await officer.choose('#appendices', aReport('map.pdf', 1), aReport('costs.pdf', 1))
    await officer.click('form[data-upload] .govuk-button')
    await officer.page.waitForSelector('.govuk-notification-banner')
    const seen = await officer.sees()
    expect(seen).toContain('Your report is in.')
    expect(seen).toContain('Report: flood-resilience.pdf, 3 pages')
    expect(seen).toMatch(/Appendix: map\.pdf, 1 page .*Appendix: costs\.pdf, 1 page/)
    expect(officer.clicks()).toBeLessThan(8)
    // Two pages of the report and one of each appendix, drawn as they will stand in the pack.
    const pictures = await officer.page.$$eval('.pictures img', (all) =>
      all.map((one) => one.getAttribute('src')),
    )
    expect(pictures.map((src) => src?.split('/').at(-1))).toEqual(['1', '2', '5', '7'])
    for (const src of pictures) {
      const answer = await fetch(served().address + src)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000)
    }
    expect((await fetch(`${served().address}/r/${served().token}/9/pages/3`)).status).toBe(404)
    expect((await fetch(`${served().address}/r/${served().token}/6/pages/1`)).status).toBe(404)
    await officer.leave()
  })

  it('says that an appendix is exempt, asks a question, and is answered in words', async () => {
    const officer = await aPerson(browser, served().address, { scripts })
    await officer.open(`/r/${served().token}/9`)
    await officer.choose('#report', aReport('again.pdf'))
    await officer.choose('#appendices', aReport('tender.pdf'))
    await officer.click('#secrecy-appendices')
    await officer.click('form[data-upload] .govuk-button')
    await officer.page.waitForSelector('.govuk-error-summary')
    expect(await officer.sees()).toContain('Say under which paragraph of Schedule 12A.')

    await officer.choose('#report', aReport('again.pdf'))
    await officer.choose('#appendices', aReport('tender.pdf'))
    // What was answered stands, and what is missing is open to be answered.
    expect(await officer.page.$eval('#secrecy-appendices', (one) => one.checked)).toBe(true)
    await officer.click('#paragraph-3')
    await officer.write('#because', 'The tenders are still open.')
    await officer.click('form[data-upload] .govuk-button')
    await officer.page.waitForSelector('.govuk-notification-banner')
    expect(await officer.sees()).toContain('Appendix: tender.pdf, 2 pages, not for publication')

    await officer.write('#question', 'Is the map of 2024 wanted too?')
    await officer.go('form[action$="/question"] button')
    expect(await officer.sees()).toContain('Your question is sent.')
    await officer.leave()
  })
})

describe('a lead', () => {
  const served = appForTests({ demo: true })

  it('changes where a report stands, pauses its chasers, and finds it all written down', async () => {
    const lead = await aPerson(browser, served().address)
    await lead.signIn(2)
    await lead.open(`${MEETING}/items/9`)
    expect(await lead.sees()).toContain(
      'Thursday 26 March 2026: Decision needed, to Director of Place, because the deadline is 24 March 2026',
    )
    await lead.page.select('#state', 'to-follow')
    await lead.go('form[action$="/mark"] button')
    expect(await lead.sees()).toContain('To mark a report to follow, say why')
    await lead.page.select('#state', 'to-follow')
    await lead.write('#because', 'The Partnership signs it off on 31 March')
    await lead.go('form[action$="/mark"] button')
    expect(await lead.sees()).toContain('Where it stands To follow: The Partnership signs it off on 31 March')
    await lead.write('#pause-because', 'asked in person')
    await lead.go('form[action$="/pause"] button')
    expect(await lead.sees()).toContain('Chasing Paused: asked in person')
    await lead.go('form[action$="/resume"] button')
    expect(await lead.sees()).toContain('It is chased again')
    await lead.go('a[href="/audit"]')
    expect(await lead.sees()).toContain(
      'Scrutiny Lead Environment and Transport Scrutiny Committee, 8 April 2026 Item 9, Flood resilience in the Tarn valley chasing paused: asked in person',
    )
    await lead.leave()
  })
})

describe('an officer’s pages', () => {
  const served = appForTests({ demo: true })

  it('can be used by keyboard alone', async () => {
    const officer = await aPerson(browser, served().address)
    await officer.open(`/r/${served().token}`)
    const tab = async () => {
      await drawn(officer.page)
      await officer.page.keyboard.press('Tab')
      return String(await officer.page.evaluate(`document.activeElement?.textContent?.trim() ?? ''`))
    }
    expect(await tab()).toBe('Skip to main content')
    expect(await tab()).toBe('Flood resilience in the Tarn valley')
    await Promise.all([officer.page.waitForNavigation(), officer.page.keyboard.press('Enter')])
    const reached: string[] = []
    for (let count = 0; count < 40; count += 1) reached.push(await tab())
    for (const words of ['Send', 'Tell us', 'Ask']) expect(reached).toContain(words)
    await officer.leave()
  })
})
