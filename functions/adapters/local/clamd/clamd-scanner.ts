import type { NetConnectOpts } from 'node:net'
import { dayNumbered } from '../../../domain/calendar/day.ts'
import type { MalwareScanner, ScanVerdict, SignaturesFrom } from '../../../ports/malware-scanner.ts'
import { askClamd, type ClamdAnswer } from './ask-clamd.ts'

const PATIENCE = 120_000

/**
 * Has ClamAV's daemon look at each file, as it was sent, over a stream: clamd needs no right to our files, and may run
 * elsewhere. `address` is its socket's path, or `host:port`. Only its own word that it found nothing is `clean`.
 */
export function clamdScanner(address: string, patience: number = PATIENCE): MalwareScanner {
  const where = placeOf(address)
  return {
    async scan({ bytes }) {
      // What says something else to this is no scanner, whatever it would say of a file.
      const version = await askClamd(where, 'VERSION', null, patience)
      if ('fault' in version) return notScanned(FAULTS[version.fault])
      if (!version.said.startsWith('ClamAV ')) return notScanned(NO_CLAMD)
      return verdictIn(await askClamd(where, 'INSTREAM', bytes, patience))
    },
  }
}

const DAY = 24 * 60 * 60 * 1000

/** It names them with its version, where they are ClamAV's own: `ClamAV 1.4.3/27819/Mon Nov 10 09:26:11 2026`. */
export function clamdSignatures(address: string, patience: number = PATIENCE): SignaturesFrom {
  return async () => {
    const version = await askClamd(placeOf(address), 'VERSION', null, patience)
    if ('fault' in version) return null
    const made = Date.parse(`${version.said.split('/')[2] ?? ''} UTC`)
    return Number.isNaN(made) ? null : dayNumbered(Math.floor(made / DAY))
  }
}

function placeOf(address: string): NetConnectOpts {
  const [, host, port] = /^(?:tcp:\/\/)?\[?([^/]+?)\]?:(\d+)$/.exec(address) ?? []
  return host === undefined ? { path: address } : { host, port: Number(port) }
}

function verdictIn(answer: ClamdAnswer): ScanVerdict {
  if ('fault' in answer) return notScanned(FAULTS[answer.fault])
  if (answer.said === 'stream: OK') return { was: 'clean' }
  const by = /^stream: (.+) FOUND$/.exec(answer.said)?.[1]
  if (by !== undefined) return IN_PART.test(by) ? notScanned(NOT_WHOLE) : { was: 'infected', by }
  return notScanned(answer.said.startsWith('INSTREAM size limit exceeded') ? TOO_LARGE : UNABLE)
}

/** These are no finds: clamd says so of what it did not look at (clamd.conf(5), AlertExceedsMax and AlertEncrypted). */
const IN_PART = /^Heuristics\.(?:Limits\.Exceeded|Encrypted)/

const notScanned = (because: string): ScanVerdict => ({ was: 'not-scanned', because })

const FAULTS = {
  unreachable: 'the malware scanner cannot be reached',
  silent: 'the malware scanner took too long over it',
  // It says that a file is too large and closes at once, and the word is lost where we were still sending.
  'broke-off': 'the malware scanner broke off in the middle, as it may where a file is larger than it takes',
} as const
const NO_CLAMD = 'what answers in the malware scanner’s place is none'
const TOO_LARGE = 'it is larger than the malware scanner takes'
const NOT_WHOLE = 'the malware scanner could not look through all of it'
const UNABLE = 'the malware scanner could not read it'
