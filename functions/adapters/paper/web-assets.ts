import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What people's own machines write with: GOV.UK's typeface is for GOV.UK. */
const SYSTEM_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'

/**
 * GOV.UK's components in one style sheet, without its typeface and brand: the council's colour, and our own rules
 * behind them.
 */
export function webCss(own: string, colour: string): string {
  const { resolve } = createRequire(import.meta.url)
  const govuk = readFileSync(resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8')
  const unbranded = govuk
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', SYSTEM_FONT)
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '')
  return `${unbranded}\n:root{--govuk-brand-colour:${colour};--council:${colour}}\nbody{font-family:${SYSTEM_FONT}}\n${own}`
}
