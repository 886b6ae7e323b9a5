import { S3Client } from '@aws-sdk/client-s3'
import { SESClient } from '@aws-sdk/client-ses'
import type { Retention } from '../adapters/aws/bucket-document-store.ts'
import { type BucketHome, openBucketHome, readAddress } from '../adapters/aws/bucket-home.ts'
import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { sesMailer } from '../adapters/aws/ses-mailer.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { type Answer, done } from '../domain/refusal.ts'
import type { Mailer } from '../ports/mailer.ts'
import { buildPack } from '../steps/build-pack.ts'
import { sha256 } from './public-wiring.ts'
import type { AwsSettings, Settings } from './settings.ts'
import type { Store } from './store.ts'

/** Longer than any round takes, and as long as a Lambda may run. */
const LEASE_MS = 15 * 60_000

/**
 * What was published stays open to inspection for six years from the meeting (LGA 1972, s.100C), which is held within
 * a year of publication.
 */
const PUBLISHED: Retention = { keys: 'published/', days: 7 * 366 }

/** A peer of S3 on a machine of one's own has no names for its buckets. */
const s3For = ({ region, endpoint }: AwsSettings): S3Client =>
  new S3Client({ region, forcePathStyle: endpoint !== null })

/** Reads a file by its address in S3, or says why it cannot be read. */
export const readFromBucket = (aws: AwsSettings, address: string): Promise<Answer<Uint8Array>> =>
  readAddress(s3For(aws), address)

/** Opens a home in S3. Where its buckets keep a lock, what is published is locked for its least period. */
export const bucketHome = ({ home, aws }: Settings): Promise<Answer<BucketHome>> =>
  openBucketHome(s3For(aws), { home, restricted: aws.restricted }, aws.isLocked ? PUBLISHED : null)

/** One attempt: whether a mail was posted is settled by its events, and never by posting it again. */
export const bucketMailer = ({ region, configurationSet }: AwsSettings): Mailer =>
  sesMailer(new SESClient({ region, maxAttempts: 1 }), { configurationSet })

/** A council's store in S3, for whoever has the rights to all of it. */
export async function bucketStore(settings: Settings): Promise<Answer<Store>> {
  const opened = await bucketHome(settings)
  if ('refused' in opened) return opened
  const { open } = opened.done
  const binder = pdfBinder()
  return done({
    ...opened.done,
    mailer: bucketMailer(settings.aws),
    workers: leaseWorkers(LEASE_MS),
    // It is given the open store alone, and so cannot fetch what is exempt.
    publicBuilder: { build: (order) => buildPack({ open, binder, sha256 }, order) },
  })
}
