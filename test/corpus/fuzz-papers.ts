import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { makePdf } from '../support/make-pdf.ts'
import { diceOf, mutate } from './mutations.ts'

/**
 * `npm run test:fuzz [minutes] [seed]`: damages good files for so long, and asks of each what is asked of any upload:
 * a verdict within two seconds, and, where it is fit, a pack that passes qpdf. Files that fail are kept.
 */
const CORPUS = join(import.meta.dirname, '../../../shared/corpus')
const PATIENCE_MS = 2000
const LARGEST_SEED = 60_000
const SEEDS_STEP = 1_000_003

const [minutes = '1', seed = `${Date.now() % 1_000_000}`] = process.argv.slice(2)
const binder = pdfBinder()
const folder = mkdtempSync(join(tmpdir(), 'packhorse-fuzz-'))
const pack = join(folder, 'pack.pdf')

async function fuzz(files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  say(`${files.length} files to damage for ${minutes} minutes, seed ${seed}`)
  const counts = { fit: 0, 'fit-with-warnings': 0, unfit: 0, faults: 0 }
  const end = Date.now() + Number(minutes) * 60_000
  let round = 0
  for (; Date.now() < end; round += 1) {
    const dice = diceOf(Number(seed) + round * SEEDS_STEP)
    const file = files[dice(files.length)] ?? files[0]
    if (file === undefined) break
    const mutant = mutate(file.bytes, dice)
    const kept = join(folder, `${round}-${file.name}`)
    // Kept before it is tried: a file that hangs the program is still there to be looked at.
    writeFileSync(join(folder, 'now.pdf'), mutant)
    const [verdict, fault] = await tryOne(mutant)
    counts[verdict] += 1
    if (fault === null) continue
    counts.faults += 1
    writeFileSync(kept, mutant)
    say(`FAULT ${kept}: ${fault}`)
  }
  say(
    `${round} damaged files: ${Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  )
  process.exitCode = counts.faults === 0 ? 0 : 1
}

async function tryOne(mutant: Uint8Array): Promise<['fit' | 'fit-with-warnings' | 'unfit', string | null]> {
  const start = performance.now()
  try {
    const findings = await inspectPdf(mutant)
    const taken = performance.now() - start
    if (taken > PATIENCE_MS) return [findings.verdict, `looked at for ${Math.round(taken)} ms`]
    if (findings.verdict === 'unfit') return ['unfit', null]
    return [findings.verdict, await troubleInPack(mutant, findings.pages)]
  } catch (fault) {
    return ['unfit', fault instanceof Error ? `${fault.stack}` : `${fault}`]
  }
}

async function troubleInPack(pdf: Uint8Array, pages: number): Promise<string | null> {
  const leaf = { kind: 'file' as const, name: 'damaged', pdf, pages, firstNumber: 1, letter: 'A', mark: null }
  const order = {
    title: 'Damaged',
    language: 'en-GB',
    front: new Uint8Array(),
    leaves: [leaf],
    bookmarks: [],
  }
  writeFileSync(pack, (await binder.bind(order)).pdf)
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', pack], { encoding: 'utf8' })
  return status === 0 ? null : `qpdf says ${stderr || stdout}`
}

/** Small good files of the corpus, as they are and unfolded, so that damage also hits what is packed. */
function seeds(): { name: string; bytes: Uint8Array }[] {
  const made = [makePdf({ pages: 3, tagged: true }), makePdf({ pages: 2, password: '' })]
  const files = made.map((bytes, at) => ({ name: `made-${at + 1}.pdf`, bytes }))
  const paths = existsSync(CORPUS)
    ? readdirSync(join(CORPUS, 'pdf')).map((name) => join(CORPUS, 'pdf', name))
    : []
  for (const path of paths.filter((one) => statSync(one).size <= LARGEST_SEED)) {
    files.push({ name: basename(path), bytes: readFileSync(path) })
    const unfolded = spawnSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], {
      maxBuffer: 1 << 28,
    })
    if (unfolded.stdout.length === 0 || unfolded.stdout.length > LARGEST_SEED * 4) continue
    files.push({ name: `unfolded-${basename(path)}`, bytes: unfolded.stdout })
  }
  return files
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

if (spawnSync('qpdf', ['--version']).error === undefined) await fuzz(seeds())
else say("Skipped: qpdf cannot be found; Debian's qpdf has it.")
