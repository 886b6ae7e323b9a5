import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { pageScript, siteCss, WORD_TEMPLATE } from '../functions/wiring/page-assets.ts'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'cdk.out/bundles')

/** What a function carries besides its code. */
export type Luggage = 'templates' | 'pages' | 'inspector' | 'stamp-fonts' | 'paper-fonts'

const FONTS = '@fontsource/open-sans'
const STAMP_FONTS = ['400', '700'].flatMap((weight) => subsets(`${weight}-normal.woff`))
const PAPER_FONTS = ['400-normal', '400-italic', '600-normal'].flatMap((face) => subsets(`${face}.woff2`))

/**
 * Bundles a Lambda's door with everything it imports into one file, and lays what it carries beside it. Answers the
 * folder, which is what Lambda unpacks: the same sources give the same bytes.
 */
export function bundle(door: string, luggage: readonly Luggage[]): string {
  const folder = join(OUT, door)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  intoOneFile(`functions/lambda/${door}.ts`, join(folder, 'index.mjs'))
  if (luggage.includes('inspector'))
    intoOneFile('functions/adapters/paper/inspect-worker.ts', join(folder, 'inspect-worker.mjs'))
  if (luggage.includes('templates')) {
    for (const part of ['emails', 'pack', 'partials', 'styles'])
      cpSync(join(ROOT, 'templates', part), join(folder, 'templates', part), { recursive: true })
  }
  if (luggage.includes('pages')) {
    cpSync(join(ROOT, 'templates/pages'), join(folder, 'templates/pages'), { recursive: true })
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'assets/packhorse.css'), siteCss())
    writeFileSync(join(folder, 'assets/packhorse.js'), pageScript())
    cpSync(WORD_TEMPLATE, join(folder, 'assets/committee-report.docx'))
  }
  if (luggage.includes('stamp-fonts')) pack(folder, STAMP_FONTS)
  if (luggage.includes('paper-fonts')) pack(folder, PAPER_FONTS)
  return folder
}

function intoOneFile(source: string, outfile: string): void {
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
    external: ['source-map'],
    logLevel: 'error',
  })
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
