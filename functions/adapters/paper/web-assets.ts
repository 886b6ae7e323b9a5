import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What people's own machines write with: GOV.UK's typeface is for GOV.UK. */
const SYSTEM_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'

/**
 * GOV.UK's components in one style sheet, without its typeface and brand: our own rules behind them. It
 * has no colour yet.
 */
export function webCss(own: string): string {
  const { resolve } = createRequire(import.meta.url)
  const govuk = readFileSync(resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8')
  const unbranded = govuk
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', SYSTEM_FONT)
    .replace(/\/\*# sourceMappingURL=.*?\*\//, '')
  return `${unbranded}\nbody{font-family:${SYSTEM_FONT}}\n${own}`
}

/** Where a council chose none: a dark green-blue, on which white stands out 9 to 1. */
export const PLAIN_COLOUR = '#1d4f5c'

/** A style sheet in a council's colour, `#rrggbb`: what comes last counts. */
export const inColour = (css: string, colour: string): string =>
  `${css}\n:root{--govuk-brand-colour:${colour};--council:${colour}}\n`
