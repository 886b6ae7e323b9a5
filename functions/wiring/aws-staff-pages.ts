import { LambdaClient } from '@aws-sdk/client-lambda'
import { SQSClient } from '@aws-sdk/client-sqs'
import { askFunction } from '../adapters/aws/ask-function.ts'
import { bucketPaperLinks } from '../adapters/aws/bucket-paper-links.ts'
import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { queuePackRequests } from '../adapters/aws/queue-pack-requests.ts'
import { londonClock } from '../adapters/local/london-clock.ts'
import { draftRegister } from '../adapters/memory/draft-register.ts'
import { nodeSecrets } from '../adapters/paper/node-secrets.ts'
import { packPictures } from '../adapters/paper/pack-pictures.ts'
import { pageFingerprints } from '../adapters/paper/page-fingerprints.ts'
import { readPack } from '../adapters/paper/read-pack.ts'
import { fileReader } from '../adapters/paper/read-sheet.ts'
import { zipWriter } from '../adapters/paper/zip-writer.ts'
import { openIdentity } from '../adapters/web/open-id.ts'
import type { ReleaseAnswer } from '../steps/release-pack.ts'
import type { SecrecyAnswer } from '../steps/set-secrecy.ts'
import type { StaffTools, WebSettings } from '../web/web-tools.ts'
import { jsonLog } from './aws-log.ts'
import { carriedPageAssets, carriedTemplates } from './aws-luggage.ts'
import { publisher } from './aws-publisher.ts'
import { withSecrets } from './aws-secrets.ts'
import { beside, type Environment, LEASE_MS, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome, linkedBuckets } from './bucket-home-wiring.ts'
import { bucketMailer } from './bucket-mail-wiring.ts'
import { sha256 } from './public-wiring.ts'
import type { PageSettings } from './settings.ts'

/**
 * A request may have 6 MB, in letters (base64). A work programme comes a second time within a form when it is imported,
 * in letters of its own: 3 MB become 5.5.
 */
const PROGRAMME_MEGABYTES = 3

/** What the staff's pages need. `now` is the instant of the request that is answered, in milliseconds since 1970. */
export async function staffPagesTools(environment: Environment, now: () => number): Promise<StaffTools> {
  const settings = settingsOf(await withSecrets(environment))
  const { aws } = settings
  const { releaser, secrecySetter, packingQueue } = aws
  if (releaser === null) throw new Error('PACKHORSE_RELEASER does not name a function')
  if (secrecySetter === null) throw new Error('PACKHORSE_SECRECY_SETTER does not name a function')
  if (packingQueue === null) throw new Error('PACKHORSE_PACKING_QUEUE does not name a queue')
  // What is changed is asked for once: whether it was done is told by the meeting's record.
  const lambda = new LambdaClient({ region: aws.region, maxAttempts: 1 })
  const asOfNow = (asked: object): string => JSON.stringify({ ...asked, at: new Date(now()).toISOString() })
  return {
    ...orThrow(await bucketHome(settings)),
    mailer: bucketMailer(aws),
    clock: londonClock(now),
    templates: carriedTemplates(),
    secrets: nodeSecrets(),
    sender: settings.sender,
    log: jsonLog,
    sha256,
    workers: leaseWorkers(LEASE_MS),
    packRequests: queuePackRequests(new SQSClient({ region: aws.region }), packingQueue),
    reader: { read: readPack, fingerprints: async (bytes) => pageFingerprints(bytes) },
    sheets: fileReader(),
    draftOf: draftRegister,
    archive: zipWriter,
    programmeMegabytes: PROGRAMME_MEGABYTES,
    pictures: packPictures({ worker: beside('./picture-worker.mjs') }),
    links: bucketPaperLinks(linkedBuckets(settings)),
    publish: publisher(aws),
    release: (asked) =>
      askFunction<ReleaseAnswer>(lambda, {
        name: releaser,
        payload: asOfNow(asked),
        failed: 'The pack could not be released',
      }),
    setSecrecy: (asked) =>
      askFunction<SecrecyAnswer>(lambda, {
        name: secrecySetter,
        payload: asOfNow(asked),
        failed: 'It could not be changed who may see a paper',
      }),
    web: webSettings(settings.pages),
  }
}

function webSettings(pages: PageSettings): WebSettings {
  const { address, sessionKey, directory } = pages
  if (sessionKey === null || directory === null || address === null)
    throw new Error('The settings name no directory, or no key for sessions')
  return {
    key: sessionKey,
    isSecure: true,
    signIn: {
      by: 'directory',
      identity: openIdentity({ ...directory, redirect: new URL('/signed-in', address).href }),
    },
    proxies: 0,
    formsTo: null,
    assets: carriedPageAssets(pages),
  }
}
