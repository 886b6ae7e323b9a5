import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cloud } from '../support/cloud.ts'
import { TESTSHIRE } from '../support/testshire.ts'
import { table } from './table.ts'

const STARTS = 5

const KEY = `offers/${crypto.randomUUID()}/1`

/** What a browser asks of pages. */
const asked = (rawPath: string) => ({
  version: '2.0',
  rawPath,
  rawQueryString: '',
  headers: { host: 'pages.example' },
  isBase64Encoded: false,
  requestContext: { timeEpoch: 1774000000000, http: { method: 'GET', path: rawPath } },
})

const arrival = (key: string) => ({
  Records: [
    { messageId: '1', body: JSON.stringify({ time: '2026-03-24T08:30:00Z', detail: { object: { key } } }) },
  ],
})

/** An event that a function answers without having anything to do. */
const NOTHING: Record<string, unknown> = {
  'chase-officers': { at: '2026-03-24T08:30:00Z' },
  'watch-heartbeat': { at: '2026-03-24T10:15:00Z' },
  'record-mail-event': {
    time: '2026-03-24T08:30:00Z',
    detail: {
      eventType: 'Delivery',
      mail: { messageId: '1', headers: [{ name: 'X-Packhorse-Mail', value: '2026-03-24.0001.1' }] },
    },
  },
  'receive-report': arrival(KEY),
  // It looks for LibreOffice, and finds no order.
  'convert-report': arrival(`conversions/${'a'.repeat(64)}/in.json`),
  'recognise-text': arrival(`readings/${'a'.repeat(64)}/in.json`),
  'record-scan': { Records: [{ messageId: '1', body: JSON.stringify({ time: '2026-03-24T08:30:00Z' }) }] },
  'release-pack': { meeting: 'any/2026-03-24', by: 'Clerk', at: '2026-03-24T08:30:00Z' },
  'publish-pages': { committee: 'any' },
  'set-secrecy': { meeting: 'any/2026-03-24', item: 1, by: 'Clerk', at: '2026-03-24T08:30:00Z' },
  web: asked('/r/made-up'),
  'staff-web': asked('/assets/packhorse.css'),
  'assemble-pack': {
    Records: [
      {
        messageId: '1',
        attributes: { SentTimestamp: '1774000000000' },
        body: JSON.stringify({ meeting: 'any/2026-03-24', by: 'Clerk' }),
      },
    ],
  },
}

/**
 * The functions as they are deployed: how large what is uploaded is, and how long a cold one takes from the start of
 * its process to its first answer over S3 on the same machine. The least of several starts.
 */
export async function benchFunctions(): Promise<void> {
  const rows: string[][] = []
  const aws = await cloud({}, TESTSHIRE)
  Object.assign(aws.services.secrets, {
    'packhorse/testshire/session-key': 'k'.repeat(64),
    'packhorse/testshire/directory-secret': 'made up',
  })
  try {
    for (const [act, { folder }] of aws.functions) {
      const code = readFileSync(join(folder, 'index.mjs'))
      const starts: number[] = []
      for (let count = 0; count < STARTS && NOTHING[act] !== undefined; count += 1)
        starts.push(await aws.coldStart(act, NOTHING[act]))
      rows.push([
        act,
        megabytes(code.length),
        megabytes(gzipSync(code).length),
        megabytes(sizeOf(folder)),
        starts.length === 0 ? 'by assemble-pack' : `${Math.round(Math.min(...starts))} ms`,
      ])
    }
  } finally {
    await aws.close()
  }
  table(
    'Functions as they are deployed',
    ['function', 'code', 'packed', 'with luggage', 'cold to first answer'],
    rows,
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
