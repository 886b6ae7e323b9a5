import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Mail } from '../../functions/ports/mailer.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aPerson } from '../support/person.ts'
import { aBrowser } from '../support/web.ts'

const SAMPLE = new URL('../../functions/local/sample/', import.meta.url).pathname
const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'

vi.setConfig({ testTimeout: 120_000 })

const served = appForTests({ now: '2026-03-24T09:00' })
const desk = mkdtempSync(join(tmpdir(), 'packhorse-desk-'))
let browser: Browser

beforeAll(async () => {
  browser = await aBrowser()
})

afterAll(async () => {
  await browser.close()
  rmSync(desk, { recursive: true, force: true })
})

/** Today's round, and the links that it brings to whom. */
async function linksOfTheRound(): Promise<Map<string, string>> {
  const { mailer, ...tools } = served().tools
  const posted: Mail[] = []
  const post = (mail: Mail) => {
    posted.push(mail)
    return mailer.post(mail)
  }
  await chaseOfficers({ ...tools, mailer: { ...mailer, post } })
  return new Map(
    posted.flatMap(({ to, text }) => {
      const link = /https:\/\/reports\.brackenshire\.example(\/r\/\S+)/.exec(text)?.[1]
      return link === undefined ? [] : [[to.address, link]]
    }),
  )
}

it('a clerk comes from an empty store to what the public reads, in so many clicks', async () => {
  const clerk = await aPerson(browser, served().address)
  await clerk.signIn(0)
  for (const file of ['committee.json', 'work-programme.csv']) {
    await clerk.go('a[href="/programme"]')
    await clerk.choose('#file', `${SAMPLE}${file}`)
    await clerk.go('form[action="/programme/preview"] button')
    expect(await clerk.sees()).toContain('Nothing has been changed yet.')
    await clerk.go('form[action="/programme/import"] button')
  }

  const officers: number[] = []
  const links = await linksOfTheRound()
  for (const name of ['road.safety', 'waste.strategy', 'energy']) {
    const officer = await aPerson(browser, served().address)
    await officer.open(links.get(`${name}@brackenshire.example`) ?? '/no-link')
    if (await officer.page.$('#report').then((field) => field === null)) await officer.go('main li a')
    const path = join(desk, `${name}.pdf`)
    writeFileSync(path, makePdf({ pages: 3, lines: (page) => [`${name}, its page ${page}`] }))
    await officer.choose('#report', path)
    await officer.click('form[data-upload] button:not([type=button])')
    await officer.page.waitForSelector('.govuk-notification-banner')
    expect(await officer.sees()).toContain('Your report is in.')
    officers.push(officer.clicks())
    await officer.leave()
  }

  await clerk.go(`a[href="/meetings/${MEETING}"]`)
  await clerk.compile()
  const compiled = await clerk.sees()
  expect(compiled).toContain('The packs are compiled.')
  expect(compiled).not.toContain('Release version')

  const second = await aPerson(browser, served().address)
  await second.signIn(1)
  await second.go(`a[href="/meetings/${MEETING}"]`)
  await second.go('a[href$="/release"]')
  const asked = await second.sees()
  expect(asked).toContain('Committee Clerk compiled it, and you are Democratic Services Manager.')
  expect(asked).toContain('All checks of its packs hold.')
  await second.go('a[href$="/versions/1/public"]')
  expect(await second.sees()).toContain('Page i 1 of')
  await second.go('a[href$="/release"]')
  await second.go('form[action$="/release"] button')
  const released = await second.sees()
  expect(released).toContain('It is released and public')
  expect(released).toContain('Released on 24 March 2026 by Democratic Services Manager, with 8 clear days.')

  const reader = await aPerson(browser, served().address)
  await reader.open('/public/')
  await reader.link('Environment and Transport Scrutiny Committee')
  await reader.link('Wednesday 8 April 2026')
  expect(await reader.sees()).toContain(
    'Document "A": Road safety on the approaches to schools (PDF, 3 pages',
  )
  expect({ clerk: clerk.clicks(), second: second.clicks(), officers }).toEqual({
    clerk: 12,
    second: 7,
    officers: [2, 2, 2],
  })
  await Promise.all([clerk, second, reader].map((one) => one.leave()))
})
