import type { S3Client } from '@aws-sdk/client-s3'
import { type Answer, done, refuse } from '../../domain/refusal.ts'
import type { DocumentStore } from '../../ports/document-store.ts'
import type { Register } from '../../ports/register.ts'
import { type Bucket, getObject, NoSuchBucket, putIf, statusOf, within } from './bucket.ts'
import { bucketDocumentStore, type Retention } from './bucket-document-store.ts'
import { bucketRegister } from './bucket-register.ts'

/** A council's store in S3. */
export interface BucketHome {
  register: Register
  open: DocumentStore
  restricted: DocumentStore
}

/** Where a home lies: `s3://bucket/prefix`, and the same for what is exempt. */
export interface HomeAddress {
  home: string
  /** Null: a bucket of that name and `-restricted`, under the same prefix. */
  restricted: string | null
}

const FORMAT = 1
const MARKER = 'packhorse.json'
const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/*$/

export interface BucketHomeOptions {
  /** What may not be deleted, and for how long. */
  retention: Retention | null
  /** Whether a bucket without a home is given one; otherwise it is taken for an empty one, and nothing is written. */
  makes: boolean
}

/**
 * Opens a home in S3. What is exempt lies in a bucket of its own, which is
 * asked for only when something exempt is. Refuses an address that is none, a bucket that is not there or may not be
 * entered, and a store of a newer program.
 */
export async function openBucketHome(
  s3: S3Client,
  address: HomeAddress,
  { retention, makes }: BucketHomeOptions = { retention: null, makes: true },
): Promise<Answer<BucketHome>> {
  const buckets = bucketsOf(s3, address)
  if ('refused' in buckets) return buckets
  const { bucket, secret } = buckets.done
  try {
    const refusal = await judgeMarker(bucket, { home: address.home, makes })
    if (refusal !== null) return refuse(refusal)
  } catch (fault) {
    const why = whyNotThere(fault)
    if (why === null) throw fault
    return refuse(`The store cannot be kept in ${address.home}: ${why}`)
  }
  return done({
    register: bucketRegister(within(bucket, 'register')),
    open: bucketDocumentStore(within(bucket, 'open'), 'open', retention),
    restricted: bucketDocumentStore(secret, 'restricted'),
  })
}

/** The two buckets of a home. Refuses addresses that are none, and one bucket for both. */
export function bucketsOf(s3: S3Client, address: HomeAddress): Answer<{ bucket: Bucket; secret: Bucket }> {
  const bucket = bucketAt(s3, address.home)
  if (bucket === null) return refuse(notAnAddress(address.home))
  const secret = bucketAt(s3, address.restricted ?? restrictedBeside(bucket))
  if (secret === null) return refuse(notAnAddress(`${address.restricted}`))
  if (secret.name === bucket.name)
    return refuse(
      'Exempt papers and open ones may not share a bucket. Name another for PACKHORSE_RESTRICTED.',
    )
  return done({ bucket, secret })
}

/** Reads one file by its address, or says why it cannot be read. */
export async function readAddress(s3: S3Client, address: string): Promise<Answer<Uint8Array>> {
  const at = bucketAt(s3, address)
  if (at === null) return refuse(notAnAddress(address))
  try {
    const got = await getObject({ ...at, prefix: '' }, at.prefix.slice(0, -1))
    return got === undefined
      ? refuse(`There is no file "${address}". Check its name and folder.`)
      : done(got.bytes)
  } catch (fault) {
    const why = whyNotThere(fault)
    if (why === null) throw fault
    return refuse(`${address} cannot be read: ${why}`)
  }
}

/** The bucket and prefix of an address; null for one that is none. */
export function bucketAt(s3: S3Client, address: string): Bucket | null {
  const [, name, folder = ''] = ADDRESS.exec(address) ?? []
  return name === undefined ? null : { s3, name, prefix: folder === '' ? '' : `${folder}/` }
}

const restrictedBeside = ({ name, prefix }: Bucket): string => `s3://${name}-restricted/${prefix}`

const notAnAddress = (address: string): string =>
  `"${address}" is no place in S3. Write it as s3://bucket/folder, with the bucket's own name.`

async function judgeMarker(
  bucket: Bucket,
  { home, makes }: { home: string; makes: boolean },
): Promise<string | null> {
  const Body = `${JSON.stringify({ format: FORMAT, about: 'A Packhorse store: see docs/operating.md' }, null, 2)}\n`
  const standing = await getObject(bucket, MARKER)
  if (standing === undefined) {
    if (makes) await putIf(bucket, MARKER, { Body, ContentType: 'application/json' }, { IfNoneMatch: '*' })
    return null
  }
  const format = formatIn(new TextDecoder().decode(standing.bytes))
  if (format === null)
    return `${MARKER} in ${home} is damaged. Restore its last version but one; nothing was changed.`
  return format <= FORMAT
    ? null
    : `The store in ${home} was written by a newer Packhorse (format ${format}; this one knows ${FORMAT}). Upgrade Packhorse, and try again; nothing was changed.`
}

function formatIn(text: string): number | null {
  try {
    const { format } = JSON.parse(text) as { format: unknown }
    return typeof format === 'number' && Number.isInteger(format) && format >= 1 ? format : null
  } catch {
    return null
  }
}

/** Why a bucket cannot be used, for a person who can do something about it; null for any other fault. */
function whyNotThere(fault: unknown): string | null {
  const { name = '', code = '' } = fault as { name?: string; code?: string }
  if (fault instanceof NoSuchBucket)
    return 'there is no such bucket. Make it first (docs/operating.md), or mend the name.'
  if (statusOf(fault) === 403)
    return 'you may not enter that bucket. Sign in as somebody who may, and try again.'
  if (name === 'CredentialsProviderError' || name === 'ExpiredToken')
    return 'you are not signed in to AWS. Run "aws sso login" or set AWS_PROFILE, and try again.'
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'].includes(code))
    return 'S3 does not answer. Look at your connection, and at AWS_ENDPOINT_URL where you set it.'
  return null
}
