import { createHash } from 'node:crypto'
import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { AlreadyKept, type DocumentStore } from '../../ports/document-store.ts'
import { checkKey, inByteOrder } from '../../ports/key.ts'
import { type Bucket, getObject, ifThere, listKeys, putIf, statusOf, versionPages } from './bucket.ts'

/** A larger file goes up in parts, so that a connection that breaks off costs one part and not the file. */
const A_PART = 16 * 1024 * 1024

const KINDS: Record<string, string> = { pdf: 'application/pdf', json: 'application/json' }

/** What may not be deleted, by anyone without a special right, for so many days: S3's Object Lock. */
export interface Retention {
  /** How the keys begin that it is for. */
  keys: string
  days: number
}

/** A document store in a bucket: every document one object under its key, with its SHA-256 beside it. */
export function bucketDocumentStore(
  bucket: Bucket,
  name: DocumentStore['name'],
  retention: Retention | null = null,
): DocumentStore {
  const { s3, prefix } = bucket
  return {
    name,
    async put(key, bytes) {
      checkKey(key)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const ContentType = KINDS[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      const lock = retention !== null && key.startsWith(retention.keys) ? locked(retention.days) : {}
      const object = { Body: bytes, ContentType, Metadata: { sha256 }, ...lock }
      const isNew =
        bytes.length > A_PART
          ? await putInParts(bucket, key, object)
          : await putIf(bucket, key, object, { IfNoneMatch: '*' })
      if (isNew) return
      const head = new HeadObjectCommand({ Bucket: bucket.name, Key: prefix + key })
      const standing = await ifThere(bucket, s3.send(head))
      if (standing?.Metadata?.sha256 !== sha256) throw new AlreadyKept(name, key)
    },
    async get(key) {
      checkKey(key)
      return (await getObject(bucket, key))?.bytes
    },
    async remove(key) {
      checkKey(key)
      for await (const page of versionPages(bucket, key))
        for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
          if (Key === prefix + key)
            await s3.send(new DeleteObjectCommand({ Bucket: bucket.name, Key, VersionId }))
    },
    list: async (start) => inByteOrder(await listKeys(bucket, start)),
    whereabouts(key) {
      checkKey(key)
      return `s3://${bucket.name}/${prefix}${key}`
    },
  }
}

const DAY_MS = 86_400_000

const locked = (days: number) => ({
  ObjectLockMode: 'GOVERNANCE' as const,
  ObjectLockRetainUntilDate: new Date(Date.now() + days * DAY_MS),
})

/** False where something stands under the key. */
async function putInParts(
  { s3, name, prefix }: Bucket,
  key: string,
  object: { Body: Uint8Array; ContentType: string; Metadata: Record<string, string> },
): Promise<boolean> {
  const params = { Bucket: name, Key: prefix + key, ...object, IfNoneMatch: '*' }
  try {
    await new Upload({ client: s3, params, partSize: A_PART, queueSize: 4 }).done()
    return true
  } catch (fault) {
    if (statusOf(fault) === 412 || statusOf(fault) === 409) return false
    throw fault
  }
}
