import { SQSClient } from '@aws-sdk/client-sqs'
import { waitingFor } from '../adapters/aws/await-order.ts'
import { bucketUploadTray } from '../adapters/aws/bucket-upload-tray.ts'
import { orderOf } from '../adapters/aws/order-keys.ts'
import { queueLookAgain } from '../adapters/aws/queue-look-again.ts'
import { queuedConverter } from '../adapters/aws/queued-converter.ts'
import { queuedRecogniser } from '../adapters/aws/queued-recogniser.ts'
import { recordedScans } from '../adapters/aws/recorded-scans.ts'
import { noScanner } from '../adapters/local/no-scanner.ts'
import { inspector } from '../adapters/paper/inspector.ts'
import { nodeSecrets } from '../adapters/paper/node-secrets.ts'
import { noConverter } from '../adapters/paper/office/no-converter.ts'
import { officeReader } from '../adapters/paper/office/office-reader.ts'
import { pictureConverter } from '../adapters/paper/picture/picture-converter.ts'
import { offerOf } from '../domain/submissions/upload-offer.ts'
import type { LookAgain } from '../ports/look-again.ts'
import type { ReceiveTools } from '../steps/receive-report.ts'
import { jsonLog } from './aws-log.ts'
import { carriedTemplates } from './aws-luggage.ts'
import { beside, clockAt, type Environment, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome, uploadsBucket } from './bucket-home-wiring.ts'
import { bucketMailer } from './bucket-mail-wiring.ts'
import { boundsOf } from './paper-wiring.ts'
import { sha256 } from './public-wiring.ts'

/** One for as long as the function stays warm: its worker takes time to get up to speed. */
const reader = { inspect: inspector({ worker: beside('./inspect-worker.mjs') }) }

/** What looks at uploads and takes them in. */
export async function receiveTools(
  environment: Environment,
  { at, offer }: { at: string; offer: string },
): Promise<ReceiveTools> {
  const settings = settingsOf(environment)
  const uploads = uploadsBucket(settings)
  const { engine, textReader, isScanned } = settings.aws
  const now = Date.now
  const { register, open, restricted } = orThrow(await bucketHome(settings))
  return {
    register,
    open,
    restricted,
    tray: bucketUploadTray(uploads),
    clock: clockAt(at),
    ...boundsOf(settings.intake),
    office: officeReader(beside('./look-worker.mjs')),
    scanner: isScanned ? recordedScans(register, now) : noScanner(),
    mustScan: settings.intake.mustScan,
    converter: engine === null ? noConverter() : queuedConverter(uploads, { engine, offer, now }),
    pictureConverter: pictureConverter({
      megapixels: settings.intake.megapixels,
      worker: beside('./picture-page-worker.mjs'),
    }),
    reader,
    recogniser: textReader === null ? null : queuedRecogniser(uploads, { reader: textReader, offer, now }),
    sha256,
    mailer: bucketMailer(settings.aws),
    templates: carriedTemplates(),
    secrets: nodeSecrets(),
    sender: settings.sender,
    log: jsonLog,
  }
}

/** The offers that something which arrived tells of: a file of one, or what one or more of them wait for. */
export async function offersToldOf(environment: Environment, key: string): Promise<string[]> {
  const offer = offerOf(key)
  if (offer !== null) return [offer]
  const order = orderOf(key)
  return order === null ? [] : waitingFor(uploadsBucket(settingsOf(environment)), order)
}

/** Has uploads looked at once more, by the queue that they came by. */
export function lookAgainAt(environment: Environment, at: string): LookAgain {
  const { region, receivingQueue } = settingsOf(environment).aws
  if (receivingQueue === null) throw new Error('PACKHORSE_RECEIVING_QUEUE does not name a queue')
  return queueLookAgain(new SQSClient({ region }), receivingQueue, at)
}
