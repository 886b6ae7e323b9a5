import { existsSync } from 'node:fs'
import { bucketUploadForms } from '../adapters/aws/bucket-upload-forms.ts'
import { londonClock } from '../adapters/local/london-clock.ts'
import { nodeSecrets } from '../adapters/paper/node-secrets.ts'
import { pagePictures } from '../adapters/paper/page-pictures.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { countedElsewhere } from '../web/limits.ts'
import type { OfficerTools } from '../web/web-tools.ts'
import { jsonLog } from './aws-log.ts'
import { carriedPageAssets, carriedTemplates } from './aws-luggage.ts'
import { publisher } from './aws-publisher.ts'
import { beside, type Environment, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome, uploadsBucket } from './bucket-home-wiring.ts'
import { bucketMailer } from './bucket-mail-wiring.ts'
import { sha256 } from './public-wiring.ts'

/** Carried where this machine had the canvas that it draws on. */
const PICTURE_WORKER = beside('./picture-worker.mjs')

/** What the officers' pages need. `now` is the instant of the request that is answered, in milliseconds since 1970. */
export async function pagesTools(environment: Environment, now: () => number): Promise<OfficerTools> {
  const settings = settingsOf(environment)
  const { register, open } = orThrow(await bucketHome(settings))
  const uploads = uploadsBucket(settings)
  const { endpoint, region } = settings.aws
  const secrets = nodeSecrets()
  return {
    register,
    mailer: bucketMailer(settings.aws),
    clock: londonClock(now),
    templates: carriedTemplates(),
    secrets,
    sender: settings.sender,
    log: jsonLog,
    sha256,
    // The HTTP API limits how often it is asked.
    limits: countedElsewhere,
    publish: publisher(settings.aws),
    intake: {
      by: 'forms',
      forms: bucketUploadForms(uploads),
      // What is exempt is out of this function's reach.
      preview: existsSync(PICTURE_WORKER)
        ? {
            register,
            open,
            restricted: null,
            binder: pdfBinder(),
            pictures: pagePictures({ worker: PICTURE_WORKER }),
          }
        : null,
    },
    web: {
      // Nobody has a session here.
      key: secrets.token(),
      isSecure: true,
      signIn: { by: 'nobody' },
      proxies: 0,
      formsTo:
        endpoint === null ? `https://${uploads.name}.s3.${region}.amazonaws.com` : new URL(endpoint).origin,
      assets: carriedPageAssets(settings.pages),
    },
  }
}
