import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeMime } from '../../functions/adapters/paper/compose-mime.ts'
import type { Mail } from '../../functions/ports/mailer.ts'
import { askQuestion } from '../../functions/steps/ask-question.ts'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { findMeeting } from '../../functions/steps/change-meeting.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { importFile } from '../../functions/steps/import-file.ts'
import { markReport } from '../../functions/steps/mark-report.ts'
import { releasePack } from '../../functions/steps/release-pack.ts'
import { submitReport } from '../../functions/steps/submit-report.ts'
import { issueLink } from '../../functions/steps/upload-links.ts'
import { appForTests } from '../support/app-for-tests.ts'
import { makePdf } from '../support/make-pdf.ts'
import { fileOf } from '../support/programme-rows.ts'
import { readMail } from '../support/read-mail.ts'
import { aBrowser } from '../support/web.ts'

const MARKUP = `"'><img src=x onerror=alert(1)><script>alert(2)</script></title></textarea>{{7}}&amp;`
const LINES = `${MARKUP}\r\nBcc: evil@elsewhere.example\r\nEND:VEVENT\r\nX-EVIL:1`
const NAME = 'scrutiny-committee/2026-04-08'
const OFFICER = { name: `Officer ${MARKUP}`, address: 'officer@brackenshire.example' }

const served = appForTests({ now: '2026-03-24T09:00' })
let browser: Browser
let token: string
const posted: Mail[] = []

beforeAll(async () => {
  browser = await aBrowser()
  const { mailer, ...others } = served().tools
  const post = (mail: Mail) => {
    posted.push(mail)
    return mailer.post(mail)
  }
  const tools = { ...others, mailer: { ...mailer, post } }
  const words = fileOf(
    ['Road safety', 'Winter plan', 'Gritting'].map((title) => ({
      committee: 'Scrutiny Committee',
      date: '2026-04-08',
      time: `5.30 pm ${MARKUP}`,
      venue: `Hall ${MARKUP}`,
      section: `Part ${MARKUP}`,
      title: `${title} ${LINES}`,
      description: `About ${LINES}`,
      author: OFFICER.name,
      author_email: OFFICER.address,
      director: `Director ${MARKUP}`,
      director_email: 'director@brackenshire.example',
      reason: `Minute ${LINES}`,
      recommended: `That ${LINES}`,
      contact: `Ask ${MARKUP}`,
      lead_email: 'lead@brackenshire.example',
      clerk_email: 'clerk@brackenshire.example',
      surprise: `Extra ${MARKUP}`,
    })),
  )
  const bytes = new TextEncoder().encode(words)
  expect(await importFile(tools, { name: `${MARKUP}.csv`, bytes, by: MARKUP })).toHaveProperty('done')
  const found = await findMeeting(tools, NAME)
  if ('refused' in found) throw new Error('The meeting is not there')
  const { record } = found.done
  const [committee] = [await tools.register.read(`committees/${record.meeting.committee}`)]
  await chaseOfficers(tools)
  const report = { name: `../../${LINES}.pdf`, read: async () => makePdf({ pages: 2 }), secrecy: open }
  expect(
    await submitReport(tools, { meeting: NAME, item: 1, by: OFFICER.name, report, appendices: [report] }),
  ).toHaveProperty('done')
  const [, second] = record.meeting.items
  if (second === undefined || committee === undefined) throw new Error('The import lost something')
  await askQuestion(tools, {
    by: OFFICER,
    meeting: record.meeting,
    item: second,
    committee: committee.value as Parameters<typeof askQuestion>[1]['committee'],
    question: LINES,
  })
  const mark = { meeting: NAME, by: MARKUP, because: LINES, until: null }
  expect(await markReport(tools, { ...mark, item: 2, state: 'to-follow' })).toHaveProperty('done')
  expect(
    await assemblePack(tools, { meeting: NAME, by: MARKUP, supplement: false, chairsReason: '' }),
  ).toHaveProperty('done')
  expect(
    await releasePack(tools, { meeting: NAME, by: 'Manager', version: null, inSpiteBecause: LINES }),
  ).toHaveProperty('done')
  token = await issueLink(tools, OFFICER, NAME)
})

afterAll(() => browser.close())

const open = { paragraphs: [], confidential: false, because: '', review: null }

describe('words that would be more than words', () => {
  it('run nothing, and make nothing, on any page that shows them', async () => {
    const page = await browser.newPage()
    const ran: string[] = []
    page.on('dialog', (dialog) => {
      ran.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) ran.push(message.text())
    })
    await page.goto(`${served().address}/sign-in`)
    await page.click('#person-0')
    await Promise.all([page.waitForNavigation(), page.click('main button')])
    const meeting = `/meetings/${NAME}`
    const mails = posted.map(({ id }) => `/mail/${id}`)
    const paths = [
      '/',
      '/programme',
      meeting,
      `${meeting}/items/1`,
      `${meeting}/items/2`,
      '/mail',
      ...mails.slice(0, 3),
      '/punctuality',
      '/audit',
      `/r/${token}`,
      `/r/${token}/1`,
      `/r/${token}/2`,
      ...(await served().tools.site.list())
        .map(({ path }) => `/public/${path}`)
        .filter((path) => path.endsWith('.html')),
    ]
    const showing: string[] = []
    for (const path of paths) {
      const answer = await page.goto(served().address + path, { waitUntil: 'load' })
      expect(answer?.status(), path).toBe(200)
      expect(await page.$$eval('img[src="x"], [onerror], script:not([src])', (all) => all.length), path).toBe(
        0,
      )
      // Told as they were written, not unfolded or cut.
      if ((await page.$eval('body', (body) => body.innerText)).includes('<script>alert(2)</script>'))
        showing.push(path)
    }
    expect(ran).toEqual([])
    expect(showing.length).toBeGreaterThan(paths.length / 2)
  })

  it('stay words in feeds, calendars, the sitemap and mails', async () => {
    const { site } = served().tools
    for (const { path } of await site.list()) {
      if (!/\.(?:atom|xml|ics)$/.test(path)) continue
      const words = Buffer.from((await site.read(path))?.bytes ?? []).toString()
      expect(words, path).not.toMatch(/^(?:X-EVIL|Bcc)/im)
      if (!path.endsWith('.ics')) expect(words, path).not.toMatch(/<(?:script|img)/i)
      if (path.endsWith('.ics')) expect(words.match(/^END:VEVENT/gm), path).toHaveLength(1)
    }
    expect(posted.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('question'))
    for (const mail of posted) {
      // Throws where a header stands twice.
      const { headers, parts } = readMail(await composeMime(mail, new Date(0)))
      expect([...headers.keys()]).not.toContain('bcc')
      for (const { type, content } of parts) {
        if (type.startsWith('text/html')) expect(content, mail.subject).not.toMatch(/<(?:script|img)/i)
        if (type.startsWith('text/calendar')) expect(content, mail.subject).not.toMatch(/^(?:X-EVIL|Bcc)/im)
      }
    }
  })

  it('name no file or header, and no spreadsheet takes them for a formula', async () => {
    const { address, tools } = served()
    const signedIn = await fetch(`${address}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ person: '0', to: '/' }),
      headers: { origin: address },
      redirect: 'manual',
    })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const paper = await fetch(`${address}/meetings/${NAME}/items/1/1/1`, { headers: { cookie } })
    expect(paper.headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+"$/)
    for (const key of [...(await tools.open.list('')), ...(await tools.restricted.list(''))])
      expect(key).toMatch(/^[\w./-]+$/)
  })
})
