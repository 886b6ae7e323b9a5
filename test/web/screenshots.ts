/** `npm run screenshots [folder]`: every page over the made-up council, as pictures to be looked at. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assemblePack } from '../../functions/steps/assemble-pack.ts'
import { releasePack } from '../../functions/steps/release-pack.ts'
import { aBrowser, servedApp } from '../support/web.ts'

const [folder = 'screenshots'] = process.argv.slice(2)
const NAME = 'environment-and-transport-scrutiny-committee/2026-04-08'
const MEETING = `/meetings/${NAME}`
const WIDTHS = [1000, 320]

mkdirSync(folder, { recursive: true })
const home = mkdtempSync(join(tmpdir(), 'packhorse-screenshots-'))
const app = await servedApp(home, { demo: true })
const browser = await aBrowser()
const page = await browser.newPage()

async function take(name: string, path: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800 })
    await page.goto(app.address + path, { waitUntil: 'load' })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
}

await take('officer', `/r/${app.token}`)
await take('officer-report', `/r/${app.token}/9`)
await take('officer-no-link', '/r/nobodys')
await take('sign-in', '/sign-in')
await page.click('#person-1')
await Promise.all([page.waitForNavigation(), page.click('main button')])
await take('today', '/')
await take('programme', '/programme')
await take('meeting', MEETING)
await take('meeting-add', '/programme/add')
await take('meeting-edit', `${MEETING}/edit`)
await take('meeting-cancel', `${MEETING}/cancel`)
await take('item-add', `${MEETING}/items/add`)
await take('item-edit', `${MEETING}/items/9/edit`)
await take('committee', '/committees/environment-and-transport-scrutiny-committee/edit')
await take('item', `${MEETING}/items/9`)
await take('mail', '/mail')
await take('punctuality', '/punctuality')
await take('audit', '/audit')
await assemblePack(app.tools, { meeting: NAME, by: 'Committee Clerk', supplement: false, chairsReason: '' })
await take('meeting-to-release', MEETING)
await releasePack(app.tools, { meeting: NAME, by: 'Democratic Services Manager', inSpiteBecause: '' })
await take('meeting-released', MEETING)
await take('public', '/public/')
await take('public-meeting', `/public/${NAME}/index.html`)
await take('public-item', `/public/${NAME}/item-8.html`)

await browser.close()
await app.close()
rmSync(home, { recursive: true, force: true })
process.stdout.write(`The pictures are in ${folder}.\n`)
