import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { splitPrefix } from '../../ports/key.ts'

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

/** What `act` gives, or nothing where S3 has no such object. */
export async function ifThere<T>(act: Promise<T>): Promise<T | undefined> {
  try {
    return await act
  } catch (fault) {
    if (statusOf(fault) === 404 && !(fault instanceof Error && fault.name === 'NoSuchBucket'))
      return undefined
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
  { s3, name, prefix }: Bucket,
  key: string,
  body: { Body: string | Uint8Array; ContentType: string; Metadata?: Record<string, string> },
  condition: Condition,
): Promise<boolean> {
  const writer = randomUUID()
  const at = { Bucket: name, Key: prefix + key }
  for (let attempt = 1; ; attempt += 1) {
    try {
      await s3.send(
        new PutObjectCommand({ ...at, ...body, ...condition, Metadata: { ...body.Metadata, writer } }),
      )
      return true
    } catch (fault) {
      const status = statusOf(fault)
      if (status === 412)
        return (await ifThere(s3.send(new HeadObjectCommand(at))))?.Metadata?.writer === writer
      if (status === 404 && 'IfMatch' in condition) return false
      // Two writers at once: S3 wants one of them to come again.
      if (status !== 409 || attempt === MOST_TRIES) throw fault
      await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

/** An object's bytes and tag; nothing where there is none. */
export async function getObject(
  { s3, name, prefix }: Bucket,
  key: string,
  version?: string,
): Promise<{ bytes: Uint8Array; tag: string } | undefined> {
  const wanted = { Bucket: name, Key: prefix + key, ...(version === undefined ? {} : { VersionId: version }) }
  const got = await ifThere(s3.send(new GetObjectCommand(wanted)))
  if (got?.Body === undefined) return undefined
  const bytes = await got.Body.transformToByteArray()
  // Plain bytes: readers of PDF refuse Node's own kind.
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), tag: got.ETag ?? '' }
}

/** Every key that begins with `start`, our own prefix left out. */
export async function listKeys({ s3, name, prefix }: Bucket, start: string): Promise<string[]> {
  splitPrefix(start)
  const keys: string[] = []
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: name, Prefix: prefix + start }))
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key.slice(prefix.length))
  return keys
}
