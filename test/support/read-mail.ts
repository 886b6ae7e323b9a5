/** A mail as a mail program shows it. Reads what the composer writes, and no more of MIME than that. */
export interface ReadMail {
  /** By lower-case name, unfolded and decoded. */
  headers: Map<string, string>
  /** Every leaf in order, decoded. */
  parts: { type: string; headers: Map<string, string>; content: string }[]
}

export function readMail(bytes: Uint8Array): ReadMail {
  const { headers, body } = split(Buffer.from(bytes).toString('utf8'))
  return { headers, parts: leaves(headers, body) }
}

function split(entity: string): { headers: Map<string, string>; body: string } {
  const end = entity.indexOf('\r\n\r\n')
  const lines = entity
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())]
    }),
  )
  if (headers.size !== lines.length) throw new Error('A header stands twice')
  return { headers, body: entity.slice(end + 4) }
}

function leaves(headers: Map<string, string>, body: string): ReadMail['parts'] {
  const type = headers.get('content-type') ?? ''
  const [, boundary] = /boundary="([^"]+)"/.exec(type) ?? []
  if (boundary === undefined) return [{ type, headers, content: decodeBody(headers, body) }]
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const inner = split(part.replace(/^\r\n/, '').replace(/\r\n$/, ''))
      return leaves(inner.headers, inner.body)
    })
}

function decodeBody(headers: Map<string, string>, body: string): string {
  const encoding = headers.get('content-transfer-encoding')
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  const plain = encoding === 'quoted-printable' ? decodeQuoted(body.replace(/=\r\n/g, '')) : body
  return plain.replaceAll('\r\n', '\n')
}

const decodeQuoted = (words: string): string =>
  Buffer.from(
    words.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** RFC 2047: `=?UTF-8?Q?caf=C3=A9?=`; the space between two such words is none. */
const decodeWords = (header: string): string =>
  header
    .replace(/\?= =\?/g, '?==?')
    .replace(/(?:=\?UTF-8\?Q\?[^?]*\?=)+/gi, (run) =>
      decodeQuoted(run.replace(/=\?UTF-8\?Q\?|\?=/gi, '').replaceAll('_', ' ')),
    )
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, base64: string) =>
      Buffer.from(base64, 'base64').toString('utf8'),
    )
