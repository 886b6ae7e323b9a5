import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileSystem, Stage } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { buildSync } from 'esbuild'
import { pageScript, siteCss, WORD_TEMPLATE } from '../functions/wiring/page-assets.ts'

const ROOT = join(import.meta.dirname, '..')

/** Door → where this process has bundled it: sources do not change while stacks are put together. */
const bundled = new Map<string, string>()

/** What a function carries besides its code. */
export type Luggage =
  | 'templates'
  | 'pages'
  | 'public-pages'
  | 'inspector'
  | 'pdf-reader'
  | 'pictures'
  | 'scan-reader'
  | 'stamp-fonts'
  | 'paper-fonts'

const FONTS = '@fontsource/open-sans'
const STAMP_FONTS = ['400', '700'].flatMap((weight) => subsets(`${weight}-normal.woff`))
const PAPER_FONTS = ['400-normal', '400-italic', '600-normal'].flatMap((face) => subsets(`${face}.woff2`))

/**
 * Bundles a Lambda's door with everything it imports into one file, and lays what it carries beside it. Answers the
 * folder, which is what Lambda unpacks: the same sources give the same bytes.
 */
export function bundle(scope: Construct, door: string, luggage: readonly Luggage[]): string {
  const before = bundled.get(door)
  if (before !== undefined && existsSync(before)) return before
  const app = Stage.of(scope)
  if (app === undefined) throw new Error(`Nothing takes ${door}: it is bundled for an app's folder`)
  const folder = join(app.outdir, 'bundles', door)
  bundled.set(door, folder)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  intoOneFile(`functions/lambda/${door}.ts`, join(folder, 'index.mjs'))
  if (luggage.includes('inspector')) {
    intoOneFile('functions/adapters/paper/inspect-worker.ts', join(folder, 'inspect-worker.mjs'))
    intoOneFile('functions/adapters/paper/office/look-worker.ts', join(folder, 'look-worker.mjs'))
    intoOneFile(
      'functions/adapters/paper/picture/picture-page-worker.ts',
      join(folder, 'picture-page-worker.mjs'),
    )
  }
  if (luggage.includes('templates')) {
    for (const part of ['emails', 'pack', 'partials', 'styles'])
      cpSync(join(ROOT, 'templates', part), join(folder, 'templates', part), { recursive: true })
  }
  if (luggage.includes('pages')) {
    packPages(folder, 'pages')
    writeFileSync(join(folder, 'assets/packhorse.js'), pageScript())
    cpSync(WORD_TEMPLATE, join(folder, 'assets/committee-report.docx'))
  }
  if (luggage.includes('public-pages')) packPages(folder, 'public')
  if (luggage.includes('pdf-reader')) packPdfReader(folder)
  if (luggage.includes('pictures')) {
    intoOneFile('functions/adapters/paper/picture-worker.ts', join(folder, 'picture-worker.mjs'))
    packModules(folder, CANVAS)
  }
  if (luggage.includes('scan-reader')) packScanReader(folder)
  if (luggage.includes('stamp-fonts')) pack(folder, STAMP_FONTS)
  if (luggage.includes('paper-fonts')) pack(folder, PAPER_FONTS)
  return folder
}

/** What the image of a function is built of: its code, and how to build it (infra/images). */
export function imageFolder(scope: Construct, door: string): string {
  const folder = bundle(scope, door, [])
  cpSync(join(ROOT, 'infra/images', door), folder, { recursive: true })
  return folder
}

/** Names one version of an image by what it is built of. */
export const imageVersion = (scope: Construct, door: string): string =>
  FileSystem.fingerprint(imageFolder(scope, door)).slice(0, 16)

/** Names one version of a function by what it is uploaded as. */
export const bundleVersion = (scope: Construct, door: string, luggage: readonly Luggage[]): string =>
  FileSystem.fingerprint(bundle(scope, door, luggage)).slice(0, 16)

function intoOneFile(source: string, outfile: string, beside: string[] = []): void {
  buildSync({
    entryPoints: [join(ROOT, source)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
    },
    // Handlebars takes it where it can be had, and needs it for nothing here.
    external: ['source-map', ...beside],
    logLevel: 'error',
  })
}

/** What pdf.js draws on: npm lays the build of this machine beside it, and it takes that of x86-64 to be carried. */
const CANVAS = ['@napi-rs/canvas', '@napi-rs/canvas-linux-x64-gnu']
export const hasCanvas = (): boolean => CANVAS.every((name) => existsSync(join(ROOT, 'node_modules', name)))

/** Tesseract starts a worker of its own, and looks for that and for its program beside itself. */
const TESSERACT = 'tesseract.js'
const ITS_NEEDS = ['regenerator-runtime', 'is-url', 'wasm-feature-detect', 'bmp-js']
/** Its program for each kind of processor, without what browsers take that cannot read such a program. */
const ITS_PROGRAM = /(?<!\.wasm)\.js$|\.wasm$|^package\.json$/
const MODEL = '@tesseract.js-data/eng'
const MODEL_PARTS = ['package.json', '4.0.0_best_int']

/** What `recognise-text` carries: all of it, so that nothing is fetched. */
export const READER_CARRIES: Luggage[] = ['scan-reader', 'pdf-reader', 'stamp-fonts']

function packScanReader(folder: string): void {
  const scans = 'functions/adapters/paper/scans'
  intoOneFile(`${scans}/read-page-worker.ts`, join(folder, 'read-page-worker.mjs'), [TESSERACT])
  intoOneFile(`${scans}/lay-worker.ts`, join(folder, 'lay-worker.mjs'))
  packModules(folder, [TESSERACT, ...ITS_NEEDS, ...(hasCanvas() ? CANVAS : [])])
  const [core, modules] = [`${TESSERACT}-core`, join(ROOT, 'node_modules')]
  for (const file of readdirSync(join(modules, core)).filter((name) => ITS_PROGRAM.test(name)))
    cpSync(join(modules, core, file), join(folder, 'node_modules', core, file))
  for (const part of MODEL_PARTS)
    cpSync(join(modules, MODEL, part), join(folder, 'node_modules', MODEL, part), { recursive: true })
}

function packModules(folder: string, names: readonly string[]): void {
  for (const name of names)
    cpSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true })
}

function packPages(folder: string, kind: 'pages' | 'public'): void {
  cpSync(join(ROOT, 'templates', kind), join(folder, 'templates', kind), { recursive: true })
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'assets/packhorse.css'), siteCss())
}

/** pdf.js looks for these beside itself: the part that reads, and what files may leave out of themselves. */
function packPdfReader(folder: string): void {
  const pdfjs = join(ROOT, 'node_modules/pdfjs-dist')
  const to = join(folder, 'node_modules/pdfjs-dist')
  for (const part of ['package.json', 'standard_fonts', 'cmaps', 'wasm'])
    cpSync(join(pdfjs, part), join(to, part), { recursive: true })
  cpSync(join(pdfjs, 'legacy/build/pdf.worker.min.mjs'), join(folder, 'pdf.worker.mjs'))
}

function pack(folder: string, files: string[]): void {
  const to = join(folder, 'node_modules', FONTS)
  mkdirSync(join(to, 'files'), { recursive: true })
  writeFileSync(join(to, 'package.json'), `{"name":"${FONTS}","version":"0.0.0"}\n`)
  for (const file of files) cpSync(join(ROOT, 'node_modules', FONTS, 'files', file), join(to, 'files', file))
}

function subsets(face: string): string[] {
  return ['latin', 'latin-ext'].map((letters) => `open-sans-${letters}-${face}`)
}
