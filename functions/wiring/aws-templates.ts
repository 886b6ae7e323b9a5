import { fileURLToPath } from 'node:url'
import { handlebarsTemplates } from '../adapters/paper/handlebars-templates.ts'
import type { Templates } from '../ports/templates.ts'
import { beside } from './aws-wiring.ts'

/** The templates that a bundle carries. */
export const carriedTemplates = (): Templates => handlebarsTemplates(fileURLToPath(beside('./templates')))
