import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { bucketRegister } from '../../functions/adapters/aws/bucket-register.ts'
import { day } from '../../functions/domain/calendar/day.ts'
import { chaseOfficers } from '../../functions/steps/chase-officers.ts'
import { aCommittee, aMeeting, anItem, aRecord, workingDay } from '../support/council.ts'
import { roundTools } from '../support/round.ts'
import { s3At, s3Server } from '../support/s3-server.ts'
import { table } from './table.ts'

const SIZES = [1, 10, 100]
const MEETINGS = 10
const ITEMS = 12
const REPORTS_AN_AUTHOR = 3
/** What S3 takes to answer a function in its own region. */
const LATENCY_MS = 20
/** A Thursday: no digests. */
const TODAY = day('2017-07-13')
const ROUNDS_A_YEAR = 2 * 253

/** US dollars, eu-west-2, November 2026: S3 a thousand, SES a thousand, Lambda a GB-second on arm64. */
const PRICES = { write: 0.0053, read: 0.00042, mail: 0.1, gbSecond: 0.0000133334 }

interface Counted {
  reads: number
  writes: number
  lists: number
}

/**
 * What a morning's round asks of S3, and how long it takes, with so many committees: ten meetings each, twelve reports a
 * meeting, of which one meeting is due for a chaser. Every answer of S3 takes 20 ms.
 */
export async function benchCouncils(): Promise<void> {
  const rows: string[][] = []
  for (const committees of SIZES) {
    const s3 = await s3Server()
    const client = s3At(s3.endpoint)
    await client.send(new CreateBucketCommand({ Bucket: 'council' }))
    const register = bucketRegister({ s3: client, name: 'council', prefix: 'register/' })
    for (let at = 0; at < committees; at += 1) await addCommittee(register, at)
    s3.answerAfter(LATENCY_MS)
    const tools = await roundTools(`${TODAY}T09:00`, [], { register })
    const first = await counted(s3, async () => (await chaseOfficers(tools)).sent.length)
    const second = await counted(s3, async () => (await chaseOfficers(tools)).sent.length)
    await s3.close()
    for (const [name, { seconds, asked, result }] of [
      ['first', first],
      ['again', second],
    ] as const)
      rows.push([
        String(committees),
        name,
        String(result),
        String(asked.reads),
        String(asked.lists),
        String(asked.writes),
        `${seconds.toFixed(1)} s`,
        `$${(dollars(asked, seconds, result) * ROUNDS_A_YEAR).toFixed(2)}`,
      ])
  }
  table(
    'A round over S3, which answers after 20 ms',
    ['committees', 'round', 'e-mails', 'reads', 'lists', 'writes', 'time', 'if each round were so, a year'],
    rows,
  )
}

async function counted(s3: { requests: readonly string[] }, act: () => Promise<number>) {
  const from = s3.requests.length
  const start = performance.now()
  const result = await act()
  const seconds = (performance.now() - start) / 1000
  const asked: Counted = { reads: 0, writes: 0, lists: 0 }
  for (const request of s3.requests.slice(from)) {
    if (/list-type|versions/.test(request)) asked.lists += 1
    else if (/^(GET|HEAD)/.test(request)) asked.reads += 1
    else asked.writes += 1
  }
  return { result, seconds, asked }
}

/** With a gigabyte of memory, as chase-officers has. */
const dollars = ({ reads, writes, lists }: Counted, seconds: number, mails: number): number =>
  ((writes + lists) * PRICES.write + reads * PRICES.read + mails * PRICES.mail) / 1000 +
  seconds * PRICES.gbSecond

async function addCommittee(register: ReturnType<typeof bucketRegister>, at: number): Promise<void> {
  const committee = aCommittee({ slug: `committee-${at}` })
  await register.create(`committees/${committee.slug}`, committee)
  for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
    const date = workingDay('2017-07-26', meeting === 0 ? 0 : meeting * 3 + 1)
    const items = Array.from({ length: ITEMS }, (_, one) =>
      anItem({
        number: one + 1,
        authorEmails: [
          `author.${at}.${Math.floor((meeting * ITEMS + one) / REPORTS_AN_AUTHOR)}@brackenshire.example`,
        ],
      }),
    )
    await register.create(
      `meetings/${committee.slug}/${date}`,
      aRecord(aMeeting({ date, key: date, items }, committee)),
    )
  }
}
