import { bucketUploadTray } from '../adapters/aws/bucket-upload-tray.ts'
import { noScanner } from '../adapters/local/no-scanner.ts'
import { inspector } from '../adapters/paper/inspector.ts'
import { nodeSecrets } from '../adapters/paper/node-secrets.ts'
import { noConverter } from '../adapters/paper/office/no-converter.ts'
import { officeReader } from '../adapters/paper/office/office-reader.ts'
import { pictureConverter } from '../adapters/paper/picture/picture-converter.ts'
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
export async function receiveTools(environment: Environment, at: string): Promise<ReceiveTools> {
  const settings = settingsOf(environment)
  const { register, open, restricted } = orThrow(await bucketHome(settings))
  return {
    register,
    open,
    restricted,
    tray: bucketUploadTray(uploadsBucket(settings)),
    clock: clockAt(at),
    ...boundsOf(settings.intake),
    office: officeReader(beside('./look-worker.mjs')),
    scanner: noScanner(),
    mustScan: settings.intake.mustScan,
    converter: noConverter(),
    pictureConverter: pictureConverter({
      megapixels: settings.intake.megapixels,
      worker: beside('./picture-page-worker.mjs'),
    }),
    reader,
    // It takes longer than an upload waits, and more than a function of its size has.
    recogniser: null,
    sha256,
    mailer: bucketMailer(settings.aws),
    templates: carriedTemplates(),
    secrets: nodeSecrets(),
    sender: settings.sender,
    log: jsonLog,
  }
}
