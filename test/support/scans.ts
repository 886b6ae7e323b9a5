import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { makePdf, type PdfWanted, streamObject } from './make-pdf.ts'
import { temporaryFolder } from './temporary-folder.ts'

const A4 = { width: 595, height: 842 }
const PROGRAM = join(import.meta.dirname, 'write-read-scan.ts')

/** A page as a scanner makes it of a printed one: a grey picture at 200 dots to the inch, and nothing else. */
export function scanOf(printed: Uint8Array, how: 'upright' | 'turned'): Uint8Array {
  const [head, size, , ...rest] = splitPgm(draw(printed, 200, '-gray'))
  if (head !== 'P5' || size === undefined) throw new Error('pdftoppm drew something else')
  const [width, height] = size.split(' ')
  const picture = streamObject(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
    deflateSync(Buffer.from(rest.join('\n'), 'latin1')).toString('latin1'),
  )
  const whole = `${A4.width} 0 0 ${A4.height} 0 0 cm /Im Do Q`
  const page: Partial<PdfWanted> =
    how === 'upright'
      ? { drawing: `q ${whole}` }
      : {
          // It lies on its side on a larger sheet, of which only it is shown.
          size: [1000, 800],
          corner: [-30, 70],
          cropBox: [100, 150, 100 + A4.height, 150 + A4.width],
          rotate: 90,
          drawing: `q 0 1 -1 0 ${100 + A4.height} 150 cm ${whole}`,
        }
  return makePdf({
    pages: 1,
    lines: () => [],
    resources: '/XObject <</Im 1001 0 R>>',
    objects: [picture],
    ...page,
  })
}

const splitPgm = (pgm: Buffer): string[] => pgm.toString('latin1').split('\n')

/** The first page as pixels. */
export function draw(pdf: Uint8Array, sharpness: number, ...more: string[]): Buffer {
  const args = ['-q', '-cropbox', '-r', `${sharpness}`, '-l', '1', ...more, '-']
  return execFileSync('pdftoppm', args, { input: pdf, maxBuffer: 256 * 1024 * 1024 })
}

export interface PlacedWord {
  text: string
  x: number
  y: number
}

/** The first page's words, and where their middles are as the page is read. */
export function wordsOn(pdf: Uint8Array): PlacedWord[] {
  const told = execFileSync('pdftotext', ['-q', '-cropbox', '-bbox', '-l', '1', '-', '-'], { input: pdf })
  const words = told.toString().matchAll(/xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)
  return [...words].map(([, x1, y1, x2, y2, text = '']) => ({
    text,
    x: (Number(x1) + Number(x2)) / 2,
    y: (Number(y1) + Number(y2)) / 2,
  }))
}

/** Where the system lets a program be cut off from every network, this puts it so. */
const CUT_OFF = [
  ['unshare', '-n'],
  ['unshare', '-rn'],
].find(([program = '', ...args]) => spawnSync(program, [...args, 'true']).status === 0)

export const IS_CUT_OFF = CUT_OFF !== undefined

/** Reads a scan without any network where that can be had, and tells which files that left behind. */
export function readScan(scan: Uint8Array): { pdf: Uint8Array; told: unknown; left: string[] } {
  const folder = temporaryFolder()
  const inside = join(folder, 'inside')
  mkdirSync(inside)
  const [before, after] = [join(folder, 'before.pdf'), join(folder, 'after.pdf')]
  writeFileSync(before, scan)
  const [program = '', ...args] = [...(CUT_OFF ?? []), process.execPath, PROGRAM, before, after]
  const environment = { ...process.env, HOME: inside, TMPDIR: inside }
  const told = execFileSync(program, args, {
    cwd: inside,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    pdf: new Uint8Array(readFileSync(after)),
    told: JSON.parse(told.toString()),
    left: readdirSync(inside),
  }
}
