import { readFileSync } from 'node:fs'
import { webCss } from '../adapters/paper/web-assets.ts'

const OWN_CSS = new URL('../../templates/styles/web.css', import.meta.url)
const SCRIPTS = ['packhorse', 'choose-files', 'send-files'].map(
  (name) => new URL(`../web/assets/${name}.js`, import.meta.url),
)

/** Made by test/support/write-word-template.ts. */
export const WORD_TEMPLATE = new URL('../../templates/word/committee-report.docx', import.meta.url)

/** The style sheet of all pages, the public's and the staff's, before it is in a council's colour. */
export const siteCss = (): string => webCss(readFileSync(OWN_CSS, 'utf8'))

/** All scripts in one file, each with names of its own. */
export const pageScript = (): string =>
  SCRIPTS.map((script) => `{\n${readFileSync(script, 'utf8')}}\n`).join('')
