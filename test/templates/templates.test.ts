import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handlebarsTemplates } from '../../functions/adapters/paper/handlebars-templates.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const FOLDER = join(import.meta.dirname, '../../templates')
/** Pages are printed by the app itself, in every state: test/journeys/in-the-browser.test.ts. */
const SHARED = ['partials', 'styles', 'examples', 'pages', 'public', 'word']

const names = readdirSync(FOLDER)
  .filter((folder) => !SHARED.includes(folder))
  .flatMap((folder) =>
    readdirSync(join(FOLDER, folder)).map((file) => `${folder}/${file.replace(/\.hbs$/, '')}`),
  )

/** `emails/chaser.txt` and `emails/chaser.html` have one example: `emails-chaser.json`. */
const exampleOf = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      join(FOLDER, 'examples', `${name.replace(/\.(txt|html)$/, '').replace('/', '-')}.json`),
      'utf8',
    ),
  )

test.each(names)('%s prints its example, and needs every word of it that it prints', (name) => {
  const templates = handlebarsTemplates()
  expect(templates.render(name, exampleOf(name))).not.toMatch(/undefined|\[object|\{\{/)
  expect(() => templates.render(name, {})).toThrow(/not defined|does not have/)
})

/** Templates of one line each, which share the partial `who`. */
function smallTemplates(files: Record<string, string>) {
  const folder = temporaryFolder()
  for (const one of ['partials', 'styles', 'letters']) mkdirSync(join(folder, one))
  writeFileSync(join(folder, 'partials/who.hbs'), '{{name}}')
  for (const [name, words] of Object.entries(files)) writeFileSync(join(folder, `letters/${name}.hbs`), words)
  return handlebarsTemplates(folder)
}

test('HTML is escaped and plain text is not, whichever used a partial first', () => {
  const templates = smallTemplates({ 'a.html': '<p>{{> who}}</p>', 'a.txt': 'Dear {{> who}}' })
  const view = { name: 'Roads & <Bridges>' }
  expect(templates.render('letters/a.txt', view)).toBe('Dear Roads & <Bridges>')
  expect(templates.render('letters/a.html', view)).toBe('<p>Roads &amp; &lt;Bridges&gt;</p>')
  expect(templates.render('letters/a.txt', view)).toBe('Dear Roads & <Bridges>')
})

test.each([
  ['a word', '{{missing}}'],
  ['a list', '{{#each missing}}x{{/each}}'],
  ['a condition', '{{#if missing}}x{{/if}}'],
])('%s that the view lacks is a fault, and no blank', (_, words) => {
  expect(() => smallTemplates({ a: words }).render('letters/a', { given: 1 })).toThrow(/missing|if|each/)
})

test('a template cannot decide', () => {
  for (const words of ['{{#unless a}}x{{/unless}}', '{{#with a}}x{{/with}}', '{{lookup a b}}']) {
    expect(() => smallTemplates({ a: words }).render('letters/a', { a: { b: 1 }, b: 'b' })).toThrow()
  }
})
