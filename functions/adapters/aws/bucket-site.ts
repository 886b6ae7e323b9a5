import { PutObjectCommand } from '@aws-sdk/client-s3'
import { checkKey, inByteOrder } from '../../ports/key.ts'
import type { PublicSite } from '../../ports/public-site.ts'
import { type Bucket, getObject, listKeys } from './bucket.ts'

const KINDS: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json',
  xml: 'application/xml',
  atom: 'application/atom+xml',
  ics: 'text/calendar; charset=utf-8',
}

/** The public's files in a part of a bucket, as CloudFront shows them. */
export function bucketSite(bucket: Bucket): PublicSite {
  const { s3, name, prefix } = bucket
  return {
    read: async (path) => (await getObject(bucket, path))?.bytes,
    async write(path, content) {
      checkKey(path)
      const ContentType = KINDS[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      await s3.send(new PutObjectCommand({ Bucket: name, Key: prefix + path, Body: content, ContentType }))
    },
    list: async () => inByteOrder(await listKeys(bucket, '')),
  }
}
