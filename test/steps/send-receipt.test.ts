import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { memoryDocumentStore } from '../../functions/adapters/memory/memory-document-store.ts'
import { person } from '../../functions/domain/chasers/recipients.ts'
import type { OpenChoice } from '../../functions/domain/papers/findings.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import { offerKey, type UploadOffer } from '../../functions/domain/submissions/upload-offer.ts'
import type { Item } from '../../functions/domain/work-programme/meeting.ts'
import { MailRefused } from '../../functions/ports/mailer.ts'
import { askQuestion } from '../../functions/steps/ask-question.ts'
import { chooseForUpload, offerUpload } from '../../functions/steps/offer-upload.ts'
import { type ReceiveTools, receiveReport } from '../../functions/steps/receive-report.ts'
import { returnReport } from '../../functions/steps/return-report.ts'
import { stopAddress } from '../../functions/steps/stop-address.ts'
import { type SubmitTools, submitReport } from '../../functions/steps/submit-report.ts'
import { aCommittee, aMeeting, anItem, aRecord } from '../support/council.ts'
import { lenientIntake } from '../support/intake.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aDocx } from '../support/office-files.ts'
import { type RoundOfTest, roundTools } from '../support/round.ts'

const MEETING = 'highways/2017-07-26'
const AUTHOR = { name: 'Road Safety Manager', address: 'road.safety@brackenshire.example' }
const DEPUTY = { name: 'Deputy', address: 'deputy@brackenshire.example' }
const OPEN = { paragraphs: [], confidential: false, because: '', review: null }
const EXEMPT = { ...OPEN, paragraphs: [3], because: 'The tenders are open.' }
const TRACKED = aDocx(
  '<w:p><w:ins w:author="Officer One"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:author="Officer Two"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>',
)

/** A council's store in memory, and a tray in which these files arrived. */
async function desk(files: Uint8Array[] = []): Promise<RoundOfTest & ReceiveTools & SubmitTools> {
  const round = await roundTools('2017-07-12T16:20', [aRecord(aMeeting())])
  return {
    ...round,
    ...lenientIntake(),
    open: memoryDocumentStore('open'),
    restricted: memoryDocumentStore('restricted'),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    tray: {
      take: async (key) => {
        const bytes = files[Number(key.split('/').at(-1)) - 1]
        return (
          bytes && { read: async () => bytes, liesAt: { key, version: '1', since: '2017-07-12T15:20:00Z' } }
        )
      },
    },
  }
}

const report = (changes: object = {}) => ({
  meeting: MEETING,
  item: 7,
  by: 'Deputy',
  report: { name: 'roads.pdf', read: async () => makePdf({ pages: 2 }), secrecy: OPEN },
  appendices: [],
  ...changes,
})

const words = (text = '') => text.replace(/\s+/g, ' ')

it('tells whoever sent a report by their link what was taken, found and comes next, and nobody else', async () => {
  const tools = await desk()
  const appendix = {
    name: 'Fellside Heat tender.pdf',
    read: async () => makePdf({ pages: 1 }),
    secrecy: EXEMPT,
  }
  await submitReport(tools, report({ sender: DEPUTY, appendices: [appendix] }))
  expect(tools.mailer.posted).toHaveLength(1)
  const [mail] = tools.mailer.posted
  expect(mail).toMatchObject({
    to: DEPUTY,
    cc: [],
    subject: 'Taken in, version 1: Road safety annual report',
  })
  const text = words(mail?.text)
  expect(text).toContain('Report: roads.pdf A PDF of 2 pages. SHA-256 of the PDF begins ')
  expect(text).toContain('Not looked through for harmful software.')
  expect(text).toContain(
    'Appendix 1 Not for publication, and left out of the public pack: exempt by paragraph 3',
  )
  expect(text).toContain('The pack is published by Tuesday 18 July 2017')
  expect(text).toMatch(/This link opens it: https:\/\/reports\.brackenshire\.example\/r\/[\w-]{43}\/7/)
  // A mail is passed on: it says nothing of what the public may not see.
  expect(JSON.stringify(mail)).not.toContain('Fellside')
})

it('tells the authors where a clerk sent it, and of each version once', async () => {
  const tools = await desk()
  await submitReport(tools, report({ offer: 'one' }))
  await submitReport(tools, report({ offer: 'one' }))
  await submitReport(tools, report({ offer: 'two' }))
  expect(tools.mailer.posted.map(({ to, subject }) => [to.address, subject])).toEqual([
    [AUTHOR.address, 'Taken in, version 1: Road safety annual report'],
    [AUTHOR.address, 'Taken in, version 2: Road safety annual report'],
  ])
})

it('takes a report all the same when no mail goes', async () => {
  const tools = await desk()
  const down = { ...tools.mailer, post: () => Promise.reject(new Error('The post is down')) }
  expect(await submitReport({ ...tools, mailer: down }, report())).toHaveProperty('done.version', 1)
})

it('writes to no address whose mail came back, of anything', async () => {
  const tools = await desk()
  await stopAddress(tools, { address: AUTHOR.address, because: 'The mailbox is full' })
  const told = tools.mailer.posted.length
  await submitReport(tools, report())
  const asked = { meeting: MEETING, item: 7, by: 'Scrutiny Lead', because: 'Last year’s figures' }
  expect(await returnReport(tools, asked)).toHaveProperty('done.state.at', 'returned')
  const afterwards = tools.mailer.posted.slice(told).map(({ to }) => person(to.address))
  expect(afterwards).not.toContain(AUTHOR.address)
})

it('says where a question could not be sent, and sends it when it is asked again', async () => {
  const tools = await desk()
  const down = {
    ...tools.mailer,
    post: () => Promise.reject(new MailRefused('The post is shut', { permanent: false })),
  }
  const about = { by: DEPUTY, meeting: aMeeting(), item: anItem(), committee: aCommittee() }
  const question = { ...about, question: 'Is the map wanted too?' }
  for (const _ of ['once', 'again'])
    expect(await askQuestion({ ...tools, mailer: down }, question)).toMatchObject({
      refused: [{ message: expect.stringContaining('could not be sent') }],
    })
  for (const _ of ['once', 'again'])
    expect(await askQuestion(tools, question)).toEqual({ done: { to: 'Scrutiny Lead' } })
  expect(tools.mailer.posted).toHaveLength(1)
})

it('returns no version that came in after the one that was looked at', async () => {
  const tools = await desk()
  await submitReport(tools, report({ offer: 'one' }))
  await submitReport(tools, report({ offer: 'two' }))
  const asked = { meeting: MEETING, item: 7, by: 'Scrutiny Lead', because: 'Last year’s figures' }
  expect(await returnReport(tools, { ...asked, version: 1 })).toMatchObject({
    refused: [{ message: expect.stringContaining('Version 2 came in since you looked at version 1') }],
  })
  expect(await returnReport(tools, { ...asked, version: 2 })).toHaveProperty('done.state.at', 'returned')
})

it('asks the clerk where the mail of the scrutiny lead comes back', async () => {
  const tools = await desk()
  await stopAddress(tools, { address: 'scrutiny.lead@brackenshire.example', because: 'No such mailbox' })
  const meeting = aMeeting()
  const about = { by: DEPUTY, meeting, item: anItem(), committee: aCommittee() }
  expect(await askQuestion(tools, { ...about, question: 'Is the map wanted too?' })).toEqual({
    done: { to: 'Committee Clerk' },
  })
  expect(tools.mailer.posted.at(-1)?.to.address).toBe('clerk@brackenshire.example')
})

it('says by mail why the queue refused an upload, and looks again at the same files once their sender chose', async () => {
  const tools = await desk([TRACKED])
  const offered = await offerUpload(tools, {
    meeting: MEETING,
    item: 7,
    by: DEPUTY.name,
    sender: DEPUTY,
    files: [{ name: 'report', secrecy: OPEN }],
  })
  if ('refused' in offered) throw new Error(JSON.stringify(offered))
  const { id } = offered.done
  for (const _ of ['told', 'told twice'])
    expect(await receiveReport(tools, id)).toMatchObject({ was: 'refused', choices: ['acceptChanges'] })
  expect(tools.mailer.posted).toHaveLength(1)
  const [mail] = tools.mailer.posted
  expect(mail).toMatchObject({ to: DEPUTY, subject: 'Not taken in: Road safety annual report' })
  expect(words(mail?.text)).toContain('There are 2 tracked changes in it, by 2 people.')
  expect(words(mail?.text)).toContain('- Accept all tracked changes, and leave out the comments')
  expect(mail?.text).toContain(`/7/offer/${id}/1`)

  const chosen: OpenChoice[] = ['acceptChanges']
  expect(await chooseForUpload(tools, { id }, chosen)).toBe(true)
  expect(await receiveReport(tools, id)).toMatchObject({ was: 'taken', version: 1 })
  expect((await tools.register.read<UploadOffer>(offerKey(id)))?.value.choices).toEqual(chosen)
  expect(words(tools.mailer.posted.at(-1)?.text)).toContain('As you chose, 2 tracked changes were accepted')
  // What is taken is not chosen about any more.
  expect(await chooseForUpload(tools, { id }, chosen)).toBe(false)
})

it('takes a report for the item that it was sent for, whatever the order of the agenda is by then', async () => {
  const tools = await desk([makePdf({ pages: 2 })])
  const key = `meetings/${MEETING}`
  const put = async (...numbers: [number, number]) => {
    const kept = await tools.register.read<MeetingRecord>(key)
    if (kept === undefined) throw new Error('There is no meeting')
    const roads = { ...kept.value.meeting.items[0], key: 'roads', number: numbers[0] }
    const others = anItem({ key: 'gritting', title: 'Gritting routes', number: numbers[1] })
    const meeting = { ...kept.value.meeting, items: [roads, others] as Item[] }
    await tools.register.replace(key, { ...kept.value, meeting }, kept.version)
  }
  const sentFor = async () =>
    (await tools.register.read<MeetingRecord>(key))?.value.meeting.items.map((item) => [
      item.key,
      item.submissions.length,
    ])
  await put(7, 8)
  const files = [{ name: 'report', secrecy: OPEN }]
  const offered = await offerUpload(tools, {
    meeting: MEETING,
    item: 7,
    by: DEPUTY.name,
    sender: DEPUTY,
    files,
  })
  if ('refused' in offered) throw new Error(JSON.stringify(offered))
  await put(8, 7)
  expect(await receiveReport(tools, offered.done.id)).toMatchObject({ was: 'taken' })
  expect(await sentFor()).toEqual([
    ['roads', 1],
    ['gritting', 0],
  ])

  await put(7, 8)
  // The lead puts the agenda in another order while the file is looked at.
  const scan = async () => {
    await put(8, 7)
    return { was: 'not-scanned' as const, because: null }
  }
  expect(await submitReport({ ...tools, scanner: { scan } }, report())).toHaveProperty('done')
  expect(await sentFor()).toEqual([
    ['roads', 2],
    ['gritting', 0],
  ])
})
