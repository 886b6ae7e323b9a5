/** `npm run screenshots [folder]`: every page in every state, on a desk and on a telephone, to be looked at. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { walkPages } from '../support/page-walk.ts'
import { aBrowser } from '../support/web.ts'

const [folder = 'screenshots'] = process.argv.slice(2)
const WIDTHS = [1280, 320]

mkdirSync(folder, { recursive: true })
const browser = await aBrowser()
let count = 0
await walkPages(browser, async (page, name) => {
  count += 1
  const stem = `${String(count).padStart(2, '0')}-${name.replace(/[^\w]+/g, '-')}`
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800 })
    await page.screenshot({ path: join(folder, `${stem}-${width}.png`), fullPage: true })
  }
  await page.setViewport({ width: 1280, height: 800 })
})
await browser.close()
process.stdout.write(`${count} pages and states, each at ${WIDTHS.join(' and ')} pixels, are in ${folder}.\n`)
