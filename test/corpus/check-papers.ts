import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import type { Leaf } from '../../functions/ports/pdf-binder.ts'
import { judgeCorpus } from './judge-corpus.ts'
import { comparePages } from './pictures.ts'
import { structureText } from './structure-text.ts'

/**
 * `npm run test:papers [word]`: every file of the corpus (whose name has the word in it) is judged by intake, whatever its
 * kind, within its limits and leaving nothing behind; and the PDFs that are fit are bound alone and all together. No judgement may take long, every pack must pass qpdf, and
 * every page must look as it did outside the stamps. What the long pack of the benchmark tells screen readers must be
 * what its papers tell them.
 */
const BENCH = join(import.meta.dirname, '../../../shared/bench')
const CORPUS = join(import.meta.dirname, '../../../shared/corpus')
/** How long a file may be looked at, whatever is wrong with it. */
const PATIENCE_MS = 2000
/** Points of a page's picture that may differ: poppler draws the odd edge in another grey. */
const STRAY_POINTS = 3
/** Files with the icon of an attached file on their pages. The attachment is left out, and its icon with it. */
const WITH_AN_ICON = /^(040|042|063|067|090)-/
const ICON_POINTS = 80

type Verdict = 'fit' | 'fit-with-warnings' | 'unfit'

interface Fit {
  name: string
  pdf: Uint8Array
  pages: number
}

const binder = pdfBinder()
const reader = pdfReader()
const folder = mkdtempSync(join(tmpdir(), 'packhorse-papers-'))
const faults: string[] = []

async function checkPapers(files: string[]): Promise<void> {
  const counts: Record<Verdict, number> = { fit: 0, 'fit-with-warnings': 0, unfit: 0 }
  const fit: Fit[] = []
  const [slowest, undrawn]: [[number, string], string[]] = [[0, ''], []]
  let pages = 0
  for (const path of files) {
    const name = basename(path)
    const pdf = new Uint8Array(readFileSync(path))
    const start = performance.now()
    const findings = await reader.inspect(pdf)
    const taken = performance.now() - start
    if (taken > slowest[0]) slowest.splice(0, 2, taken, name)
    if (taken > PATIENCE_MS) faults.push(`${name}: looked at for ${Math.round(taken)} ms`)
    counts[findings.verdict] += 1
    if (findings.verdict === 'unfit') {
      say(`  unfit  ${name}: ${findings.reasons.join(' ')}`)
      continue
    }
    const one = { name, pdf, pages: findings.pages }
    fit.push(one)
    pages += one.pages
    if (!(await checkAlone(path, one))) undrawn.push(name)
  }
  await checkTogether(fit)
  await checkStructure()
  say(
    `${files.length} files: ${counts.fit} fit, ${counts['fit-with-warnings']} fit with warnings, ${counts.unfit} unfit`,
  )
  say(`Longest look: ${Math.round(slowest[0])} ms (${slowest[1]})`)
  say(`Compared page by page: ${fit.length - undrawn.length} files, of ${pages} pages in all`)
  if (undrawn.length > 0) say(`Poppler cannot draw these themselves: ${undrawn.join(', ')}`)
  for (const fault of faults) say(`FAULT ${fault}`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

/** Has every file judged as officers' files are, whatever its kind. */
async function judgeAll(files: string[]): Promise<void> {
  const judged = await judgeCorpus(files)
  say(`${files.length} files through intake:`)
  for (const [of, count] of [...judged.counts].toSorted()) say(`  ${String(count).padStart(4)} ${of}`)
  const slowest = judged.slowest.map(({ name, ms }) => `${name} (${(ms / 1000).toFixed(1)} s)`)
  say(`Slowest: ${slowest.join(', ')}`)
  faults.push(...judged.faults)
}

/** Binds one file alone; says whether its pages could be compared. */
async function checkAlone(path: string, one: Fit): Promise<boolean> {
  const pack = join(folder, 'alone.pdf')
  await bindTo(pack, [one])
  const changes = comparePages(path, pack, one.pages)
  const allowed = WITH_AN_ICON.test(one.name) ? ICON_POINTS : STRAY_POINTS
  for (const [at, { points, added }] of (changes ?? []).entries()) {
    const page = `${one.name}, page ${at + 1}`
    if (points > allowed) faults.push(`${page}: ${points} points differ`)
    if (!added.includes(`${at + 1}`))
      faults.push(`${page}: its number is not to be seen (${added.join(' ')})`)
  }
  return changes !== null
}

async function checkTogether(fit: Fit[]): Promise<void> {
  const start = performance.now()
  const pages = await bindTo(join(folder, 'together.pdf'), fit)
  say(`All together: ${pages} pages in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

/** Binds the benchmark's long pack, and compares what a screen reader is told with what it was told by the papers. */
async function checkStructure(): Promise<void> {
  if (!existsSync(BENCH))
    return say('Skipped the structure: no papers lie beside the checkout (../shared/bench).')
  const { files }: { files: { file: string; pages: number }[] } = JSON.parse(
    readFileSync(join(BENCH, 'p500.json'), 'utf8'),
  )
  const pack = join(folder, 'long.pdf')
  const paths = files.map(({ file }) => join(BENCH, file))
  await bindTo(
    pack,
    paths.map((path, at) => ({
      name: basename(path),
      pdf: new Uint8Array(readFileSync(path)),
      pages: files[at]?.pages ?? 0,
    })),
  )
  const [before, after] = [paths.flatMap(structureText), structureText(pack)]
  const differing =
    before.filter((line, at) => line !== after[at]).length + Math.abs(after.length - before.length)
  say(
    `Structure of ${files.length} papers: ${before.length} lines, ${differing} of them different in the pack`,
  )
  if (differing > 0 || before.length === 0)
    faults.push('The structure of the long pack is not that of its papers')
}

async function bindTo(pack: string, papers: Fit[]): Promise<number> {
  let next = 1
  const leaves = papers.map(({ name, pdf, pages }): Leaf => {
    next += pages
    return { kind: 'file', name, pdf, pages, firstNumber: next - pages, letter: 'A', mark: null }
  })
  const names = papers.length === 1 ? papers[0]?.name : 'all together'
  const order = { title: 'Papers', language: 'en-GB', front: new Uint8Array(), leaves, bookmarks: [] }
  try {
    const bound = await binder.bind(order)
    writeFileSync(pack, bound.pdf)
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', pack], { encoding: 'utf8' })
    if (status !== 0) faults.push(`${names}: qpdf says ${stderr || stdout}`)
    return bound.pages
  } catch (fault) {
    faults.push(`${names}: ${fault}`)
    return 0
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const missing = ['qpdf', 'pdftoppm'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined)
if (!existsSync(CORPUS)) say('Skipped: no corpus lies beside the checkout (../shared/corpus).')
else if (missing.length > 0)
  say(`Skipped: ${missing.join(' and ')} cannot be found; Debian's qpdf and poppler-utils have them.`)
else {
  const [word = ''] = process.argv.slice(2)
  const filesOf = (...kinds: string[]) =>
    kinds
      .flatMap((kind) => readdirSync(join(CORPUS, kind)).map((name) => join(CORPUS, kind, name)))
      .filter((path) => basename(path).includes(word))
  try {
    await judgeAll(filesOf('word', 'hostile-word', 'pdf', 'hostile-pdf'))
    await checkPapers(filesOf('pdf', 'hostile-pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
