import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { splitPrefix } from '../../ports/key.ts'
import { objectVersion } from './object-version.ts'

/** A bucket, and where in it our keys begin: `council/`, or nothing. */
export interface Bucket {
  s3: S3Client
  name: string
  prefix: string
}

/** A part of a bucket, under a folder of its own. */
export const within = (bucket: Bucket, folder: string): Bucket => ({
  ...bucket,
  prefix: `${bucket.prefix}${folder}/`,
})

export const statusOf = (fault: unknown): number | undefined =>
  fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined

/** The bucket is not there. Its words are for whoever runs the council's installation. */
export class NoSuchBucket extends Error {
  constructor({ name }: Bucket, cause: unknown) {
    super(`There is no bucket "${name}". Make it first (docs/operating.md), or mend the name.`, { cause })
    this.name = 'NoSuchBucket'
  }
}

/** What `act` gives, or nothing where the bucket has no such object. Throws `NoSuchBucket` where it is not there. */
export async function ifThere<T>(bucket: Bucket, act: Promise<T>): Promise<T | undefined> {
  try {
    return await act
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'NoSuchBucket') throw new NoSuchBucket(bucket, fault)
    if (statusOf(fault) === 404) return undefined
    throw fault
  }
}

/** Only where nothing stands under the key, or only where what stands there has this tag. */
export type Condition = { IfNoneMatch: '*' } | { IfMatch: string }

const MOST_TRIES = 8
const FIRST_PAUSE_MS = 10

/**
 * Puts an object on a condition; false where the condition does not hold. A write that S3 took and whose answer was
 * lost is tried again by the client and then refused: the writer's mark on the object tells that it was ours.
 */
export async function putIf(
  bucket: Bucket,
  key: string,
  body: { Body: string | Uint8Array; ContentType: string } & Partial<PutObjectCommandInput>,
  condition: Condition,
): Promise<boolean> {
  const { s3, name, prefix } = bucket
  const writer = randomUUID()
  const at = { Bucket: name, Key: prefix + key }
  const Metadata = { ...body.Metadata, writer }
  for (let attempt = 1; ; attempt += 1) {
    try {
      const put = s3.send(new PutObjectCommand({ ...at, ...body, ...condition, Metadata }))
      return (await ifThere(bucket, put)) !== undefined
    } catch (fault) {
      const status = statusOf(fault)
      if (status === 412) {
        const standing = await ifThere(bucket, s3.send(new HeadObjectCommand(at)))
        return standing?.Metadata?.writer === writer
      }
      // Two writers at once: S3 wants one of them to come again.
      if (status !== 409 || attempt === MOST_TRIES) throw fault
      await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

export interface GotObject {
  bytes: Uint8Array
  tag: string
  /** Which it is of the objects that were ever put under its key; null where S3 does not say. */
  version: string | null
  since: Date | undefined
}

/** An object as it lies; nothing where there is none. */
export async function getObject(
  bucket: Bucket,
  key: string,
  version?: string,
): Promise<GotObject | undefined> {
  const { s3, name, prefix } = bucket
  const wanted = { Bucket: name, Key: prefix + key, ...(version === undefined ? {} : { VersionId: version }) }
  const got = await ifThere(bucket, s3.send(new GetObjectCommand(wanted)))
  if (got?.Body === undefined) return undefined
  const bytes = await got.Body.transformToByteArray()
  // Plain bytes: readers of PDF refuse Node's own kind.
  return {
    bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    tag: got.ETag ?? '',
    version: objectVersion({ versionId: got.VersionId, eTag: got.ETag }),
    since: got.LastModified,
  }
}

/** Every key that begins with `start`, our own prefix left out. */
export const listKeys = async (bucket: Bucket, start: string): Promise<string[]> =>
  (await listObjects(bucket, start)).map(({ path }) => path)

/** The same, with how many bytes lie under each. */
export async function listObjects(
  { s3, name, prefix }: Bucket,
  start: string,
): Promise<{ path: string; bytes: number }[]> {
  splitPrefix(start)
  const objects: { path: string; bytes: number }[] = []
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: name, Prefix: prefix + start }))
    for (const { Key, Size = 0 } of page.Contents ?? [])
      if (Key !== undefined) objects.push({ path: Key.slice(prefix.length), bytes: Size })
  return objects
}

/** What a bucket keeps of every version under our prefix and `start`, in pages: each key's versions newest first. */
export async function* versionPages(
  { s3, name, prefix }: Bucket,
  start = '',
): AsyncGenerator<ListObjectVersionsCommandOutput> {
  let from: { KeyMarker?: string; VersionIdMarker?: string } = {}
  for (;;) {
    const page = await s3.send(
      new ListObjectVersionsCommand({ Bucket: name, Prefix: prefix + start, ...from }),
    )
    yield page
    const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = page
    if (IsTruncated !== true || NextKeyMarker === undefined) return
    from = {
      KeyMarker: NextKeyMarker,
      ...(NextVersionIdMarker ? { VersionIdMarker: NextVersionIdMarker } : {}),
    }
  }
}
