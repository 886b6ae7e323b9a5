import { PutObjectCommand } from '@aws-sdk/client-s3'
import { checkKey } from '../../ports/key.ts'
import { kindOfFile, type PublicSite } from '../../ports/public-site.ts'
import { type Bucket, getObject, listObjects } from './bucket.ts'

/** The public's files in a part of a bucket, as CloudFront shows them. */
export function bucketSite(bucket: Bucket): PublicSite {
  const { s3, name, prefix } = bucket
  return {
    async read(path) {
      const got = await getObject(bucket, path)
      if (got === undefined) return undefined
      if (got.since === undefined) throw new Error(`S3 does not say since when ${path} lies there`)
      return { bytes: got.bytes, changed: got.since }
    },
    async write(path, content) {
      checkKey(path)
      const file = { Body: content, ContentType: kindOfFile(path) }
      await s3.send(new PutObjectCommand({ Bucket: name, Key: prefix + path, ...file }))
    },
    list: async () => (await listObjects(bucket, '')).sort((one, other) => (one.path < other.path ? -1 : 1)),
  }
}
