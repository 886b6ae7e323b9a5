import { readFileSync } from 'node:fs'
import { draftRegister } from '../adapters/memory/draft-register.ts'
import { webCss } from '../adapters/paper/web-assets.ts'
import type { WebSettings, WebTools } from '../web/web-tools.ts'
import type { LocalTools } from './local-wiring.ts'

const OWN_CSS = new URL('../../templates/styles/web.css', import.meta.url)
const SCRIPT = new URL('../web/assets/packhorse.js', import.meta.url)

/** What the web app needs on one machine: everything that the commands have, and what only pages want. */
export const webTools = (
  tools: LocalTools,
  settings: Omit<WebSettings, 'assets'> & { colour: string },
): WebTools => ({
  ...tools,
  draftOf: draftRegister,
  web: {
    ...settings,
    assets: {
      css: webCss(readFileSync(OWN_CSS, 'utf8'), settings.colour),
      script: readFileSync(SCRIPT, 'utf8'),
    },
  },
})
