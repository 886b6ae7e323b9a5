import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { SQSBatchResponse } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listKeys } from '../../functions/adapters/aws/bucket.ts'
import { bucketUploadForms } from '../../functions/adapters/aws/bucket-upload-forms.ts'
import type { OpenChoice } from '../../functions/domain/papers/findings.ts'
import type { MeetingRecord } from '../../functions/domain/pipeline.ts'
import {
  offeredFileKey,
  offerKey,
  type UploadOffer,
} from '../../functions/domain/submissions/upload-offer.ts'
import { issueForm, offerUpload } from '../../functions/steps/offer-upload.ts'
import { hasCanvas } from '../../infra/bundles.ts'
import { type Cloud, cloud } from '../support/cloud.ts'
import { OFFICE } from '../support/convert.ts'
import { homeOf } from '../support/home-of.ts'
import { makePdf } from '../support/make-pdf.ts'
import { aDocx, heading, paragraph } from '../support/office-files.ts'
import { atTheDesk } from '../support/packhorse.ts'
import { readMail } from '../support/read-mail.ts'
import { handClock } from '../support/round.ts'
import { scanOf } from '../support/scans.ts'
import { TESTSHIRE } from '../support/testshire.ts'

const SAMPLE = new URL('../../functions/local/sample/', import.meta.url).pathname
const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'
const OPEN = { paragraphs: [], confidential: false, because: '', review: null }
const SENT = '2026-03-24T16:20:00Z'
const WORD = aDocx(heading('Collisions near schools') + paragraph('There were fewer than last year.'))
const rtf = (words: string) => Buffer.from(`{\\rtf1\\ansi ${words}\\par}`)

let aws: Cloud

beforeAll(async () => {
  aws = await cloud({}, TESTSHIRE)
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value)
  vi.stubEnv('PACKHORSE_RESTRICTED', aws.restricted)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

const uploads = () => ({ s3: aws.s3, name: aws.uploads.slice('s3://'.length), prefix: '' })

const home = () => homeOf(aws)

const outcomeOf = async (offer: string) =>
  (await (await home()).register.read<UploadOffer>(offerKey(offer)))?.value.outcome

const itemNow = async (wanted: number) =>
  (await (await home()).register.read<MeetingRecord>(`meetings/${MEETING}`))?.value.meeting.items.find(
    ({ number }) => number === wanted,
  )

/** A message of a queue, as SQS hands it to a function. */
const message = (body: unknown) => ({
  messageId: crypto.randomUUID(),
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const arrival = (key: string, time = SENT) =>
  message({ time, detail: { bucket: { name: uploads().name }, object: { key } } })

/** Tells a function the same twice, as queues do now and then: the second time nothing changes. */
async function twice(act: string, told: ReturnType<typeof message>): Promise<void> {
  const tell = () => aws.invoke<SQSBatchResponse>(act, { Records: [told] })
  expect(await tell(), act).toEqual({ batchItemFailures: [] })
  const before = await everything()
  expect(await tell(), act).toEqual({ batchItemFailures: [] })
  expect(await everything(), `${act}, told twice`).toEqual(before)
}

async function everything() {
  const { register, open, restricted } = await home()
  const keys = await register.list('')
  return {
    records: await Promise.all(keys.map(async (key) => [key, (await register.read(key))?.version])),
    open: await open.list(''),
    restricted: await restricted.list(''),
    uploads: await listKeys(uploads(), ''),
    mails: aws.mail.taken.length,
  }
}

/** An officer sends a report by a form that S3 itself takes. Answers the offer. */
async function send(
  item: number,
  name: string,
  bytes: Uint8Array,
  choices: OpenChoice[] = [],
): Promise<string> {
  const { register } = await home()
  const asked = await offerUpload(
    { register, clock: handClock('2026-03-24T16:15') },
    {
      meeting: MEETING,
      item,
      by: 'Officer',
      sender: { name: 'Officer', address: 'officer@brackenshire.example' },
      choices,
      files: [{ name, secrecy: OPEN }],
    },
  )
  if ('refused' in asked) throw new Error(JSON.stringify(asked.refused))
  const { url, fields } = await issueForm({ forms: bucketUploadForms(uploads()) }, asked.done, 0)
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([Buffer.from(bytes)]), name)
  expect((await fetch(url, { method: 'POST', body: form })).status).toBeLessThan(300)
  return asked.done.id
}

const versionOf = async (offer: string): Promise<string> => {
  const { VersionId = '' } = await aws.s3.send(
    new GetObjectCommand({ Bucket: uploads().name, Key: offeredFileKey(offer, 0) }),
  )
  return VersionId
}

/** What GuardDuty tells of the file of an offer. */
const scanned = (offer: string, versionId: string, threat: string | null = null) =>
  message({
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    time: '2026-03-24T16:20:40Z',
    detail: {
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: {
        bucketName: uploads().name,
        objectKey: offeredFileKey(offer, 0),
        eTag: 'any',
        versionId,
      },
      scanResultDetails: {
        scanResultStatus: threat === null ? 'NO_THREATS_FOUND' : 'THREATS_FOUND',
        threats: threat === null ? null : [{ name: threat }],
      },
    },
  })

/** Its file arrives and is found clean, and whoever waits for that is woken. */
async function arriveClean(offer: string): Promise<void> {
  await twice('receive-report', arrival(offeredFileKey(offer, 0)))
  expect(await outcomeOf(offer)).toBeNull()
  expect(aws.services.sent.at(-1), 'looked at again if nothing is told').toMatchObject({ delay: 900 })
  await twice('record-scan', scanned(offer, await versionOf(offer)))
  await wake()
}

/** The function that takes reports in is told what it was last asked by its queue. */
const wake = () => twice('receive-report', message(aws.services.sent.at(-1)?.body))

const laidDown = async (part: string, folder = 'conversions/'): Promise<string[]> =>
  (await listKeys(uploads(), folder)).filter((key) => key.endsWith(part))

const convertWhatIsNew = () => carryOutWhatIsNew('convert-report', 'conversions/')

/** The other function is told of the orders that are new, and the first of what became of them, a day later. */
async function carryOutWhatIsNew(act: string, folder: string): Promise<number> {
  const settled = await laidDown('/out.json', folder)
  const orders = (await laidDown('/in.json', folder)).filter(
    (key) => !settled.includes(key.replace('in.', 'out.')),
  )
  for (const key of orders) {
    await twice(act, arrival(key))
    await twice('receive-report', arrival(key.replace('in.json', 'out.json'), '2026-03-25T09:00:00Z'))
  }
  return orders.length
}

/** What a function's role reads of what lies in the uploads bucket. */
async function readBy(act: string, Key: string): Promise<string> {
  const { endpoint } = aws.s3.config
  const client = new S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: act, secretAccessKey: 'test' },
  })
  return client.send(new GetObjectCommand({ Bucket: uploads().name, Key })).then(
    () => 'read',
    (fault: Error) => fault.name,
  )
}

/** Importing the same again changes nothing. */
async function importProgramme(): Promise<void> {
  const desk = atTheDesk(aws.home)
  desk.setNow('2026-03-02T09:00')
  for (const file of ['committee.json', 'work-programme.csv'])
    expect(await desk.run('import', `${SAMPLE}${file}`)).toMatchObject({ code: 0 })
}

describe.skipIf(!hasCanvas())('a scan whose officer wants its words read, on AWS', () => {
  it('is read elsewhere, by what that function carries with it, and taken in as of when it was sent', async () => {
    await importProgramme()
    const scan = scanOf(makePdf({ pages: 1, lines: () => ['The depot at Mill Lane stays open.'] }), 'upright')
    const offer = await send(9, 'depot.pdf', scan, ['readScans'])
    await arriveClean(offer)
    const { register, restricted } = await home()
    expect((await register.read<UploadOffer>(offerKey(offer)))?.value).toMatchObject({
      outcome: null,
      progress: { done: 0, total: 1, doing: 'reading scanned pages' },
    })
    expect(await itemNow(9)).toMatchObject({ arriving: { offer, at: '2026-03-24T16:20' } })
    expect(await carryOutWhatIsNew('recognise-text', 'readings/')).toBe(1)
    expect(await outcomeOf(offer)).toMatchObject({ was: 'taken', version: 1 })
    expect((await itemNow(9))?.submissions).toEqual([
      expect.objectContaining({
        at: '2026-03-24T16:20',
        files: [
          expect.objectContaining({
            warnings: [expect.stringContaining('The words of page 1 were read by machine')],
            accessibility: expect.objectContaining({ tagged: true, scannedPages: [1], imageOnlyPages: [] }),
          }),
        ],
      }),
    ])
    expect(await itemNow(9)).not.toHaveProperty('arriving')
    expect((await restricted.list('uploads/')).length).toBe(1)
    expect(aws.unused('recognise-text')).toEqual([])
    expect(aws.unused('receive-report').filter((right) => /Readings/.test(right))).toEqual([])
    const [offered = ''] = await listKeys(uploads(), 'offers/')
    const [laid = ''] = await laidDown('/in.pdf', 'readings/')
    expect(await readBy('recognise-text', laid)).toBe('read')
    expect(await readBy('recognise-text', offered)).toBe('AccessDenied')
    expect(await readBy('convert-report', laid)).toBe('AccessDenied')
  }, 120_000)
})

describe.skipIf(OFFICE === null)('what officers really send, on AWS', () => {
  it('waits for the scanner and for LibreOffice elsewhere, and is taken in as of when it was sent', async () => {
    await importProgramme()
    const offer = await send(6, 'collisions.docx', WORD)
    await arriveClean(offer)
    expect(await outcomeOf(offer)).toBeNull()
    expect(await convertWhatIsNew()).toBe(1)
    expect(await outcomeOf(offer)).toMatchObject({ was: 'taken', version: 1 })
    const { open, restricted } = await home()
    expect((await itemNow(6))?.submissions).toEqual([
      expect.objectContaining({
        at: '2026-03-24T16:20',
        files: [expect.objectContaining({ name: 'collisions.docx', scanned: 'clean', pages: 1 })],
      }),
    ])
    const isWord = (key: string) => key.endsWith('.docx')
    expect((await open.list('uploads/')).filter(isWord)).toEqual([])
    expect((await restricted.list('uploads/')).filter(isWord)).toHaveLength(1)
    expect(readMail(aws.mail.taken.at(-1)?.raw ?? Buffer.alloc(0)).headers.get('subject')).toContain(
      'Taken in, version 1',
    )
  })

  it('is converted once for two who wait for it, and both are woken', async () => {
    const same = aDocx(paragraph('One plan for two items.'))
    const both = [await send(7, 'plan.docx', same), await send(8, 'plan.docx', same)]
    for (const offer of both) await arriveClean(offer)
    expect(await convertWhatIsNew()).toBe(1)
    for (const offer of both) expect(await outcomeOf(offer)).toMatchObject({ was: 'taken' })
  })

  it('is written anew first where it is of an older kind, and then made a PDF of', async () => {
    const offer = await send(9, 'older.rtf', rtf('Flood resilience.'))
    await arriveClean(offer)
    expect(await convertWhatIsNew()).toBe(1)
    expect(await outcomeOf(offer)).toBeNull()
    expect(await convertWhatIsNew()).toBe(1)
    expect(await outcomeOf(offer)).toMatchObject({ was: 'taken' })
  })

  it('is refused in plain words where it reaches for another file', async () => {
    const reaching = '{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}{\\fldrslt here}}'
    const offer = await send(9, 'reaching.rtf', rtf(reaching))
    await arriveClean(offer)
    await convertWhatIsNew()
    expect(await outcomeOf(offer)).toMatchObject({
      was: 'refused',
      because: [expect.stringContaining('reaching.rtf: The document takes in a picture or a text')],
    })
  })

  it('goes no further on a word about another version of its file, and no further at all where harm was found', async () => {
    const offer = await send(9, 'harm.pdf', makePdf({ pages: 1 }))
    await twice('receive-report', arrival(offeredFileKey(offer, 0)))
    await twice('record-scan', scanned(offer, 'another'))
    await wake()
    expect(await outcomeOf(offer)).toBeNull()
    await twice('record-scan', scanned(offer, await versionOf(offer), 'Testshire.Harm'))
    await wake()
    expect(await outcomeOf(offer)).toMatchObject({
      was: 'refused',
      because: [expect.stringContaining('Testshire.Harm')],
    })
  })

  it('is looked at and converted with rights that suffice, and none to spare', async () => {
    for (const act of ['record-scan', 'convert-report']) expect(aws.unused(act), act).toEqual([])
    expect(aws.unused('receive-report').filter((right) => /Conversions|AskFor/.test(right))).toEqual([])
    const [offered = ''] = await listKeys(uploads(), 'offers/')
    const [paper = ''] = await laidDown('/in.docx')
    expect(await readBy('convert-report', paper)).toBe('read')
    expect(await readBy('convert-report', offered)).toBe('AccessDenied')
  })
})
