import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { sesMailer } from '../../functions/adapters/aws/ses-mailer.ts'
import { outboxMailer } from '../../functions/adapters/local/outbox-mailer.ts'
import { smtpMailer } from '../../functions/adapters/local/smtp-mailer.ts'
import { memoryMailer } from '../../functions/adapters/memory/memory-mailer.ts'
import type { Mailbox } from '../../functions/domain/work-programme/committee.ts'
import { MailRefused } from '../../functions/ports/mailer.ts'
import { aMailServer } from '../support/mail-server.ts'
import { readMail } from '../support/read-mail.ts'
import { sesAt, sesServer } from '../support/ses-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Arrived, aMail, mailerContract, refusingMailerContract } from './mailer-contract.ts'

const EXACT = { ofTaken: 'posted', ofOthers: 'not-posted' } as const
const CLOCK = { wallTime: () => '2017-07-13T09:00' }
const AUTHOR = 'road.safety@brackenshire.example'

const inOneLine = ({ name, address }: Mailbox): string => `${name} <${address}>`

function arrivedAs(bytes: Uint8Array): Arrived {
  const { headers, parts } = readMail(bytes)
  const part = (type: string): string | undefined => parts.find((one) => one.type.startsWith(type))?.content
  const header = (name: string): string => headers.get(name) ?? ''
  return {
    id: header('x-packhorse-mail'),
    from: header('from'),
    replyTo: header('reply-to'),
    to: header('to'),
    cc: header('cc'),
    subject: header('subject'),
    text: part('text/plain') ?? '',
    html: part('text/html') ?? '',
    calendar: part('text/calendar') ?? null,
  }
}

const emlsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort()

refusingMailerContract('in memory', async () => {
  const mailer = memoryMailer()
  return {
    mailer,
    fates: EXACT,
    refuse: mailer.refuse,
    arrived: async () =>
      mailer.posted.map((mail) => ({
        ...mail,
        from: inOneLine(mail.from),
        replyTo: inOneLine(mail.replyTo),
        to: inOneLine(mail.to),
        cc: mail.cc.map(inOneLine).join(', '),
      })),
  }
})

mailerContract('of an outbox folder', async () => {
  const folder = temporaryFolder()
  const arrived = async () =>
    Promise.all((await emlsIn(folder)).map(async (name) => arrivedAs(await readFile(join(folder, name)))))
  return { mailer: outboxMailer(folder, CLOCK), fates: EXACT, arrived }
})

refusingMailerContract('over SMTP', async () => {
  const server = await aMailServer()
  return {
    mailer: smtpMailer(server.url),
    fates: { ofTaken: 'unknown', ofOthers: 'unknown' },
    refuse: (address, { permanent }) => {
      server.refusals[address] = permanent ? '550 5.1.1 no such mailbox' : '450 4.2.0 greylisted, come back'
    },
    arrived: async () => server.taken.map(arrivedAs),
  }
})

async function anSes() {
  const server = await sesServer()
  onTestFinished(() => server.close())
  const mailer = sesMailer(sesAt(server.endpoint), { configurationSet: 'packhorse-events' })
  return { server, mailer }
}

refusingMailerContract('of Amazon SES', async () => {
  const { server, mailer } = await anSes()
  return {
    mailer,
    fates: { ofTaken: 'unknown', ofOthers: 'unknown' },
    refuse: (address, { permanent }) => {
      server.refusals[address] = permanent
        ? [400, 'InvalidParameterValue', 'Illegal address']
        : [400, 'MessageRejected', 'Email address is not verified.']
    },
    arrived: async () => server.taken.map(({ raw }) => arrivedAs(raw)),
  }
})

test('a post in memory can be told not to know what it took', async () => {
  const mailer = memoryMailer({ knowsFates: false })
  await mailer.post(aMail())
  expect(await mailer.fateOf(aMail().id)).toBe('unknown')
})

describe('the outbox folder', () => {
  test('holds each mail once under its id, however often it is posted', async () => {
    const folder = temporaryFolder()
    const mailer = outboxMailer(folder, CLOCK)
    await Promise.all([mailer.post(aMail()), mailer.post(aMail()), mailer.post(aMail())])
    expect(await emlsIn(folder)).toEqual(['2017-07-13-0001-0001.eml'])
  })

  test('keeps odd and very long ids apart, and inside the folder', async () => {
    const folder = temporaryFolder()
    const mailer = outboxMailer(folder, CLOCK)
    const long = 'notice-about-'.repeat(30)
    for (const id of ['../a', '..-a', `${long}1`, `${long}2`]) await mailer.post(aMail({ id }))
    expect(await emlsIn(folder)).toHaveLength(4)
    expect(await mailer.fateOf('../a')).toBe('posted')
    expect(await mailer.fateOf(`${long}3`)).toBe('not-posted')
  })

  test.each([
    ['2017-07-13T09:00', 'Thu, 13 Jul 2017 08:00:00 +0000'],
    ['2018-01-03T09:00', 'Wed, 03 Jan 2018 09:00:00 +0000'],
  ])('dates a mail of %s on London’s clocks as %s', async (wallTime, date) => {
    const folder = temporaryFolder()
    await outboxMailer(folder, { wallTime: () => wallTime }).post(aMail())
    const bytes = await readFile(join(folder, '2017-07-13-0001-0001.eml'))
    expect(readMail(bytes).headers.get('date')).toBe(date)
  })
})

describe('an SMTP server', () => {
  const posted = (url: string): Promise<unknown> =>
    smtpMailer(url, { patience: 200 })
      .post(aMail())
      .catch((fault: unknown) => fault)

  test('gives its own id of the mail', async () => {
    expect(await posted((await aMailServer()).url)).toEqual({ serviceId: '250 queued as 4XyZ' })
  })

  test('that knows the copies but not the addressee has refused the mail', async () => {
    const server = await aMailServer()
    server.refusals[AUTHOR] = '550 5.1.1 no such mailbox'
    expect(await posted(server.url)).toMatchObject({ name: 'MailRefused', permanent: true })
  })

  test('that does not know a copy has taken the mail', async () => {
    const server = await aMailServer()
    server.refusals['director.place@brackenshire.example'] = '550 5.1.1 no such mailbox'
    expect(await posted(server.url)).toEqual({ serviceId: '250 queued as 4XyZ' })
  })

  test.each(['550 5.7.1 relaying denied', '550 we do not relay', '552 5.2.2 mailbox full', '554 5.7.1 spam'])(
    'that says "%s" does not make us stop the address',
    async (words) => {
      const server = await aMailServer()
      server.refusals[AUTHOR] = words
      expect(await posted(server.url)).toMatchObject({ name: 'MailRefused', permanent: false })
    },
  )

  test('that nobody runs has refused for now', async () => {
    expect(await posted('smtp://127.0.0.1:1')).toMatchObject({ name: 'MailRefused', permanent: false })
  })

  test('that does not want the words has refused for now', async () => {
    const server = await aMailServer({
      onData: (stream, _session, answer) => {
        stream.resume().on('end', () => answer(Object.assign(new Error('too big'), { responseCode: 552 })))
      },
    })
    expect(await posted(server.url)).toMatchObject({ name: 'MailRefused', permanent: false })
  })

  test('that falls silent with the mail in hand leaves its fate open, and does not hold up the round', async () => {
    const server = await aMailServer({ onData: (stream) => void stream.resume() })
    const fault = await posted(server.url)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(MailRefused)
  })

  test('that hangs up with the mail in hand leaves its fate open', async () => {
    const server = await aMailServer({
      onData: (stream) => void stream.resume().on('end', () => server.hangUp()),
    })
    const fault = await posted(server.url)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(MailRefused)
  })
})

describe('Amazon SES', () => {
  test('is told whom the mail is for, and by which tag its events find it', async () => {
    const { server, mailer } = await anSes()
    expect(await mailer.post(aMail({ id: 'notice/1' }))).toEqual({ serviceId: 'ses-1' })
    const [taken] = server.taken
    expect(taken?.destinations).toEqual([AUTHOR, 'director.place@brackenshire.example'])
    expect(taken?.configurationSet).toBe('packhorse-events')
    expect(taken?.tags.mail).toMatch(/^notice-1_[0-9a-f]{16}$/)
  })

  test('that says "later" is asked again, since it has taken nothing', async () => {
    const { server, mailer } = await anSes()
    server.throttled = 2
    await mailer.post(aMail())
    expect(server.taken).toHaveLength(1)
  })

  test.each([
    [500, 'InternalFailure'],
    [503, 'ServiceUnavailable'],
  ])('that answers %d leaves the fate of the mail open, and is not asked again', async (status, code) => {
    const { server, mailer } = await anSes()
    server.refusals[AUTHOR] = [status, code, 'try later']
    const fault = await mailer.post(aMail()).catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(MailRefused)
  })

  test('that hangs up with the mail in hand leaves its fate open, and gets it once', async () => {
    const { server, mailer } = await anSes()
    server.hangsUp = true
    const fault = await mailer.post(aMail()).catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(MailRefused)
    expect(server.taken).toHaveLength(1)
  })
})
