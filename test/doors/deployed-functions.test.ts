import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { SQSBatchResponse } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { leaseWorkers } from '../../functions/adapters/aws/lease-workers.ts'
import { nodeSecrets } from '../../functions/adapters/paper/node-secrets.ts'
import type { PackRequest } from '../../functions/domain/release/pack-request.ts'
import { offeredFileKey } from '../../functions/domain/submissions/upload-offer.ts'
import { offerUpload } from '../../functions/steps/offer-upload.ts'
import { requestPack } from '../../functions/steps/request-pack.ts'
import { type Cloud, cloud } from '../support/cloud.ts'
import { PAGES } from '../support/deployment.ts'
import { homeOf } from '../support/home-of.ts'
import { askPages } from '../support/http-api.ts'
import { makePdf } from '../support/make-pdf.ts'
import { type AssembleAnswer, atTheDesk } from '../support/packhorse.ts'
import { readMail } from '../support/read-mail.ts'
import { handClock } from '../support/round.ts'

const SAMPLE = new URL('../../functions/local/sample/', import.meta.url).pathname
const MEETING = 'environment-and-transport-scrutiny-committee/2026-04-08'
const CANARY = 'the tender of Fellside Heat is 412,000 pounds'
const OPEN = { paragraphs: [], confidential: false, because: '', review: null }
const EXEMPT = { paragraphs: [3], confidential: false, because: 'The tenders are open.', review: null }

/** These have a test of their own. */
const STAFFS = ['staff-web', 'release-pack', 'publish-pages', 'set-secrecy']

let aws: Cloud

beforeAll(async () => {
  aws = await cloud()
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value)
  vi.stubEnv('PACKHORSE_RESTRICTED', aws.restricted)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await aws.close()
})

/** A message of a queue, as SQS hands it to a function. */
const message = (body: unknown, at = '2026-03-24T16:20:00Z') => ({
  messageId: crypto.randomUUID(),
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: { SentTimestamp: String(Date.parse(at)) },
})

const batch = (...Records: ReturnType<typeof message>[]) => ({ Records })

/** The same event as it came, and once more: as queues and schedules do now and then. */
async function twice<T>(act: string, event: unknown): Promise<T> {
  const first = await aws.invoke<T>(act, event)
  const before = await everything()
  await aws.invoke<T>(act, event)
  expect(await everything(), `${act}, told twice`).toEqual(before)
  return first
}

/** What lies in the buckets, and how many mails went. Rounds are written down each time, and open nothing. */
async function everything(): Promise<unknown> {
  const { register, open, restricted } = await home()
  const keys = (await register.list('')).filter((key) => !key.startsWith('rounds/'))
  const records: Record<string, unknown> = {}
  for (const key of keys) records[key] = (await register.read(key))?.version
  return {
    records,
    open: await open.list(''),
    restricted: await restricted.list(''),
    mails: aws.mail.taken.length,
  }
}

const home = () => homeOf(aws)

const bucketOf = (place: string): string => place.slice('s3://'.length)

interface Sent {
  name: string
  /** What stands in it; a file without words has not been sent yet. */
  words?: string
  secrecy?: typeof EXEMPT
}

/** An officer asks for an upload, and sends its files. Answers their keys. */
async function upload(item: number, files: Sent[]): Promise<string[]> {
  const { register } = await home()
  const asked = await offerUpload(
    { register, clock: handClock('2026-03-24T16:15') },
    {
      meeting: MEETING,
      item,
      by: 'Officer',
      files: files.map(({ name, secrecy = OPEN }) => ({ name, secrecy })),
    },
  )
  if ('refused' in asked) throw new Error(JSON.stringify(asked.refused))
  const keys = files.map((_, at) => offeredFileKey(asked.done.id, at))
  for (const [at, { words }] of files.entries()) if (words !== undefined) await send(keys[at] ?? '', words)
  return keys
}

const send = (Key: string, words: string) =>
  aws.s3.send(
    new PutObjectCommand({
      Bucket: bucketOf(aws.uploads),
      Key,
      Body: makePdf({ pages: 2, lines: () => [words] }),
    }),
  )

const arrived = (key: string) =>
  message({
    time: '2026-03-24T16:20:00Z',
    detail: { bucket: { name: bucketOf(aws.uploads) }, object: { key } },
  })

/** A clerk asks for packs: what the queue is told. */
async function askForPacks() {
  const told: PackRequest[] = []
  const packRequests = { outlive: true, ask: async (request: PackRequest) => void told.push(request) }
  const { register } = await home()
  await requestPack(
    {
      register,
      clock: handClock('2026-03-25T09:00'),
      secrets: nodeSecrets(),
      workers: leaseWorkers(60_000),
      packRequests,
    },
    { meeting: MEETING, by: 'Committee Clerk', supplement: false, chairsReason: '' },
  )
  return message(told[0], '2026-03-25T09:00:00Z')
}

describe('the functions as they are deployed', () => {
  it('have nothing to do, and make nothing, before a work programme is imported', async () => {
    expect(await aws.invoke('chase-officers', { at: '2026-02-27T08:30:00Z' })).toMatchObject({
      nothing: true,
    })
    expect(await aws.invoke('watch-heartbeat', { at: '2026-02-27T10:15:00Z' })).toMatchObject({
      beating: true,
    })
  })

  it('write to officers in the morning, and not again when the schedule fires twice', async () => {
    const desk = atTheDesk(aws.home)
    desk.setNow('2026-03-02T09:00')
    expect(await desk.run('import', `${SAMPLE}committee.json`)).toMatchObject({ code: 0 })
    expect(await desk.run('import', `${SAMPLE}work-programme.csv`)).toMatchObject({ code: 0 })

    const { day, sent } = await twice<{ day: string; sent: unknown[] }>('chase-officers', {
      at: '2026-03-24T08:30:00Z',
    })
    expect(day).toBe('2026-03-24')
    expect(sent.length).toBeGreaterThan(2)
    expect(aws.mail.taken).toHaveLength(sent.length)
    const [first] = aws.mail.taken
    expect(first?.configurationSet).toBe('packhorse-testshire')
    expect(readMail(first?.raw ?? Buffer.alloc(0)).headers.get('from')).toContain(
      'reports@scrutiny.testshire.example',
    )
    expect(await aws.invoke('watch-heartbeat', { at: '2026-03-24T10:15:00Z' })).toMatchObject({
      beating: true,
      told: [],
    })
    expect(await twice('watch-heartbeat', { at: '2026-03-25T10:15:00Z' })).toMatchObject({
      beating: false,
      told: ['scrutiny.lead@brackenshire.example', 'committee.clerk@brackenshire.example'],
    })
  })

  it('stop an address whose mail comes back, and tell the clerk once', async () => {
    const mail = readMail(aws.mail.taken[0]?.raw ?? Buffer.alloc(0))
    const to = aws.mail.taken[0]?.destinations[0] ?? ''
    const before = aws.mail.taken.length
    const bounce = {
      time: '2026-03-24T08:40:00Z',
      detail: {
        eventType: 'Bounce',
        mail: {
          messageId: 'ses-1',
          headers: [{ name: 'X-Packhorse-Mail', value: mail.headers.get('x-packhorse-mail') }],
        },
        bounce: {
          bounceType: 'Permanent',
          bouncedRecipients: [{ emailAddress: to, diagnosticCode: 'smtp; 550 no such mailbox' }],
        },
      },
    }
    await twice('record-mail-event', bounce)
    const notices = aws.mail.taken.slice(before).map(({ raw }) => readMail(raw))
    expect(notices.map(({ headers }) => headers.get('subject'))).toEqual([`Mail to ${to} does not arrive`])
    expect(notices[0]?.parts[0]?.content).toContain('550 no such mailbox')
    // Somebody else's mail under the same account is no matter of ours.
    await aws.invoke('record-mail-event', {
      ...bounce,
      detail: { ...bounce.detail, mail: { messageId: 'x' } },
    })
  })

  it('take in what officers send, and leave only the bad message of a batch in its queue', async () => {
    const [safety = ''] = await upload(6, [{ name: 'safety.pdf', words: 'Collisions near schools' }])
    const [energy = '', prices = ''] = await upload(8, [
      { name: 'energy.pdf', words: 'Heating three leisure centres' },
      { name: 'prices.pdf', words: CANARY, secrecy: EXEMPT },
    ])
    const bad = message('{"detail":{}}')
    const answer = await twice<SQSBatchResponse>(
      'receive-report',
      batch(arrived(safety), bad, arrived(energy), arrived(prices), arrived('elsewhere/1')),
    )
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: bad.messageId }])
    const { register } = await home()
    const offers = await Promise.all(
      (await register.list('offers/')).map((key) => register.read<{ outcome: unknown }>(key)),
    )
    expect(offers.map((kept) => kept?.value.outcome)).toEqual([
      expect.objectContaining({ was: 'taken', version: 1 }),
      expect.objectContaining({ was: 'taken', version: 1 }),
    ])
  })

  it('keep a file once that is sent again, and nothing that nobody asked for', async () => {
    const { open, restricted } = await home()
    const kept = [...(await open.list('')), ...(await restricted.list(''))]
    const keys = await upload(8, [
      { name: 'energy.pdf', words: 'Heating three leisure centres' },
      { name: 'prices.pdf', words: CANARY, secrecy: EXEMPT },
    ])
    const unasked = `offers/${crypto.randomUUID()}/1`
    await send(unasked, 'Unasked')
    expect(await twice('receive-report', batch(...[...keys, unasked].map(arrived)))).toEqual({
      batchItemFailures: [],
    })
    expect([...(await open.list('')), ...(await restricted.list(''))]).toEqual(kept)
  })

  it('make one version of two files that arrive at the same moment, and none before', async () => {
    const keys = await upload(7, [
      { name: 'recycling.pdf', words: 'A year of the new collections' },
      { name: 'tonnage.pdf' },
    ])
    const [first = '', second = ''] = keys
    expect(await twice('receive-report', batch(arrived(first)))).toEqual({ batchItemFailures: [] })
    await send(second, 'Tonnage by round')
    await Promise.all(keys.map((key) => aws.invoke('receive-report', batch(arrived(key)))))
    const { register } = await home()
    const kept = await register.read<{ meeting: { items: { number: number; submissions: unknown[] }[] } }>(
      `meetings/${MEETING}`,
    )
    expect(kept?.value.meeting.items.find(({ number }) => number === 7)?.submissions).toHaveLength(1)
  })

  it('tell an officer what is wrong with a file', async () => {
    const [key = ''] = await upload(9, [{ name: 'flood.pdf', words: 'Flood resilience' }])
    await aws.s3.send(
      new PutObjectCommand({ Bucket: bucketOf(aws.uploads), Key: key, Body: 'not a PDF at all' }),
    )
    await twice('receive-report', batch(arrived(key)))
    const { register } = await home()
    const kept = await register.read<{ outcome: unknown }>(`offers/${key.split('/')[1]}`)
    expect(kept?.value.outcome).toMatchObject({
      was: 'refused',
      because: [expect.stringContaining('flood.pdf: ')],
    })
  })

  it('let an officer in by the link in the chaser, take the file past the pages, and say that it is in', async () => {
    const chaser = aws.mail.taken
      .map(({ raw }) => readMail(raw))
      .find(({ parts }) => parts[0]?.content.includes('/r/'))
    const [, token = '', number = ''] = /\/r\/([\w-]{43})\/(\d+)/.exec(chaser?.parts[0]?.content ?? '') ?? []
    const at = Date.parse('2026-03-24T16:00:00Z')
    const web = (path: string, fields?: Record<string, string>) =>
      askPages(aws, 'web', path, { at, ...(fields === undefined ? {} : { fields }) })
    expect((await web('/r/made-up')).status).toBe(404)
    expect((await web('/assets/packhorse.css')).body).toContain('.govuk-button')
    expect((await web('/sign-in')).status).toBe(404)
    const report = `/r/${token}/${number}`
    expect((await web(report)).body).toContain('How many appendices')

    // What the public may read of is told to the function that writes the public's pages.
    expect((await web(`${report}/state`, { state: 'on-track' })).status).toBe(303)
    expect(aws.asked.at(-1)).toEqual({ committee: null })

    const offered = await web(`${report}/offer`, { secrecy: 'open', appendices: '1' })
    let page = offered.to
    const sentKeys: string[] = []
    for (const words of ['Sent by a form', 'Its appendix']) {
      const { body: html, headers } = await web(page)
      const [, action = ''] = /<form method="post" action="([^"]+)" enctype/.exec(html) ?? []
      expect(headers['content-security-policy']).toContain(new URL(action).origin)
      const form = new FormData()
      for (const [, name = '', value = ''] of html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
        form.append(name, value.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'))
      form.append('file', new Blob([Buffer.from(makePdf({ pages: 1, lines: () => [words] }))]), 'any.pdf')
      const taken = await fetch(action, { method: 'POST', body: form, redirect: 'manual' })
      expect(taken.status).toBe(303)
      page = (taken.headers.get('location') ?? '').replace(PAGES, '')
      sentKeys.push(String(form.get('key')))
    }
    const waiting = await web(page)
    expect(waiting.status).toBe(200)
    expect(waiting.body).toContain('<noscript><meta http-equiv="refresh" content="3"></noscript>')
    for (const key of sentKeys) await aws.invoke('receive-report', batch(arrived(key)))
    expect((await web(page)).to).toBe(`${report}?done=received`)
    const received = (await web(`${report}?done=received`)).body
    expect(received).toContain('Your report is in.')
    const pictures = [...received.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, src = '']) => src)
    expect(pictures).toHaveLength(2)
    for (const src of pictures) {
      const { status, headers } = await web(src)
      expect([status, headers['content-type']]).toEqual([200, 'image/png'])
    }
    expect((await web(`${report}/pages/9`)).status).toBe(404)

    expect((await web(`${report}/question`, { question: 'Is the map wanted?' })).to).toContain('done=asked')
    expect(readMail(aws.mail.taken.at(-1)?.raw ?? Buffer.alloc(0)).headers.get('subject')).toContain(
      'A question about',
    )
  })

  it('compile packs that verify, the public one without the right to read what is exempt', async () => {
    const request = await askForPacks()
    expect(await twice('assemble-pack', batch(request, message('compile it, please')))).toMatchObject({
      batchItemFailures: [{ itemIdentifier: expect.any(String) }],
    })
    const desk = atTheDesk(aws.home)
    desk.setNow('2026-03-25T09:30')
    const { json, err } = await desk.run<AssembleAnswer>('assemble', MEETING, '--by', 'Committee Clerk')
    expect(err).toBe('')
    expect(json.packs.map(({ kind, version }) => [kind, version])).toEqual([
      ['public', 1],
      ['restricted', 1],
    ])
    for (const { path } of json.packs)
      expect(await desk.run('verify', path)).toMatchObject({ code: 0, json: { ok: true } })
  })

  it('finish what died between building packs and recording them', async () => {
    const { register } = await home()
    const key = `meetings/${MEETING}`
    const kept = await register.read<{ packs: unknown[] }>(key)
    await register.replace(key, { ...kept?.value, packs: [] }, kept?.version ?? '')
    const unknown = message({
      id: 'any',
      meeting: MEETING.replace('04-08', '05-06'),
      by: 'Committee Clerk',
      supplement: false,
      chairsReason: '',
    })
    expect(await aws.invoke('assemble-pack', batch(await askForPacks(), unknown))).toEqual({
      batchItemFailures: [{ itemIdentifier: unknown.messageId }],
    })
    expect((await register.read<{ packs: unknown[] }>(key))?.value.packs).toEqual(kept?.value.packs)
  })

  it('build a public pack once that is ordered twice, and none of a paper that is gone or exempt', async () => {
    type Order = { leaves: { kind: string; store: string; key: string }[] }
    const order = aws.asked.find((one): one is Order => Object.hasOwn(one as object, 'leaves'))
    if (order === undefined) throw new Error('No public pack was ordered')
    const leaf = order.leaves.find(({ kind }) => kind === 'file')
    const before = await everything()
    await aws.invoke('build-public-pack', order)
    expect(await everything()).toEqual(before)
    const ordered = (change: object) =>
      aws.invoke('build-public-pack', { ...order, leaves: [{ ...leaf, ...change }] })
    await expect(ordered({ key: 'uploads/gone.pdf' })).rejects.toThrow('gone from the open store')
    await expect(ordered({ store: 'restricted' })).rejects.toThrow('restricted store')
  })

  it('have rights that suffice, and none to spare', async () => {
    const { endpoint } = aws.s3.config
    /** What S3 says to a function that asks for an object. */
    const reads = (act: string, place: string, Key: string) =>
      new S3Client({
        ...(endpoint === undefined ? {} : { endpoint }),
        region: 'eu-west-2',
        forcePathStyle: true,
        credentials: { accessKeyId: act, secretAccessKey: 'test' },
      })
        .send(new GetObjectCommand({ Bucket: bucketOf(place), Key }))
        .then(
          () => 'read',
          (fault: Error) => fault.name,
        )
    const { register, restricted } = await home()
    const [exempt = ''] = await restricted.list('uploads/')
    const record = `register/${(await register.list('meetings/'))[0]}.json`
    const upload = `offers/${(await register.list('offers/'))[0]?.split('/')[1]}/1`
    expect(await reads('assemble-pack', aws.restricted, exempt)).toBe('read')
    expect(await reads('receive-report', aws.uploads, upload)).toBe('read')
    for (const [act, place, key] of [
      ['build-public-pack', aws.restricted, exempt],
      ['build-public-pack', aws.home, record],
      ['web', aws.uploads, upload],
      ['web', aws.restricted, exempt],
      ['chase-officers', aws.restricted, exempt],
    ] as const)
      expect(await reads(act, place, key), `${act} reads ${key}`).toBe('AccessDenied')
    const acts = [...aws.functions.keys()].filter((act) => !STAFFS.includes(act))
    for (const act of acts) expect(aws.unused(act), act).toEqual([])
  })
})
