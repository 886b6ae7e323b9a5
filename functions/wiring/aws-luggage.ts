import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { handlebarsTemplates } from '../adapters/paper/handlebars-templates.ts'
import { inColour } from '../adapters/paper/web-assets.ts'
import type { Templates } from '../ports/templates.ts'
import type { Assets } from '../web/web-tools.ts'
import { beside } from './aws-wiring.ts'
import type { PageSettings } from './settings.ts'

/** The templates that a bundle carries. */
export const carriedTemplates = (): Templates => handlebarsTemplates(fileURLToPath(beside('./templates')))

const carried = (name: string): Buffer => readFileSync(beside(`./assets/${name}`))

/** The style sheet that a bundle carries, in the council's colour. */
export const carriedCss = ({ colour }: PageSettings): string =>
  inColour(carried('packhorse.css').toString(), colour)

/** What the pages of a bundle look like, and what they hand out. */
export const carriedPageAssets = (pages: PageSettings): Assets => ({
  css: carriedCss(pages),
  script: carried('packhorse.js').toString(),
  wordTemplate: carried('committee-report.docx'),
})
