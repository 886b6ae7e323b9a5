import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailRecord } from '../../functions/domain/chasers/round-records.ts'
import { returnReport } from '../../functions/steps/return-report.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { OFFICE } from '../support/convert.ts'
import { aDocx, heading, paragraph, STYLES, stylesXml } from '../support/office-files.ts'
import { aPerson } from '../support/person.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'
const served = appForTests({ demo: true })
let browser: Browser

beforeAll(async () => {
  browser = await aBrowser()
})
afterAll(() => browser.close())

/** As it comes back from colleagues: two tracked changes by two people, and a heading above them. */
function aDraft(name: string): string {
  const path = join(temporaryFolder(), name)
  const changed =
    '<w:p><w:r><w:t>The scheme costs </w:t></w:r><w:del w:author="Officer Two"><w:r><w:delText>£90,000</w:delText></w:r></w:del><w:ins w:author="Officer One"><w:r><w:t>£120,000</w:t></w:r></w:ins></w:p>'
  const body = heading('Flood defences') + paragraph('What was done this winter.') + changed
  writeFileSync(path, aDocx(body, STYLES, stylesXml()))
  return path
}

async function receipts(): Promise<MailRecord[]> {
  const { register } = served().tools
  const mails: MailRecord[] = []
  for (const key of await register.list('mails/')) {
    const mail = await register.read<MailRecord>(key)
    if (mail?.value.stage === 'receipt' && mail.value.subject.includes('Flood')) mails.push(mail.value)
  }
  return mails
}

describe.skipIf(OFFICE === null)('an officer whose Word file has tracked changes', () => {
  it('is told so in plain words, chooses, sends nothing again, and gets the receipt; without scripts, on a telephone', async () => {
    const { address, token } = served()
    const officer = await aPerson(browser, address, { scripts: false, width: 320 })
    await officer.open(`/r/${token}/9`)
    await officer.choose('#report', aDraft('flood.docx'))
    await officer.go('form[action$="/report"] .govuk-button')
    expect(await officer.sees()).toContain(
      'flood.docx: There are 2 tracked changes in it, by 2 people. They would show who wrote and deleted what.',
    )
    expect(await officer.sees()).toContain('flood.docx, which you sent just now, and need not send again')
    await officer.page.setJavaScriptEnabled(true)
    expect(await axeFindings(officer.page)).toEqual([])
    await officer.page.setJavaScriptEnabled(false)
    const wide = await officer.page.evaluate('document.documentElement.scrollWidth')
    expect(wide).toBeLessThanOrEqual(320)

    await officer.click('#choice-acceptChanges')
    await officer.go('form[action$="/report"] .govuk-button')
    const seen = await officer.sees()
    expect(seen).toContain('Your report is in.')
    expect(seen).toContain('Report: flood.docx, 1 page')
    expect(seen).toContain('As you chose, 2 tracked changes were accepted.')
    const [receipt, ...more] = await receipts()
    expect(more).toEqual([])
    expect(receipt?.text.replace(/\s+/g, ' ')).toMatch(
      /Report: flood.docx A Word document, of which a PDF of 1 page was made\. .*As you chose, 2 tracked changes were accepted/,
    )
    expect(receipt?.text).not.toMatch(/Officer (One|Two)/)
    await officer.leave()
  })

  it('finds at the top of the page why it was returned, and sends the next version in parts, once', async () => {
    const { address, token, tools } = served()
    const because = 'The costs are last year’s'
    const returned = await returnReport(tools, { meeting: MEETING, item: 9, by: 'Scrutiny Lead', because })
    expect(returned).toHaveProperty('done.state.at', 'returned')
    const officer = await aPerson(browser, address, { width: 320 })
    await officer.open(`/r/${token}/9`)
    expect(await officer.sees()).toContain(`It was returned to you on Wednesday 25 March 2026: ${because}.`)
    expect(await axeFindings(officer.page)).toEqual([])
    let parts = 0
    officer.page.on('request', (request) => {
      if (request.method() === 'PATCH') parts += 1
    })
    await officer.choose('#report', aDraft('flood-2.docx'))
    await officer.click('form[data-upload] .govuk-button')
    await officer.page.waitForSelector('#choice-acceptChanges', { timeout: 30_000 })
    await officer.click('#choice-acceptChanges')
    await officer.go('form[data-upload] .govuk-button')
    expect(await officer.sees()).toContain('Your report is in.')
    expect(await officer.sees()).toContain('Version 2, sent by')
    expect(parts).toBe(1)
    expect((await receipts()).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Taken in, version 1'),
      expect.stringContaining('Taken in, version 2'),
    ])
    await officer.leave()
  })
})
