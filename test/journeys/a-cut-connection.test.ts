import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { cutLine } from '../support/cut-line.ts'
import { makePdf } from '../support/make-pdf.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aBrowser } from '../support/web.ts'

const MEETING = 'meetings/environment-and-transport-scrutiny-committee/2026-04-08'
const MB = 1024 * 1024

const served = appForTests({ demo: true })

/** A report of so many megabytes: three pages, and what a scanner adds. */
function aHugeReport(megabytes: number): { path: string; bytes: number } {
  const scan = 'x'.repeat(megabytes * MB)
  const pdf = makePdf({ pages: 3, objects: [`<</Length ${scan.length}>>\nstream\n${scan}\nendstream`] })
  const path = join(temporaryFolder(), 'huge.pdf')
  writeFileSync(path, pdf)
  return { path, bytes: pdf.length }
}

it('keeps nothing half of 100 MB whose connection is cut, and goes on where it stopped', async () => {
  const { address, tools, token } = served()
  const line = await cutLine(address)
  const browser = await aBrowser()
  try {
    const report = aHugeReport(99)
    const page = await browser.newPage()
    const words = () => page.$eval('[data-upload-words]', (one) => one.textContent ?? '')
    const kept = async () => {
      const record = await tools.register.read<MeetingRecord>(MEETING)
      const papers = [...(await tools.open.list('')), ...(await tools.restricted.list(''))]
      return { record, papers }
    }
    const before = await kept()
    await page.goto(`${line.address}/r/${token}/9`)
    const input = (await page.$('#report')) as unknown as { uploadFile(path: string): Promise<void> }
    await input.uploadFile(report.path)
    line.cutAt(50 * MB)
    await page.click('form[data-upload] .govuk-button')
    await page.waitForFunction(
      `document.querySelector('[data-upload-words]').textContent.startsWith('The connection broke off at')`,
    )
    expect(await words()).toMatch(
      /^The connection broke off at \d\d%\. Nothing is handed in yet; what arrived is kept\. Trying again in /,
    )
    expect(await kept()).toEqual(before)

    line.mend()
    await page.waitForSelector('.govuk-notification-banner', { timeout: 20_000 })
    const seen = (await page.$eval('main', (main) => main.innerText)).replace(/\s+/g, ' ')
    expect(seen).toContain('Your report is in.')
    expect(seen).toContain('Report: huge.pdf, 3 pages')
    // It went on, and did not begin anew: a part may have gone twice, and no more.
    expect(line.carried()).toBeLessThan(report.bytes + 10 * MB)
    const after = await kept()
    expect(after.papers).toHaveLength(before.papers.length + 1)
    const files = after.record?.value.meeting.items.find(({ number }) => number === 9)?.submissions[0]?.files
    expect(files).toMatchObject([{ name: 'huge.pdf', pages: 3 }])
  } finally {
    await browser.close()
    await line.close()
  }
})

it('goes on where it stopped when its sender comes back to the page, and chooses the file again', async () => {
  const line = await cutLine(served().address)
  const browser = await aBrowser()
  try {
    const report = aHugeReport(30)
    const page = await browser.newPage()
    const send = async () => {
      await page.goto(`${line.address}/r/${served().token}/9`)
      const input = (await page.$('#report')) as unknown as { uploadFile(path: string): Promise<void> }
      await input.uploadFile(report.path)
      await page.click('form[data-upload] .govuk-button')
    }
    line.cutAt(20 * MB)
    await send()
    await page.waitForFunction(
      `document.querySelector('[data-upload-words]').textContent.startsWith('The connection broke off at')`,
    )
    line.mend()
    await send()
    await page.waitForSelector('.govuk-notification-banner', { timeout: 20_000 })
    expect(await page.$eval('main', (main) => main.innerText)).toContain('huge.pdf, 3 pages')
    // What had arrived did not go again: at most the part that was on its way.
    expect(line.carried()).toBeLessThan(report.bytes + 6 * MB)
  } finally {
    await browser.close()
    await line.close()
  }
})
