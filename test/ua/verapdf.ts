import { spawnSync } from 'node:child_process'

/** A rule of PDF/UA-1 that a file breaks. */
export interface Broken {
  /** Clause and test of ISO 14289-1: `7.18.5-2`. */
  rule: string
  times: number
  words: string
}

/** What veraPDF, run as `java` is told to, finds in each file, in the files' order. Throws where it does not judge all of them. */
export function judge(java: string[], files: string[]): Broken[][] {
  const run = spawnSync('java', [...java, ...files], {
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
