import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bucketUploadForms } from '../../functions/adapters/aws/bucket-upload-forms.ts'
import { bucketUploadTray } from '../../functions/adapters/aws/bucket-upload-tray.ts'
import { lookAgainKey } from '../../functions/domain/submissions/upload-offer.ts'
import { receiveReport } from '../../functions/steps/receive-report.ts'
import { readMeetings } from '../../functions/steps/records.ts'
import { officerApp } from '../../functions/web/app.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'
import { s3At, s3Server } from '../support/s3-server.ts'
import { aBrowser, axeFindings } from '../support/web.ts'

const served = appForTests({ demo: true })
let desk: string

beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), 'packhorse-desk-'))
})

afterAll(() => rmSync(desk, { recursive: true, force: true }))

const aReport = (name: string, title: string): string => {
  const path = join(desk, name)
  writeFileSync(path, makePdf({ pages: 2, lines: (page) => [title, `${name}, its page ${page}`] }))
  return path
}

const versionsSent = async (): Promise<number> => {
  const meetings = await readMeetings(served().tools.register)
  const all = meetings.flatMap(({ meeting }) => meeting.items)
  return all.find(({ title }) => title.startsWith('Flood'))?.submissions.length ?? 0
}

const offerAt = (address: string): string => /offer\/([0-9a-f-]{36})/.exec(address)?.[1] ?? ''

it.each([
  ['with scripts', true],
  ['without any', false],
])('takes files one after another past the pages, %s', async (_, scripts) => {
  const { tools, token } = served()
  const sent = await versionsSent()
  const s3 = await s3Server()
  const bucket = { s3: s3At(s3.endpoint), name: 'uploads', prefix: '' }
  await bucket.s3.send(new CreateBucketCommand({ Bucket: bucket.name }))
  const app = officerApp({
    ...tools,
    intake: { by: 'forms', forms: bucketUploadForms(bucket), preview: null },
    web: { ...tools.web, signIn: { by: 'nobody' }, formsTo: s3.endpoint },
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await aBrowser()
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: 320, height: 800 })
    await page.setJavaScriptEnabled(scripts)
    const breaksNothing = async () => {
      // axe is a script itself.
      if (scripts) expect(await axeFindings(page)).toEqual([])
    }
    const sees = async () => (await page.$eval('body', (body) => body.innerText)).replace(/\s+/g, ' ')
    const go = (selector: string) =>
      Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.click(selector)])
    const send = async (name: string, title = 'Flood defences') => {
      const input = (await page.$('#file')) as unknown as { uploadFile(path: string): Promise<void> }
      await input.uploadFile(aReport(name, title))
      await go('main form button')
    }
    const flood = await fetch(`${address}/r/${token}/9/offer`, {
      method: 'POST',
      body: new URLSearchParams({ secrecy: 'open', appendices: '9999999999' }),
      headers: { origin: address },
    })
    expect([flood.status, await flood.text()]).toEqual([
      422,
      expect.stringContaining('29 appendices at most'),
    ])
    await page.goto(`${address}/r/${token}/9`)
    await breaksNothing()
    await page.$eval('#appendices', (input) => input.setAttribute('value', '1'))
    await go('form[action$="/offer"] button')
    expect(await sees()).toContain('file 1 of 2 Send the report')
    await breaksNothing()
    await send('report.pdf')
    expect(await sees()).toContain('file 2 of 2 Send appendix 1')
    await send('appendix.pdf')
    expect(await sees()).toContain('Your files are being looked at')
    await breaksNothing()

    const receive = async () => {
      return receiveReport({ ...tools, tray: bucketUploadTray(bucket) }, offerAt(page.url()))
    }
    expect(await receive()).toMatchObject({ was: 'taken', version: sent + 1 })
    await page.waitForSelector('.govuk-notification-banner')
    expect(await sees()).toContain('Your report is in.')
    expect(await sees()).toContain('Appendix: appendix-1, 2 pages')

    // One that says of itself that it is secret, and is meant to be public after all: nothing is sent again.
    await go('form[action$="/offer"] button')
    await send('report.pdf', 'NOT FOR PUBLICATION')
    expect(await receive()).toMatchObject({ was: 'refused', choices: ['confirmedOpen'] })
    await page.waitForSelector('#choice-confirmedOpen')
    expect(await sees()).toContain('Your files are still here: they need not be sent again.')
    await breaksNothing()
    await page.click('#choice-confirmedOpen')
    await go('form[action$="/choose"] button')
    await breaksNothing()
    await go('main form button')
    expect(await sees()).toContain('Your files are being looked at')
    expect(
      await bucket.s3.send(
        new GetObjectCommand({ Bucket: bucket.name, Key: lookAgainKey(offerAt(page.url())) }),
      ),
    ).toBeDefined()
    expect(await receive()).toMatchObject({ was: 'taken', version: sent + 2 })
    await page.waitForSelector('.govuk-notification-banner')
    expect(await sees()).toContain('its sender said that the public may read it')
  } finally {
    await browser.close()
    server.close()
    await s3.close()
  }
})
