import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** One version of an object. */
export interface Version {
  id: string
  body: Buffer
  tag: string
  headers: Record<string, string>
  /** A version that says only that the object was deleted. */
  isDeleted?: true
}

/** What S3 answers where it will not. */
export class S3Fault extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

/** What S3 answers. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: Buffer
  xml?: string
}

/** Every version of every key, the newest last. */
export type Objects = Map<string, Version[]>

const PAGE = 1000

export function put(
  { headers: asked }: IncomingMessage,
  bucket: Objects,
  key: string,
  body: Buffer,
  headers: Record<string, string>,
): Answer {
  const versions = bucket.get(key) ?? []
  const newest = versions.at(-1)
  const standing = newest?.isDeleted ? undefined : newest
  if (asked['if-none-match'] === '*' && standing !== undefined) throw new S3Fault(412, 'PreconditionFailed')
  if (asked['if-match'] !== undefined && standing === undefined) throw new S3Fault(404, 'NoSuchKey')
  if (asked['if-match'] !== undefined && standing?.tag !== asked['if-match'])
    throw new S3Fault(412, 'PreconditionFailed')
  const since = { 'last-modified': new Date().toUTCString() }
  const version = { id: randomUUID(), body, tag: tagOf(body), headers: { ...headers, ...since } }
  bucket.set(key, [...versions, version])
  return { status: 200, headers: { etag: version.tag, 'x-amz-version-id': version.id } }
}

export function copy(bucket: Objects, key: string, source: string): Answer {
  const { pathname, searchParams } = new URL(source, 'http://s3/')
  const from = decodeURIComponent(pathname.split('/').slice(2).join('/'))
  const standing = bucket.get(from)?.find(({ id }) => id === searchParams.get('versionId'))
  if (standing === undefined) throw new S3Fault(404, 'NoSuchVersion')
  const version = { ...standing, id: randomUUID() }
  bucket.set(key, [...(bucket.get(key) ?? []), version])
  return { status: 200, xml: `<CopyObjectResult><ETag>${escaped(version.tag)}</ETag></CopyObjectResult>` }
}

export function get(method: string, versions: Version[] | undefined, query: URLSearchParams): Answer {
  const wanted = query.get('versionId')
  const found = wanted === null ? versions?.at(-1) : versions?.find(({ id }) => id === wanted)
  if (found === undefined || found.isDeleted)
    throw new S3Fault(404, method === 'HEAD' ? 'NotFound' : 'NoSuchKey')
  const { body, tag, id, headers } = found
  const asked = [...query].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.replace('response-', ''), value]] : [],
  )
  return {
    status: 200,
    body,
    headers: { ...headers, ...Object.fromEntries(asked), etag: tag, 'x-amz-version-id': id },
  }
}

export function listObjects(bucket: Objects, query: URLSearchParams): Answer {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token')
  const keys = inOrder(
    [...bucket.keys()].filter((key) => key.startsWith(prefix) && !bucket.get(key)?.at(-1)?.isDeleted),
  )
  const from = after === null ? 0 : keys.indexOf(after) + 1
  const page = keys.slice(from, from + Number(query.get('max-keys') ?? PAGE))
  const last = page.at(-1)
  const more = from + page.length < keys.length && last !== undefined
  const contents = page.map((key) => `<Contents><Key>${escaped(key)}</Key></Contents>`).join('')
  const next = more ? `<NextContinuationToken>${escaped(last)}</NextContinuationToken>` : ''
  return {
    status: 200,
    xml: `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents}${next}</ListBucketResult>`,
  }
}

export function listVersions(bucket: Objects, query: URLSearchParams): Answer {
  const prefix = query.get('prefix') ?? ''
  const rows = inOrder([...bucket.keys()].filter((key) => key.startsWith(prefix))).flatMap((key) =>
    (bucket.get(key) ?? [])
      .toReversed()
      .map(({ id, tag, isDeleted }, at) =>
        isDeleted
          ? `<DeleteMarker><Key>${escaped(key)}</Key><VersionId>${id}</VersionId><IsLatest>${at === 0}</IsLatest></DeleteMarker>`
          : `<Version><Key>${escaped(key)}</Key><VersionId>${id}</VersionId><IsLatest>${at === 0}</IsLatest><ETag>${escaped(tag)}</ETag></Version>`,
      ),
  )
  return {
    status: 200,
    xml: `<ListVersionsResult><IsTruncated>false</IsTruncated>${rows.join('')}</ListVersionsResult>`,
  }
}

const inOrder = (keys: string[]): string[] =>
  keys.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))

export const tagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;')
