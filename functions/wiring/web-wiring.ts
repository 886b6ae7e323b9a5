import { readFileSync } from 'node:fs'
import { packQueue } from '../adapters/local/pack-queue.ts'
import { spoolTray } from '../adapters/local/spool-tray.ts'
import { uploadQueue } from '../adapters/local/upload-queue.ts'
import { draftRegister } from '../adapters/memory/draft-register.ts'
import { packPictures } from '../adapters/paper/pack-pictures.ts'
import { pagePictures } from '../adapters/paper/page-pictures.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { inColour } from '../adapters/paper/web-assets.ts'
import { zipWriter } from '../adapters/paper/zip-writer.ts'
import { multipartForm } from '../adapters/web/multipart-form.ts'
import { openIdentity } from '../adapters/web/open-id.ts'
import { compileOnRequest } from '../steps/compile-on-request.ts'
import { lookAtHeld } from '../steps/hold-upload.ts'
import { publishPages } from '../steps/publish-pages.ts'
import { releasePack } from '../steps/release-pack.ts'
import { setSecrecy } from '../steps/set-secrecy.ts'
import { countingLimits } from '../web/limits.ts'
import type { Person } from '../web/sign-in.ts'
import type { WebTools } from '../web/web-tools.ts'
import type { LocalTools } from './local-wiring.ts'
import { pageScript, siteCss, WORD_TEMPLATE } from './page-assets.ts'
import type { PageSettings } from './settings.ts'

/** What the web app needs on one machine: everything that the commands have, and what only pages want. */
export const webTools = (
  tools: LocalTools,
  { address, proxies, colour, sessionKey, directory }: PageSettings,
  /** Who may be chosen to be, where there is no directory. */
  people: Person[],
): WebTools => ({
  ...tools,
  draftOf: draftRegister,
  intake: {
    by: 'us',
    submit: tools,
    preview: { ...tools, binder: pdfBinder(), pictures: pagePictures() },
    spool: tools.spool,
    readForm: multipartForm,
    lookAgain: uploadQueue({
      look: (offer) => lookAtHeld({ ...tools, tray: spoolTray(tools.spool) }, offer),
      log: tools.log,
    }),
  },
  limits: countingLimits(() => performance.now()),
  archive: zipWriter,
  pictures: packPictures(),
  links: null,
  programmeMegabytes: 10,
  publish: (committee) => publishPages(tools, committee),
  release: (asked) => releasePack(tools, asked),
  setSecrecy: (asked) => setSecrecy(tools, asked),
  packRequests: packQueue({ compile: (request) => compileOnRequest(tools, request), log: tools.log }),
  web: {
    // Without a key of the council's, sessions end with the server.
    key: sessionKey ?? tools.secrets.token(),
    isSecure: address?.startsWith('https:') === true,
    signIn:
      directory === null
        ? { by: 'choice', people }
        : {
            by: 'directory',
            identity: openIdentity({ ...directory, redirect: new URL('/signed-in', address ?? '').href }),
          },
    proxies,
    formsTo: null,
    assets: {
      css: inColour(siteCss(), colour),
      script: pageScript(),
      wordTemplate: readFileSync(WORD_TEMPLATE),
    },
  },
})
