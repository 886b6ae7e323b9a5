import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import type { Templates } from '../../ports/templates.ts'
import { openSansCss } from './open-sans.ts'

const FOLDER = fileURLToPath(new URL('../../../templates', import.meta.url))

/**
 * The templates of a folder, with its `partials` and `styles`. Strict: a word that the view lacks is a fault, never
 * a blank on paper. Nothing but `each`, `if` and partials is known to them, so that a template cannot decide.
 */
export function handlebarsTemplates(folder = FOLDER): Templates {
  // Two kitchens: a partial keeps the escaping of whichever template used it first.
  const html = strictHandlebars(folder)
  const text = strictHandlebars(folder)
  const compiled = new Map<string, Handlebars.TemplateDelegate>()
  const compile = (name: string): Handlebars.TemplateDelegate => {
    const isText = name.endsWith('.txt')
    const source = readFileSync(`${folder}/${name}.hbs`, 'utf8')
    const template = (isText ? text : html).compile(source, { strict: true, noEscape: isText })
    compiled.set(name, template)
    return template
  }
  return { render: (name, view) => (compiled.get(name) ?? compile(name))(view) }
}

function strictHandlebars(folder: string): typeof Handlebars {
  const handlebars = Handlebars.create()
  const partials = (of: string): string[] => readdirSync(`${folder}/${of}`)
  for (const name of partials('partials')) {
    handlebars.registerPartial(name.replace(/\.hbs$/, ''), readFileSync(`${folder}/partials/${name}`, 'utf8'))
  }
  for (const name of partials('styles')) {
    handlebars.registerPartial(`styles/${name}`, readFileSync(`${folder}/styles/${name}`, 'utf8'))
  }
  // Paper carries its fonts; they are read when something is first printed.
  handlebars.registerPartial('open-sans', () => openSansOnce())
  for (const name of ['unless', 'with', 'lookup', 'log']) handlebars.unregisterHelper(name)
  for (const name of ['each', 'if']) mustBeGiven(handlebars, name)
  return handlebars
}

/** Strict mode looks at words only: a list or condition that the view lacks would be printed as nothing. */
function mustBeGiven(handlebars: typeof Handlebars, name: string): void {
  const helper: Handlebars.HelperDelegate | undefined = handlebars.helpers[name]
  handlebars.registerHelper(name, function (this: unknown, value: unknown, options: unknown) {
    if (value === undefined)
      throw new Error(`A template asks "#${name}" of something that its view does not have`)
    return helper?.call(this, value, options)
  })
}

let openSans: string | undefined

function openSansOnce(): string {
  openSans ??= openSansCss()
  return openSans
}
