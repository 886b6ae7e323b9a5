import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/verapdf')

/** A rule of PDF/UA-1 that a file breaks. */
export interface Broken {
  /** Clause and test of ISO 14289-1: `7.18.5-2`. */
  rule: string
  times: number
  words: string
}

/** Why veraPDF cannot be had here; null where it is ready. Maven fetches it into node_modules once. */
export function whyNoVeraPdf(): string | null {
  if (spawnSync('javac', ['-version']).status !== 0) return 'There is no Java compiler on this machine.'
  if (existsSync(join(CACHE, 'lib'))) return null
  if (spawnSync('mvn', ['-version']).status !== 0) return 'There is no Maven on this machine.'
  mkdirSync(CACHE, { recursive: true })
  const fetched = spawnSync('mvn', [
    '-q',
    '-B',
    '-f',
    join(import.meta.dirname, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${join(CACHE, 'lib')}`,
  ])
  return fetched.status === 0 ? null : `Maven could not fetch veraPDF: ${fetched.stdout}`.slice(0, 400)
}

/** What veraPDF finds in each file, in the files' order. Throws where it does not judge all of them. */
export function judge(files: string[]): Broken[][] {
  const program = join(import.meta.dirname, 'Judge.java')
  const run = spawnSync('java', ['-cp', join(CACHE, 'lib/*'), program, ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const verdicts: Broken[][] = []
  for (const line of run.stdout.split('\n')) {
    const [kind, rule = '', times = '0', words = ''] = line.split('\t')
    if (kind === 'file') verdicts.push([])
    if (kind === 'rule') verdicts.at(-1)?.push({ rule, times: Number(times), words })
  }
  if (verdicts.length !== files.length)
    throw new Error(`veraPDF judged ${verdicts.length} of ${files.length} files: ${run.stderr}`)
  return verdicts
}
