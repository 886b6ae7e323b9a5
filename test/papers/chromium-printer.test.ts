import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { chromiumPrinter } from '../../functions/adapters/paper/chromium-printer.ts'
import { openSansCss } from '../../functions/adapters/paper/open-sans.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { unpackChromium } from '../../functions/adapters/paper/unpack-chromium.ts'
import { withoutChance } from '../../functions/adapters/paper/without-chance.ts'
import { fontsOf, printFacts } from '../support/print.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const printer = chromiumPrinter()
afterAll(() => printer.close())

const paper = (body: string, head = '') =>
  `<!doctype html><html lang="cy"><head><title>Agenda</title><style>${openSansCss()} body { font-family: 'Open Sans' }</style>${head}</head><body>${body}</body></html>`

const textOf = async (pdf: Uint8Array) =>
  (await pdfReader().read(pdf)).pages.map(({ text }) => text).join('\n')

describe('a printed paper', () => {
  test('is A4, tagged, and tells its title and language', async () => {
    const pdf = await printer.print(paper('<h1>Pwyllgor Craffu</h1><ul><li>Aelodau</li></ul>'))
    expect(await pdfReader().read(pdf)).toMatchObject({ title: 'Agenda', language: 'cy', tagged: true })
    const { isA4, roles } = await printFacts(pdf)
    expect(isA4).toBe(true)
    expect(roles).toEqual(expect.arrayContaining(['H1', 'L', 'LI']))
  })

  test('carries its fonts, with the letters of Welsh', async () => {
    const pdf = await printer.print(paper('<p>Tŷ’r Cyngor, Ŵyl y Gwanwyn, <i>ẁ ẃ ŵ ẅ ŷ Ŷ</i></p>'))
    expect(await textOf(pdf)).toContain('Tŷ’r Cyngor, Ŵyl y Gwanwyn, ẁ ẃ ŵ ẅ ŷ Ŷ')
    const fonts = await fontsOf(pdf)
    expect(fonts.length).toBeGreaterThan(0)
    for (const { name, embedded } of fonts)
      expect([name, embedded]).toEqual([expect.stringContaining('OpenSans'), true])
  })

  test('has the same bytes whenever it is printed, alone or beside another', async () => {
    const html = paper('<h1>Agenda</h1><p>One</p>')
    const first = await printer.print(html)
    const other = chromiumPrinter()
    onTestFinished(() => other.close())
    const again = await Promise.all([other.print(html), other.print(paper('<p>Two</p>')), other.print(html)])
    expect(Buffer.compare(first, again[0])).toBe(0)
    expect(Buffer.compare(first, again[2])).toBe(0)
  })

  test('keeps nothing of how much the browser drew before', () => {
    const drawnAfter = (more: number) =>
      new TextEncoder().encode(
        [36, 232, 41, 36]
          .map((count) => `<< /ID (node${String(count + more).padStart(8, '0')}) >>`)
          .join('\n'),
      )
    expect(withoutChance(drawnAfter(90_000))).toEqual(withoutChance(drawnAfter(0)))
    expect(new TextDecoder().decode(withoutChance(drawnAfter(0)))).toContain('(node00000003)')
  })

  test('runs no script, follows no redirection, and fetches nothing', async () => {
    let callers = 0
    const server = createServer((_, answer) => answer.end('fetched'))
    server.on('connection', () => callers++)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => void server.close())
    const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const pdf = await printer.print(
      paper(
        `<p id="kept">What the officer wrote</p><script>document.getElementById('kept').textContent = 'scripted'</script>
        <img src="${there}/picture"><img src="file:///etc/hostname" onerror="document.body.textContent = 'scripted'">
        <iframe src="${there}/frame"></iframe><object data="${there}/object"></object>`,
        `<link rel="preconnect" href="${there}"><link rel="prefetch" href="${there}/later">
        <link rel="stylesheet" href="${there}/style"><style>@import "${there}/imported"; body { background: url(${there}/ground) }</style>
        <meta http-equiv="refresh" content="0;url=${there}/elsewhere">`,
      ),
    )
    expect(await textOf(pdf)).toContain('What the officer wrote')
    expect(await textOf(pdf)).not.toContain('scripted')
    expect(callers).toBe(0)
  })
})

describe('the browser', () => {
  test('is started again, and the paper printed, when it crashes in the middle', async () => {
    const folder = temporaryFolder()
    const crash = join(folder, 'crash')
    const fragile = join(folder, 'browser')
    // Kills the browser, which takes over the shell's process number, as soon as the file is there.
    const watcher = `(while kill -0 $$ && [ ! -e '${crash}' ]; do sleep 0.01; done; rm '${crash}' && kill -9 $$) > /dev/null 2>&1 3>&- 4>&- &`
    writeFileSync(fragile, `#!/bin/sh\n${watcher}\nexec '${await unpackChromium()}' "$@"\n`)
    chmodSync(fragile, 0o700)
    const printing = chromiumPrinter({ executablePath: fragile })
    onTestFinished(() => printing.close())
    await printing.print(paper('<p>Short</p>'))
    const long = printing.print(paper('<p>A long report</p>'.repeat(4_000)))
    writeFileSync(crash, '')
    expect(await textOf(await long)).toContain('A long report')
    expect(existsSync(crash)).toBe(false)
  })

  test('is given up when a paper takes too long', async () => {
    const hasty = chromiumPrinter({ patience: 1 })
    onTestFinished(() => hasty.close())
    await expect(hasty.print(paper('<p>Any</p>'))).rejects.toThrow('took longer than 1 ms')
  })

  test('is unpacked whole, though several start at once and an empty one was left behind', async () => {
    const folder = temporaryFolder()
    const name = basename(dirname(await unpackChromium()))
    mkdirSync(join(folder, name))
    const browser = join(folder, name, 'chromium')
    writeFileSync(browser, '')
    const found = await Promise.all([unpackChromium(null, folder), unpackChromium(null, folder)])
    expect(found).toEqual([browser, browser])
    expect(statSync(browser).size).toBeGreaterThan(100_000_000)
    expect(readdirSync(join(folder, name))).toEqual(['chromium'])
  })
})
