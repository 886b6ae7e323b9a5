import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'
import {
  type Answer,
  copy,
  escaped,
  get,
  listObjects,
  listVersions,
  type Objects,
  put,
  S3Fault,
  tagOf,
} from './s3-objects.ts'

/**
 * As much of S3 as Packhorse uses, in memory: versions, conditional writes, uploads in parts, lists in pages. It is
 * held to the same probes as a larger peer (`test/contracts/s3-peers.test.ts`).
 */
export interface S3Server {
  endpoint: string
  /** Makes S3 answer the next requests of a method with a fault: 409, 500, 503; after the act where `late`. */
  fail(method: string, status: number, options?: { times?: number; late?: boolean }): void
  /** From now on every answer takes so many milliseconds, as over a network. */
  answerAfter(milliseconds: number): void
  /** `PUT /bucket/key` of every request so far. */
  readonly requests: string[]
  close(): Promise<void>
}

export interface S3Rights {
  /** Whether somebody, named by the key that a request is signed with, may do `s3:GetObject` to an ARN. */
  may?: (who: string, action: string, resource: string) => boolean
}

interface Fault {
  method: string
  status: number
  times: number
  late: boolean
}

const KEPT_HEADERS = /^(content-type|x-amz-meta-.*)$/

export async function s3Server({ may = () => true }: S3Rights = {}): Promise<S3Server> {
  const buckets = new Map<string, Objects>()
  const uploads = new Map<string, { headers: Record<string, string>; parts: Map<number, Buffer> }>()
  const faults: Fault[] = []
  const requests: string[] = []
  let latency = 0

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    requests.push(`${request.method} ${request.url}`)
    if (latency > 0) await pause(latency)
    const fault = faults.find(({ method, times }) => method === request.method && times > 0)
    if (fault !== undefined) fault.times -= 1
    try {
      if (
        request.method === 'POST' &&
        String(request.headers['content-type']).startsWith('multipart/form-data')
      )
        return send(response, 'POST', await takeForm(request, body))
      if (fault?.late === false) throw new S3Fault(fault.status, CODES[fault.status] ?? 'InternalError')
      const answer = respond(request, body)
      if (fault !== undefined) throw new S3Fault(fault.status, CODES[fault.status] ?? 'InternalError')
      send(response, request.method, answer)
    } catch (thrown) {
      if (!(thrown instanceof S3Fault)) throw thrown
      const told = `<Error><Code>${thrown.code}</Code><Message>${thrown.code}</Message></Error>`
      send(response, request.method, { status: thrown.status, xml: told })
    }
  })

  function respond(request: IncomingMessage, body: Buffer): Answer {
    const url = new URL(request.url ?? '/', 'http://s3')
    const [, bucketName = '', ...rest] = url.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const query = url.searchParams
    mustBeAllowed(request, bucketName, key, query)
    if (key === '' && request.method === 'PUT' && !query.has('versioning')) {
      buckets.set(bucketName, buckets.get(bucketName) ?? new Map())
      return { status: 200 }
    }
    const bucket = buckets.get(bucketName)
    if (bucket === undefined) throw new S3Fault(404, 'NoSuchBucket')
    if (query.has('versioning'))
      return {
        status: 200,
        xml: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
      }
    if (key === '') return query.has('versions') ? listVersions(bucket, query) : listObjects(bucket, query)
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        KEPT_HEADERS.test(name) ? [[name, String(value)]] : [],
      ),
    )
    if (request.method === 'POST' && query.has('uploads')) {
      const id = randomUUID()
      uploads.set(id, { headers, parts: new Map() })
      return {
        status: 200,
        xml: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      }
    }
    const upload = query.has('uploadId') ? uploads.get(query.get('uploadId') ?? '') : undefined
    if (query.has('uploadId') && upload === undefined) throw new S3Fault(404, 'NoSuchUpload')
    if (upload !== undefined) return inParts(request, body, query, upload, bucket, key)
    if (request.method === 'DELETE' && query.has('versionId')) {
      const left = (bucket.get(key) ?? []).filter(({ id }) => id !== query.get('versionId'))
      if (left.length === 0) bucket.delete(key)
      else bucket.set(key, left)
      return { status: 204 }
    }
    if (request.method === 'DELETE') {
      const marker = { id: randomUUID(), body, tag: '', headers: {}, isDeleted: true as const }
      bucket.set(key, [...(bucket.get(key) ?? []), marker])
      return { status: 204 }
    }
    const source = request.headers['x-amz-copy-source']
    if (request.method === 'PUT' && source !== undefined) return copy(bucket, key, String(source))
    if (request.method === 'PUT') {
      checkSum(request, body)
      return put(request, bucket, key, body, headers)
    }
    return get(request.method ?? '', bucket.get(key), query)
  }

  /** An upload by a presigned form: held to the policy that was signed with it. The signature itself is not looked at. */
  async function takeForm(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': String(request.headers['content-type']) },
    }).formData()
    const field = (name: string): string => String(form.get(name) ?? form.get(name.toLowerCase()) ?? '')
    const file = form.get('file')
    if (file === null) throw new S3Fault(400, 'InvalidArgument')
    // A form may send words in place of a file.
    const bytes = typeof file === 'string' ? Buffer.from(file) : Buffer.from(await file.arrayBuffer())
    const [, bucketName = ''] = (request.url ?? '').split('/')
    const { conditions } = JSON.parse(Buffer.from(field('Policy'), 'base64').toString()) as {
      conditions: unknown[]
    }
    for (const condition of conditions) {
      const [rule, from, to] = Array.isArray(condition) ? condition : []
      const holds = Array.isArray(condition)
        ? rule === 'content-length-range' && bytes.length >= from && bytes.length <= to
        : Object.entries(condition as object).every(
            ([name, value]) => value === (name === 'bucket' ? bucketName : field(name)),
          )
      if (!holds) throw new S3Fault(403, 'AccessDenied')
    }
    const [who = ''] = field('X-Amz-Credential').split('/')
    const bucket = buckets.get(bucketName)
    if (bucket === undefined) throw new S3Fault(404, 'NoSuchBucket')
    if (!may(who, 's3:PutObject', `arn:aws:s3:::${bucketName}/${field('key')}`))
      throw new S3Fault(403, 'AccessDenied')
    put(request, bucket, field('key'), bytes, {})
    const back = field('success_action_redirect')
    return back === '' ? { status: 204 } : { status: 303, headers: { location: back } }
  }

  /** S3 says "forbidden" of what may not be done, and of what is not there to whoever may not list the bucket. */
  function mustBeAllowed(
    { headers, method = '' }: IncomingMessage,
    bucket: string,
    key: string,
    query: URLSearchParams,
  ): void {
    const signed = headers.authorization ?? `Credential=${query.get('X-Amz-Credential')}`
    if (isOver(query)) throw new S3Fault(403, 'AccessDenied')
    const [, who = ''] = /Credential=([^/]+)\//.exec(signed) ?? []
    const arn = `arn:aws:s3:::${bucket}`
    const isRead = method === 'GET' || method === 'HEAD'
    const deletes = method === 'DELETE' && query.has('versionId')
    const lists = query.has('versions') ? 's3:ListBucketVersions' : 's3:ListBucket'
    const needed: [action: string, resource: string] =
      key === ''
        ? [isRead ? lists : 's3:CreateBucket', arn]
        : [isRead ? 's3:GetObject' : deletes ? 's3:DeleteObjectVersion' : 's3:PutObject', `${arn}/${key}`]
    const isMissing = isRead && key !== '' && !buckets.get(bucket)?.has(key)
    const locks = headers['x-amz-object-lock-mode'] !== undefined
    if (locks && !may(who, 's3:PutObjectRetention', `${arn}/${key}`)) throw new S3Fault(403, 'AccessDenied')
    if (!may(who, ...needed) || (isMissing && !may(who, 's3:ListBucket', arn)))
      throw new S3Fault(403, 'AccessDenied')
  }

  function inParts(
    request: IncomingMessage,
    body: Buffer,
    query: URLSearchParams,
    upload: { headers: Record<string, string>; parts: Map<number, Buffer> },
    bucket: Objects,
    key: string,
  ): Answer {
    if (request.method === 'DELETE') {
      uploads.delete(query.get('uploadId') ?? '')
      return { status: 204 }
    }
    if (request.method === 'PUT') {
      checkSum(request, body)
      upload.parts.set(Number(query.get('partNumber')), body)
      return { status: 200, headers: { etag: tagOf(body) } }
    }
    const inOrder = [...upload.parts].toSorted(([one], [other]) => one - other).map(([, part]) => part)
    const answer = put(request, bucket, key, Buffer.concat(inOrder), upload.headers)
    uploads.delete(query.get('uploadId') ?? '')
    const tag = answer.headers?.etag ?? ''
    return {
      status: 200,
      xml: `<CompleteMultipartUploadResult><ETag>${escaped(tag)}</ETag></CompleteMultipartUploadResult>`,
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    fail: (method, status, { times = 1, late = false } = {}) => faults.push({ method, status, times, late }),
    answerAfter: (milliseconds) => {
      latency = milliseconds
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Whether a presigned address is no longer good. The signature itself is not looked at. */
function isOver(query: URLSearchParams): boolean {
  const [, day = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(query.get('X-Amz-Date') ?? '') ?? []
  if (day === '') return false
  const signed = Date.parse(
    `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`,
  )
  return Date.now() > signed + Number(query.get('X-Amz-Expires')) * 1000
}

const CODES: Record<number, string> = {
  409: 'ConditionalRequestConflict',
  500: 'InternalError',
  503: 'SlowDown',
}

function send(
  response: ServerResponse,
  method: string | undefined,
  { status, headers, body, xml }: Answer,
): void {
  const content = xml === undefined ? (body ?? Buffer.alloc(0)) : Buffer.from(`<?xml version="1.0"?>${xml}`)
  response.writeHead(status, {
    ...(xml === undefined ? {} : { 'content-type': 'application/xml' }),
    ...headers,
    'content-length': content.length,
  })
  response.end(method === 'HEAD' ? undefined : content)
}

/** The client sends a checksum of what it wrote; S3 refuses what does not agree. */
function checkSum({ headers }: IncomingMessage, body: Buffer): void {
  const told = headers['x-amz-checksum-crc32']
  if (told === undefined) return
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  if (sum.toString('base64') !== told) throw new S3Fault(400, 'BadDigest')
}

/** A client for a peer of S3. */
export const s3At = (endpoint: string): S3Client =>
  new S3Client({
    endpoint,
    region: 'eu-west-2',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
