import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname } from 'node:path'
import { NO_CHOICES } from '../../functions/domain/papers/findings.ts'
import { judgeNow } from '../../functions/steps/judge-paper.ts'
import { inspectTools } from '../../functions/wiring/local-wiring.ts'
import { readSettings } from '../../functions/wiring/settings.ts'

/** How long intake may take over a file, with a PDF to make of it: its own limits, and a little around them. */
const PATIENCE_MS = 85_000

/** What intake made of many files. */
export interface CorpusJudged {
  /** `docx, unfit`: how many. */
  counts: Map<string, number>
  /** The files that took longest, the longest first. */
  slowest: { name: string; ms: number }[]
  /** What must not be: crashes, overlong looks, files and processes that were left behind. */
  faults: string[]
}

/** Has every file judged as `packhorse inspect --accept-changes` would, and looks for what is left behind. */
export async function judgeCorpus(paths: readonly string[]): Promise<CorpusJudged> {
  const settings = readSettings(process.env)
  if ('refused' in settings) throw new Error(JSON.stringify(settings.refused))
  const tools = inspectTools(settings.done)
  const counts = new Map<string, number>()
  const faults: string[] = []
  const slowest: { name: string; ms: number }[] = []
  const [before, others] = [temporaryFiles(), officeProcesses()]
  for (const path of paths) {
    const name = basename(path)
    const start = performance.now()
    try {
      const found = await judgeNow(tools, {
        name,
        bytes: new Uint8Array(readFileSync(path)),
        role: 'appendix',
        choices: { ...NO_CHOICES, acceptChanges: true },
        isSecret: false,
        liesAt: null,
      })
      const of = `${found.kind ?? `nothing that is taken (${extname(name)})`}: ${found.verdict}`
      counts.set(of, (counts.get(of) ?? 0) + 1)
    } catch (fault) {
      faults.push(`${name}: ${fault instanceof Error ? fault.stack : fault}`)
    }
    const ms = performance.now() - start
    slowest.push({ name, ms })
    if (ms > PATIENCE_MS) faults.push(`${name}: looked at for ${Math.round(ms)} ms`)
  }
  for (const left of temporaryFiles()) if (!before.has(left)) faults.push(`${left} was left behind`)
  for (const left of officeProcesses())
    if (!others.has(left)) faults.push(`A process was left behind: ${left}`)
  return { counts, slowest: slowest.toSorted((one, other) => other.ms - one.ms).slice(0, 5), faults }
}

const temporaryFiles = (): Set<string> =>
  new Set(readdirSync(tmpdir()).filter((name) => name.startsWith(`packhorse-office-${process.pid}`)))

/** Office programs that descend from this process. */
function officeProcesses(): Set<string> {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' })
  const lines = stdout.split('\n').filter((line) => line.includes('soffice'))
  return new Set(lines.filter((line) => line.trim().split(/\s+/)[1] === `${process.pid}`))
}
