import { readFileSync } from 'node:fs'
import { webCss } from '../adapters/paper/web-assets.ts'

const OWN_CSS = new URL('../../templates/styles/web.css', import.meta.url)
const SCRIPT = new URL('../web/assets/packhorse.js', import.meta.url)

/** Without a committee's own. */
const COLOUR = '#1d4f5c'

/** The style sheet of all pages, the public's and the staff's. */
export const siteCss = (): string => webCss(readFileSync(OWN_CSS, 'utf8'), COLOUR)

export const pageScript = (): string => readFileSync(SCRIPT, 'utf8')
