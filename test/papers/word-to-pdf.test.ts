import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { csvAsDocument } from '../../functions/adapters/paper/office/csv-as-document.ts'
import { fewAtOnce } from '../../functions/adapters/paper/office/few-at-once.ts'
import { missingFonts } from '../../functions/adapters/paper/office/missing-fonts.ts'
import { runOffice } from '../../functions/adapters/paper/office/run-office.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import type { OfficeKind } from '../../functions/ports/word-converter.ts'
import { aConverter, OFFICE, pdfOf } from '../support/convert.ts'
import { councilReport } from '../support/council-report.ts'
import { papersThatReachOut } from '../support/papers-that-reach-out.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { slowDocx } from '../support/write-docx.ts'
import { writePng } from '../support/write-png.ts'
import { writeWorkbook } from '../support/write-workbook.ts'

const WORDS = 'Gritting routes at Tŷ Newydd'
const textOf = (pdf: Uint8Array): string =>
  spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).stdout.replace(/\s+/g, ' ')
const tagsOf = (pdf: Uint8Array): string =>
  spawnSync('pdfinfo', ['-struct', '-'], { input: pdf, encoding: 'utf8' }).stdout

/** A paper in another format, as the office program itself writes it. */
function savedAs(kind: string, from: { name: string; bytes: Uint8Array }): Uint8Array {
  const folder = temporaryFolder()
  writeFileSync(join(folder, from.name), from.bytes)
  spawnSync(OFFICE?.path ?? '', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    kind,
    '--outdir',
    folder,
    join(folder, from.name),
  ])
  return readFileSync(join(folder, `paper.${kind}`))
}

const SLIDES = `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation><draw:page draw:name="One"><draw:frame svg:width="10cm" svg:height="3cm"><draw:text-box><text:p>${WORDS}</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>`

async function paperOf(kind: OfficeKind): Promise<Uint8Array> {
  const report = { name: 'paper.docx', bytes: await councilReport({ title: WORDS }) }
  const book = { name: 'paper.xlsx', bytes: writeWorkbook([['Route'], [WORDS]]) }
  if (kind === 'docx') return report.bytes
  if (kind === 'xlsx') return book.bytes
  if (kind === 'csv') return strToU8(`Route;Miles\n${WORDS};4\n`)
  if (kind === 'rtf') return strToU8('{\\rtf1\\ansi Gritting routes at T\\u375? Newydd\\par}')
  if (kind === 'pptx') return savedAs(kind, { name: 'paper.fodp', bytes: strToU8(SLIDES) })
  return savedAs(kind, kind === 'xls' ? book : report)
}

describe.skipIf(OFFICE === null)('what an officer wrote becomes a PDF', () => {
  it.each<OfficeKind>(['docx', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'csv', 'pptx'])('%s', async (kind) => {
    expect(textOf(await pdfOf(await paperOf(kind), kind))).toContain(
      kind === 'rtf' ? 'Gritting routes at T' : WORDS,
    )
  })

  it('keeps tags, language, header rows and the words for those who cannot see the chart', async () => {
    const bytes = await councilReport({ title: WORDS, language: 'cy-GB', chart: 'Tunelli o halen' })
    const pdf = await pdfOf(bytes, 'docx')
    expect(await pdfReader().inspect(pdf)).toMatchObject({
      verdict: 'fit',
      accessibility: { tagged: true, language: 'cy-GB', title: WORDS },
    })
    expect(tagsOf(pdf)).toMatch(/H1[\s\S]*Figure[\s\S]*H1[\s\S]*TH/)
    const file = join(temporaryFolder(), 'report.pdf')
    writeFileSync(file, pdf)
    const { stdout } = spawnSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'])
    expect(stdout.toString('latin1').toLowerCase()).toContain(
      Buffer.from('Tunelli o halen', 'utf16le').swap16().toString('hex'),
    )
  })

  it('says nothing of its author or the day, so that the same report gives the same bytes', async () => {
    const bytes = await councilReport({ title: WORDS, properties: { creator: 'A. N. Officer' } })
    const [one, other] = [await pdfOf(bytes, 'docx'), await pdfOf(bytes, 'docx')]
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0)
    const { stdout } = spawnSync('pdfinfo', ['-'], { input: one, encoding: 'utf8' })
    expect(stdout).toMatch(new RegExp(`Title: +${WORDS}`))
    expect(stdout).not.toMatch(/Author|Creator|Producer|Date|LibreOffice/)
  })

  it('is called as its properties say, or else by its own heading or its file', async () => {
    const called = async (bytes: Uint8Array, kind: OfficeKind, name: string) => {
      const found = await pdfReader().inspect(await pdfOf(bytes, kind, name))
      return found.verdict === 'unfit' ? null : found.accessibility.title
    }
    const stated = await councilReport({ title: WORDS, properties: { title: 'Winter service' } })
    const unsaid = await councilReport({ title: WORDS, properties: { title: 'Microsoft Word - Document1' } })
    expect(await called(stated, 'docx', 'a.docx')).toBe('Winter service')
    expect(await called(unsaid, 'docx', 'a.docx')).toBe(WORDS)
    expect(await called(writeWorkbook([['Route']]), 'xlsx', 'Salt_used FINAL.xlsx')).toBe('Salt used FINAL')
  })

  it('works nothing out of a table in plain text, and loses no 0 of it', async () => {
    const table = '\uFEFFWard,Phone\r\n"North\nand South",01745 000123\r\n=1+1,007\r\n'
    const text = textOf(await pdfOf(strToU8(table), 'csv'))
    for (const words of ['North and South', '01745 000123', '=1+1', '007']) expect(text).toContain(words)
  })
})

describe.skipIf(OFFICE === null)('a paper that reaches out', () => {
  const walls = OFFICE?.isWalled ? [true, false] : [false]
  it.each(walls)(
    'gets at nothing outside its own folder (walls: %s)',
    { timeout: 120_000 },
    async (isWalled) => {
      const folder = temporaryFolder()
      const asked: string[] = []
      const server = createServer((request, answer) => {
        asked.push(`${request.url}`)
        answer.end('SECRET WORDS')
      }).listen(0, '127.0.0.1')
      onTestFinished(() => void server.close())
      await once(server, 'listening')
      const { port } = server.address() as { port: number }
      const at = (name: string, content: string | Uint8Array): string => {
        writeFileSync(join(folder, name), content)
        return join(folder, name)
      }
      const papers = papersThatReachOut({
        text: at('secret.txt', 'SECRET WORDS'),
        picture: at('secret.png', writePng({ width: 41, height: 37, point: () => [255, 0, 0] })),
        table: at('secret.csv', 'SECRET WORDS,1'),
        server: `http://127.0.0.1:${port}`,
      })
      for (const [how, kind, raw] of papers) {
        // What rich text takes in, only walls keep out; it is refused before it comes this far. The rest, settings do.
        if ((kind === 'rtf') !== isWalled) continue
        const bytes = kind === 'csv' ? csvAsDocument(raw) : raw
        const run = { seconds: 60, megabytes: 4096 }
        const end = await runOffice(
          { ...OFFICE, isWalled } as NonNullable<typeof OFFICE>,
          { bytes, kind, made: 'pdf' },
          run,
        )
        const pdf = end.was === 'ended' ? end.output : new Uint8Array()
        expect(textOf(pdf), how).toMatch(/Gritting|Ward/)
        expect(textOf(pdf), how).not.toContain('SECRET')
        expect(
          spawnSync('pdfimages', ['-list', '-'], { input: pdf, encoding: 'utf8' }).stdout,
          how,
        ).not.toMatch(/ 41 +37 /)
      }
      expect(asked).toEqual([])
    },
  )

  it('is refused where it is rich text that takes in another file, however it hides it', async () => {
    const field = String.raw`{\rtf1 {\field{\*\fldinst INC{\b LU}\'44EPICTURE "/etc/hosts"}{\fldrslt x}}}`
    expect(await aConverter().convert({ bytes: strToU8(field), kind: 'rtf', name: 'a.rtf' })).toMatchObject({
      because: expect.stringContaining('takes in a picture or a text that is not in it'),
    })
  })
})

/** The processes that descend from one, as `pid command`. */
function descendants(of: number): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const all = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  const under = (pid: string): string[] =>
    all
      .filter(([, parent]) => parent === pid)
      .flatMap(([own = '', , ...words]) => [`${own} ${words.join(' ')}`, ...under(own)])
  return under(`${of}`).filter((line) => line.includes('soffice'))
}

describe.skipIf(OFFICE === null)('a paper that takes too long', () => {
  const leftovers = (pid: number): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`packhorse-office-${pid}-`))

  it('is given up, and leaves neither process nor file', async () => {
    const answer = await aConverter({ seconds: 2 }).convert({
      bytes: slowDocx(),
      kind: 'docx',
      name: 'a.docx',
    })
    expect(answer).toMatchObject({ because: expect.stringContaining('within 2 seconds') })
    expect([descendants(process.pid), leftovers(process.pid)]).toEqual([[], []])
  })

  it.skipIf(OFFICE?.isWalled !== true)('leaves neither where Packhorse itself is killed', async () => {
    const paper = join(temporaryFolder(), 'slow.docx')
    writeFileSync(paper, slowDocx())
    const child = spawn(process.execPath, ['--input-type=module', '-e', CONVERT, paper], {
      cwd: import.meta.dirname,
    })
    await vi.waitFor(() => expect(descendants(child.pid ?? 0).join()).toContain('soffice.bin'), 20_000)
    const running = descendants(child.pid ?? 0).map((line) => Number.parseInt(line, 10))
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(running.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]), 10_000)
    expect(leftovers(child.pid ?? 0)).toEqual([])
  })
})

const CONVERT = `
  import { readFileSync } from 'node:fs'
  import { aConverter } from '../support/convert.ts'
  await aConverter().convert({ bytes: readFileSync(process.argv[1]), kind: 'docx', name: 'slow.docx' })`

it('says what to do where no office program is installed', async () => {
  const converter = aConverter({ program: '/nowhere/soffice' })
  expect(await converter.convert({ bytes: strToU8('{'), kind: 'docx', name: 'a.docx' })).toMatchObject({
    because: expect.stringContaining('Save it as PDF from Word and send that.'),
  })
})

it.skipIf(OFFICE === null)('finds the fonts that stand in for those of Word', async () => {
  expect(await missingFonts()).toEqual([])
})

it('converts two at a time, and lets a third wait', async () => {
  const inTurn = fewAtOnce(2)
  let [running, most] = [0, 0]
  const act = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((soon) => setImmediate(soon))
    running -= 1
  }
  await Promise.all([
    inTurn(act),
    inTurn(act),
    inTurn(() => act().then(() => Promise.reject(new Error('no')))).catch(() => undefined),
    inTurn(act),
    inTurn(act),
  ])
  expect([running, most]).toEqual([0, 2])
})
