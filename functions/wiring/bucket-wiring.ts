import { S3Client } from '@aws-sdk/client-s3'
import { SESClient } from '@aws-sdk/client-ses'
import { openBucketHome, readAddress } from '../adapters/aws/bucket-home.ts'
import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { sesMailer } from '../adapters/aws/ses-mailer.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { type Answer, done } from '../domain/refusal.ts'
import { buildPack } from '../steps/build-pack.ts'
import { sha256 } from './public-wiring.ts'
import type { AwsSettings, Settings } from './settings.ts'
import type { Store } from './store.ts'

/** Longer than any round takes. */
const LEASE_MS = 15 * 60_000

/** A peer of S3 on a machine of one's own has no names for its buckets. */
const s3For = ({ region, endpoint }: AwsSettings): S3Client =>
  new S3Client({ region, forcePathStyle: endpoint !== null })

/** Reads a file by its address in S3, or says why it cannot be read. */
export const readFromBucket = (aws: AwsSettings, address: string): Promise<Answer<Uint8Array>> =>
  readAddress(s3For(aws), address)

/** A council's store in S3, for whoever has the rights to all of it. */
export async function bucketStore({ home, aws }: Settings): Promise<Answer<Store>> {
  const { region, restricted, configurationSet } = aws
  const opened = await openBucketHome(s3For(aws), { home, restricted })
  if ('refused' in opened) return opened
  const { register, open, restricted: secret } = opened.done
  const binder = pdfBinder()
  return done({
    register,
    open,
    restricted: secret,
    // One attempt: whether a mail was posted is settled by its events, and never by posting it again.
    mailer: sesMailer(new SESClient({ region, maxAttempts: 1 }), { configurationSet }),
    workers: leaseWorkers(LEASE_MS),
    // It is given the open store alone, and so cannot fetch what is exempt.
    publicBuilder: { build: (order) => buildPack({ open, binder, sha256 }, order) },
  })
}
