import * as z from 'zod'
import type { RecordedVerdict } from '../../domain/papers/scan-record.ts'
import type { Bucket } from './bucket.ts'
import { objectVersion } from './object-version.ts'

/** What matters here of GuardDuty's word on an object (Amazon GuardDuty User Guide, "S3 object scan result"). */
const scanResult = z.object({
  source: z.literal('aws.guardduty'),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    scanStatus: z.enum(['COMPLETED', 'SKIPPED', 'FAILED']),
    resourceType: z.literal('S3_OBJECT'),
    s3ObjectDetails: z.object({
      bucketName: z.string(),
      objectKey: z.string().min(1),
      eTag: z.string().nullish(),
      versionId: z.string().nullish(),
    }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum([
        'NO_THREATS_FOUND',
        'THREATS_FOUND',
        'UNSUPPORTED',
        'ACCESS_DENIED',
        'FAILED',
      ]),
      threats: z.array(z.object({ name: z.string() })).nullish(),
    }),
  }),
})

export interface ToldOfObject {
  /** Within the bucket's own prefix. */
  key: string
  version: string
  verdict: RecordedVerdict
}

/** What GuardDuty says of an object in a bucket of ours; null for anything else, and for what it never says. */
export function scanResultIn(
  event: unknown,
  { name, prefix }: Pick<Bucket, 'name' | 'prefix'>,
): ToldOfObject | null {
  const read = scanResult.safeParse(event)
  if (!read.success) return null
  const { s3ObjectDetails: object, scanResultDetails: result, scanStatus } = read.data.detail
  const version = objectVersion(object)
  if (object.bucketName !== name || !object.objectKey.startsWith(prefix) || version === null) return null
  const verdict = verdictOf(scanStatus, result)
  return verdict === null ? null : { key: object.objectKey.slice(prefix.length), version, verdict }
}

type Detail = z.infer<typeof scanResult>['detail']

/** Clean is one pair of words alone, and no threat beside it. */
function verdictOf(
  scanStatus: Detail['scanStatus'],
  { scanResultStatus, threats }: Detail['scanResultDetails'],
): RecordedVerdict | null {
  const [first] = threats ?? []
  switch (scanResultStatus) {
    case 'THREATS_FOUND':
      return { was: 'infected', by: first?.name ?? 'unnamed' }
    case 'NO_THREATS_FOUND':
      return scanStatus === 'COMPLETED' && first === undefined ? { was: 'clean' } : null
    case 'UNSUPPORTED':
      return {
        was: 'not-scanned',
        because: 'it is locked, too large, or of a kind that the malware scanner does not read',
      }
    case 'ACCESS_DENIED':
      return { was: 'not-scanned', because: 'the malware scanner was not let in to it' }
    case 'FAILED':
      return { was: 'not-scanned', because: 'the malware scanner failed' }
  }
}
