import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { handlebarsTemplates } from '../adapters/paper/handlebars-templates.ts'
import type { Templates } from '../ports/templates.ts'
import type { Assets } from '../web/web-tools.ts'
import { beside } from './aws-wiring.ts'

/** The templates that a bundle carries. */
export const carriedTemplates = (): Templates => handlebarsTemplates(fileURLToPath(beside('./templates')))

const carried = (name: string): Buffer => readFileSync(beside(`./assets/${name}`))

/** The style sheet that a bundle carries. */
export const carriedCss = (): string => carried('packhorse.css').toString()

/** What the pages of a bundle look like, and what they hand out. */
export const carriedPageAssets = (): Assets => ({
  css: carriedCss(),
  script: carried('packhorse.js').toString(),
  wordTemplate: carried('committee-report.docx'),
})
