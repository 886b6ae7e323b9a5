import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopAddress } from '../../functions/steps/stop-address.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aPerson } from '../support/person.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aBrowser } from '../support/web.ts'

const MEETING = '/meetings/environment-and-transport-scrutiny-committee/2026-04-08'
const OFFICER = 'coordinator@tarn-valley-floods.example'
const CLERK = 0
const MANAGER = 1

let browser: Browser

beforeAll(async () => {
  browser = await aBrowser()
})

afterAll(() => browser.close())

const as = async (address: string, number: number) => {
  const person = await aPerson(browser, address)
  await person.signIn(number)
  return person
}

describe('before a pack is out, a clerk', () => {
  const served = appForTests({ demo: true })

  it('sends a mail again, and opens an address that works again', async () => {
    await stopAddress(served().tools, { address: OFFICER, because: 'The mailbox is full' })
    const clerk = await as(served().address, CLERK)
    expect(await clerk.sees()).toContain(`${OFFICER} The mailbox is full`)
    await clerk.open(`/mail?person=${OFFICER}`)
    await clerk.go('tbody a')
    await clerk.go('form[action$="/again"] button')
    expect(await clerk.sees()).toContain('This was not done')
    await clerk.go('a[href="/"]')
    await clerk.go('form[action="/addresses/works-again"] button')
    expect(await clerk.sees()).not.toContain(OFFICER)
    await clerk.open(`/mail?person=${OFFICER}`)
    await clerk.go('tbody a')
    await clerk.go('form[action$="/again"] button')
    expect(await clerk.page.$eval('h1', (title) => title.innerText)).toMatch(/^Again: /)
    await clerk.leave()
  })

  it('writes down who stands in at the meeting, sees it in the pack, and has it compiled again once it is taken back', async () => {
    const clerk = await as(served().address, CLERK)
    const standsIn = async (member: string, substitute: string) => {
      await clerk.click('details:has(form[action$="/stand-in"]) > summary')
      await clerk.page.select('#member', member)
      await clerk.write('#substitute', substitute)
      await clerk.go('form[action$="/stand-in"] button')
    }
    await clerk.open(MEETING)
    await standsIn('Member for Holme', 'Member for Gale Moss')
    expect(await clerk.sees()).toContain('Member for Gale Moss has a seat on the committee')
    await clerk.open(MEETING)
    await standsIn('Member for Holme', 'Member for Long Acre')
    await clerk.compile()
    await clerk.open(`${MEETING}/versions/1/public`)
    await clerk.click('summary')
    expect(await clerk.sees()).toContain('Member for Long Acre, in place of Member for Holme')
    await clerk.open(MEETING)
    await clerk.go('form[action$="/stand-in/take-back"] button')
    expect(await clerk.sees()).toContain('nobody stands in for Member for Holme any more')
    await clerk.open(`${MEETING}/release`)
    expect(await clerk.sees()).toContain(
      'Who stands in for a member was changed since version 1 was compiled',
    )
    await clerk.leave()
  })

  it('keeps a file from the public, and opens it again only when they say so twice', async () => {
    const clerk = await as(served().address, CLERK)
    await clerk.open(`${MEETING}/items/6`)
    await clerk.click('details:has(form[action$="/secrecy"]) summary')
    await clerk.click('#kind-1-exempt')
    await clerk.go('form[action$="/secrecy"] button')
    expect(await clerk.sees()).toContain('This was not done')
    await clerk.click('details:has(form[action$="/secrecy"]) summary')
    await clerk.click('#kind-1-exempt')
    await clerk.click('#paragraph-1-3')
    await clerk.write('#secret-because-1', 'The bids are still open')
    await clerk.go('form[action$="/secrecy"] button')
    expect(await clerk.sees()).toContain('exempt (paragraph 3): The bids are still open')
    for (const isSure of [false, true]) {
      await clerk.click('details:has(form[action$="/secrecy"]) summary')
      await clerk.click('#kind-1-open')
      if (isSure) await clerk.click('#confirm-1')
      await clerk.go('form[action$="/secrecy"] button')
      expect(await clerk.sees()).toContain(isSure ? 'Done' : 'This was not done')
    }
    await clerk.open(`${MEETING}/items/6`)
    expect(await clerk.sees()).not.toContain('exempt (')
    await clerk.leave()
  })
})

describe('after a pack is out, two clerks', () => {
  const served = appForTests({ demo: true })

  const release = async (): Promise<string> => {
    const manager = await as(served().address, MANAGER)
    await manager.go(`a[href="${MEETING}"]`)
    await manager.go('a[href$="/release"]')
    await manager.go('form[action$="/release"] button')
    const seen = await manager.sees()
    await manager.leave()
    return seen
  }

  const handIn = async (item: number): Promise<void> => {
    const officer = await aPerson(browser, served().address)
    await officer.open(`/r/${served().token}/${item}`)
    const path = join(temporaryFolder(), `item-${item}.pdf`)
    writeFileSync(path, makePdf({ pages: 2, lines: (page) => [`Item ${item}, page ${page}`] }))
    await officer.choose('#report', path)
    await officer.click('form[data-upload] .govuk-button')
    await officer.page.waitForSelector('.govuk-notification-banner')
    await officer.leave()
  }

  it('add a late item with the chair’s reason, and publish it in a supplement', async () => {
    const clerk = await as(served().address, CLERK)
    await clerk.open(MEETING)
    await clerk.compile()
    expect(await release()).toContain('It is released and public')

    await clerk.open(MEETING)
    await clerk.link('Add a late item')
    await clerk.write('#title', 'The closed bridge')
    await clerk.write('#author', 'Tarn Valley Flood Partnership')
    await clerk.write('#author_email', OFFICER)
    await clerk.go('main form button')
    expect(await clerk.sees()).toContain('This was not done')
    await clerk.write('#late', 'the bridge was closed on 24 March')
    await clerk.go('main form button')
    await clerk.link('The closed bridge')
    await handIn(9)
    await handIn(Number(/\d+$/.exec(clerk.page.url())?.[0]))
    await clerk.open(MEETING)
    await clerk.compile()
    expect(await release()).toContain('supplement 1 Released on')

    const reader = await aPerson(browser, served().address)
    await reader.open(`/public${MEETING.replace('/meetings', '')}/`)
    expect(await reader.sees()).toMatch(
      /Supplement 1 \(PDF, 6 pages.* Document "E": The closed bridge \(PDF, 2 pages/,
    )
    await Promise.all([clerk.leave(), reader.leave()])
  })

  it('cancel a meeting, which the public is told, and let it take place after all', async () => {
    const clerk = await as(served().address, CLERK)
    await clerk.open('/programme/add')
    await clerk.page.$eval('#date', (field) => {
      field.value = '2026-06-10'
    })
    await clerk.go('main form button')
    await clerk.go('main form button')
    const reader = await aPerson(browser, served().address)
    const told = async () => {
      await reader.open(`/public/${MEETING.split('/')[2]}/`)
      return /Wednesday 10 June 2026(?: [\d.]+ pm)?[^.]{0,60}/.exec(await reader.sees())?.[0]
    }
    expect(await told()).not.toContain('Cancelled')
    await clerk.link('Cancel the meeting')
    await clerk.write('#because', 'The chamber is flooded')
    await clerk.go('main form button')
    expect(await clerk.sees()).toContain('does not take place. Nothing has been changed yet.')
    await clerk.go('main form button')
    expect(await clerk.sees()).toContain('Cancelled The chamber is flooded')
    expect(await told()).toContain('Cancelled')
    await clerk.go('form[action$="/reinstate"] button')
    expect(await told()).not.toContain('Cancelled')
    await Promise.all([clerk.leave(), reader.leave()])
  })
})
