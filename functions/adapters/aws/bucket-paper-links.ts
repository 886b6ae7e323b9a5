import { randomUUID } from 'node:crypto'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { checkKey } from '../../ports/key.ts'
import type { FileGiven, PaperLinks } from '../../ports/paper-links.ts'
import type { Bucket } from './bucket.ts'

/** Long enough for a browser that is sent there, and too short to be passed on. */
const GOOD_FOR_SECONDS = 60

export interface LinkedBuckets {
  open: Bucket
  restricted: Bucket
  /** Where files lie that were made for one reader: what lies there goes within days. */
  made: Bucket
}

/**
 * Links by which S3 itself hands a file over: signed for one object, and for what the browser is told of it. Whoever
 * signs one needs the right to read that object, and whoever has one needs nothing else.
 */
export function bucketPaperLinks({ open, restricted, made }: LinkedBuckets): PaperLinks {
  return {
    toKept({ store, key }, given) {
      checkKey(key)
      return linkTo(store === 'open' ? open : restricted, key, given)
    },
    async toMade(bytes, given) {
      const key = randomUUID()
      const { s3, name, prefix } = made
      await s3.send(
        new PutObjectCommand({ Bucket: name, Key: prefix + key, Body: bytes, ContentType: given.kind }),
      )
      return linkTo(made, key, given)
    },
  }
}

const linkTo = (
  { s3, name: Bucket, prefix }: Bucket,
  key: string,
  { name, kind, shown }: FileGiven,
): Promise<string> =>
  getSignedUrl(
    s3,
    new GetObjectCommand({
      Bucket,
      Key: prefix + key,
      ResponseContentType: kind,
      ResponseContentDisposition: `${shown ? 'inline' : 'attachment'}; filename="${name}"`,
      ResponseCacheControl: 'private, no-store',
    }),
    { expiresIn: GOOD_FOR_SECONDS },
  )
