import type { Cloud } from './cloud.ts'
import { PAGES } from './deployment.ts'

/** What a function's pages answered. */
export interface Answered {
  status: number
  headers: Record<string, string>
  /** `name=value` of each cookie that was set. */
  cookies: string[]
  body: string
  /** Where it leads: a path of these pages, or an address elsewhere. */
  to: string
}

export interface Asked {
  fields?: Record<string, string> | FormData
  cookie?: string
  /** Milliseconds since 1970. */
  at: number
}

/** Asks a function's pages for one, as an HTTP API does: a form comes in letters (base64). */
export async function askPages(
  aws: Cloud,
  act: string,
  path: string,
  { fields, cookie, at }: Asked,
): Promise<Answered> {
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  const method = fields === undefined ? 'GET' : 'POST'
  const form = fields instanceof FormData ? fields : new URLSearchParams(fields)
  const sent = new Response(form)
  const answer = await aws.invoke<{
    statusCode: number
    headers: Record<string, string>
    cookies?: string[]
    body: string
    isBase64Encoded: boolean
  }>(act, {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: {
      host: new URL(PAGES).host,
      ...(fields === undefined
        ? {}
        : { origin: PAGES, 'content-type': sent.headers.get('content-type') ?? '' }),
    },
    ...(cookie === undefined ? {} : { cookies: [cookie] }),
    ...(fields === undefined ? {} : { body: Buffer.from(await sent.arrayBuffer()).toString('base64') }),
    isBase64Encoded: fields !== undefined,
    requestContext: { timeEpoch: at, http: { method, path: rawPath } },
  })
  const { statusCode: status, headers, cookies = [], body } = answer
  return {
    status,
    headers,
    cookies: cookies.map((one) => one.split(';')[0] ?? ''),
    body: answer.isBase64Encoded ? Buffer.from(body, 'base64').toString('latin1') : body,
    to: headers.location?.replace(PAGES, '') ?? '',
  }
}
