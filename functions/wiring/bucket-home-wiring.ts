import { S3Client } from '@aws-sdk/client-s3'
import { type Bucket, within } from '../adapters/aws/bucket.ts'
import type { Retention } from '../adapters/aws/bucket-document-store.ts'
import {
  type BucketHome,
  bucketAt,
  bucketsOf,
  openBucketHome,
  readAddress,
} from '../adapters/aws/bucket-home.ts'
import type { LinkedBuckets } from '../adapters/aws/bucket-paper-links.ts'
import { bucketSite } from '../adapters/aws/bucket-site.ts'
import { type Recovered, recoverBucket } from '../adapters/aws/recover-bucket.ts'
import { type Answer, done } from '../domain/refusal.ts'
import type { PublicSite } from '../ports/public-site.ts'
import type { AwsSettings, Settings } from './settings.ts'

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

/**
 * Opens a home in S3. Where its buckets keep a lock, what is published is locked for its least period. Functions make
 * no home: they may write nothing but what is theirs.
 */
export const bucketHome = ({ home, aws }: Settings, { makes = false } = {}): Promise<Answer<BucketHome>> =>
  openBucketHome(
    s3For(aws),
    { home, restricted: aws.restricted },
    { retention: aws.isLocked ? PUBLISHED : null, makes },
  )

/** Puts back whatever was deleted or damaged in a home's buckets. */
export async function recoverHome({ home, aws }: Settings): Promise<Answer<Recovered[]>> {
  const buckets = bucketsOf(s3For(aws), { home, restricted: aws.restricted })
  if ('refused' in buckets) return buckets
  const { bucket, secret } = buckets.done
  return done([...(await recoverBucket(bucket)), ...(await recoverBucket(secret))])
}

/** What the public reads, beside the packs that were released. */
export function publishedSite({ home, aws }: Settings): PublicSite {
  const bucket = bucketAt(s3For(aws), home)
  if (bucket === null) throw new Error(`${home} is no place in S3`)
  return bucketSite(within(within(bucket, 'open'), 'published'))
}

/** Where files lie that are handed over past the pages. Throws where the settings name no such places. */
export function linkedBuckets(settings: Settings): LinkedBuckets {
  const { home, aws } = settings
  const buckets = bucketsOf(s3For(aws), { home, restricted: aws.restricted })
  if ('refused' in buckets) throw new Error(buckets.refused.map(({ message }) => message).join(' '))
  const { bucket, secret } = buckets.done
  return { open: within(bucket, 'open'), restricted: secret, made: within(uploadsBucket(settings), 'handed') }
}

/** Where uploads lie before they are looked at. Throws where the settings name no such place. */
export function uploadsBucket({ aws }: Settings): Bucket {
  const bucket = bucketAt(s3For(aws), aws.uploads ?? '')
  if (bucket === null) throw new Error('PACKHORSE_UPLOADS does not name a place in S3')
  return bucket
}
