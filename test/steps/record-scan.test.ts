import { expect, it } from 'vitest'
import { scanResultIn } from '../../functions/adapters/aws/guard-duty-event.ts'
import { recordedScans } from '../../functions/adapters/aws/recorded-scans.ts'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { recordScan } from '../../functions/steps/record-scan.ts'
import { handClock } from '../support/round.ts'

const BUCKET = { name: 'testshire-uploads', prefix: 'in/' }
const OFFER = '4f0c2a9e-5b1d-4c3e-8f6a-7d2b9e1c0a55'
const KEY = `offers/${OFFER}/1`
const ARRIVED = '2026-03-24T16:20:00.000Z'

interface Told {
  scanStatus?: string
  status?: string
  threats?: { name: string }[] | null
  object?: Record<string, unknown>
  envelope?: Record<string, unknown>
}

/** GuardDuty's word on an object, as its user guide shows it. */
const event = ({
  scanStatus = 'COMPLETED',
  status = 'NO_THREATS_FOUND',
  threats = null,
  ...more
}: Told = {}) => ({
  version: '0',
  id: '72c7d362-737a-6dce-fc78-9e27a0171419',
  'detail-type': 'GuardDuty Malware Protection Object Scan Result',
  source: 'aws.guardduty',
  account: '111122223333',
  time: '2026-03-24T16:20:31Z',
  region: 'eu-west-2',
  resources: ['arn:aws:guardduty:eu-west-2:111122223333:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
  detail: {
    schemaVersion: '1.0',
    scanStatus,
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: {
      bucketName: BUCKET.name,
      objectKey: `in/${KEY}`,
      eTag: '9bb58f26192e4ba00f01e2e7b136bbd8',
      versionId: 'second',
      s3Throttled: false,
      ...more.object,
    },
    scanResultDetails: { scanResultStatus: status, threats },
  },
  ...more.envelope,
})

/** A register that was told these events, and what a file's scan says then, so many minutes after it arrived. */
async function afterwards(events: unknown[], { version = 'second', minutes = 1 } = {}) {
  const tools = { register: memoryRegister(), clock: handClock('2026-03-24T16:21') }
  for (const one of events) {
    const told = scanResultIn(one, BUCKET)
    if (told !== null) await recordScan(tools, told)
  }
  const scanner = recordedScans(tools.register, () => Date.parse(ARRIVED) + minutes * 60_000)
  return scanner.scan({ bytes: new Uint8Array(), liesAt: { key: KEY, version, since: ARRIVED } })
}

it('takes a file on that was looked through whole and found clean, and no other', async () => {
  expect(await afterwards([event()])).toEqual({ was: 'clean' })
  const harm = event({ status: 'THREATS_FOUND', threats: [{ name: 'Testshire.Harm' }] })
  expect(await afterwards([harm])).toEqual({ was: 'infected', by: 'Testshire.Harm' })
})

it.each(['UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'])(
  'says out loud that a file was not looked at: %s',
  async (status) => {
    const scanStatus = status === 'FAILED' ? 'FAILED' : 'SKIPPED'
    expect(await afterwards([event({ scanStatus, status })])).toMatchObject({ was: 'not-scanned' })
  },
)

it.each<[string, unknown]>([
  ['of another bucket', event({ object: { bucketName: 'testshire-elsewhere' } })],
  ['of another file', event({ object: { objectKey: `in/offers/${OFFER}/2` } })],
  ['of a file outside of where uploads lie', event({ object: { objectKey: KEY } })],
  ['of a file that was put under the same key before', event({ object: { versionId: 'first' } })],
  ['of no version', event({ object: { versionId: null, eTag: null } })],
  ['of a version that leads elsewhere', event({ object: { versionId: '../second' } })],
  ['of a scan that did not complete', event({ scanStatus: 'SKIPPED' })],
  ['that names a threat beside it', event({ threats: [{ name: 'Testshire.Harm' }] })],
  ['in words that nobody knows', event({ status: 'clean' })],
  [
    'of something else than a file',
    event({ envelope: { detail: { ...event().detail, resourceType: 'EBS' } } }),
  ],
  ['of another sender', event({ envelope: { source: 'testshire.uploads' } })],
  ['about another matter', event({ envelope: { 'detail-type': 'GuardDuty Finding' } })],
  ['that is nothing of the kind', 'NO_THREATS_FOUND'],
])('believes no good word %s', async (_, told) => {
  expect(await afterwards([told])).toEqual({ was: 'waiting' })
})

it('never forgets harm, whatever is told after it', async () => {
  const harm = event({ status: 'THREATS_FOUND', threats: [{ name: 'Testshire.Harm' }] })
  const failed = event({ scanStatus: 'FAILED', status: 'FAILED' })
  expect(await afterwards([harm, event()])).toMatchObject({ was: 'infected' })
  expect(await afterwards([event(), harm, event()])).toMatchObject({ was: 'infected' })
  expect(await afterwards([failed, event()])).toMatchObject({ was: 'not-scanned' })
})

it('waits for a word, and says so when none came', async () => {
  expect(await afterwards([], { minutes: 29 })).toEqual({ was: 'waiting' })
  expect(await afterwards([], { minutes: 31 })).toEqual({
    was: 'not-scanned',
    because: 'the malware scanner said nothing of it in 30 minutes',
  })
})

it('tells files apart by their tags where the bucket keeps no versions', async () => {
  const unversioned = event({ object: { versionId: undefined } })
  const version = '9bb58f26192e4ba00f01e2e7b136bbd8'
  expect(await afterwards([unversioned], { version })).toEqual({ was: 'clean' })
})

it('writes nothing of files that are no uploads', async () => {
  const tools = { register: memoryRegister(), clock: handClock('2026-03-24T16:21') }
  const told = scanResultIn(event({ object: { objectKey: 'in/meetings/one' } }), BUCKET)
  expect(told && (await recordScan(tools, told))).toBeNull()
  expect(await tools.register.list('')).toEqual([])
})
