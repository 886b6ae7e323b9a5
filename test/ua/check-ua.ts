import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { javaProgram } from '../java/java-program.ts'
import { type Broken, judge } from './verapdf.ts'

/**
 * veraPDF's verdict by PDF/UA-1: on packs of clean papers, which must break no rule, and on packs of whatever papers lie
 * beside the checkout, which must break none that the paper itself does not. That a file claims to conform is the one
 * rule that is told apart: the claim is for whoever has judged the papers too.
 */
const CLAIM = '5-1'

function checkAll(java: string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'packhorse-ua-'))
  try {
    const faults = [...checkClean(java, folder), ...checkPapers(java, folder)]
    for (const fault of faults) say(`FAULT ${fault}`)
    return faults.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Our own front matter, notices and placeholder, and packs of papers that conform. */
function checkClean(java: string[], folder: string): string[] {
  const home = join(folder, 'demo')
  packhorse('demo', '--out', home)
  writeFileSync(join(folder, 'broken.pdf'), 'This is no PDF')
  const placeholder = join(folder, 'placeholder.pdf')
  packhorse('bind', '--out', placeholder, '--title', 'A pack with a page missing', join(folder, 'broken.pdf'))
  const packs = readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((name) => /packs.*\.pdf$/.test(name))
    .map((name) => join(home, name))
  const files = [...packs, placeholder]
  return judge(java, files).flatMap((broken, at) => {
    const told = broken.filter(({ rule }) => rule !== CLAIM)
    const name = basename(files[at] ?? '')
    say(
      `${told.length === 0 ? 'passes' : 'FAILS '}  ${name}${broken.length > told.length ? ', which does not claim it' : ''}`,
    )
    return told.map(({ rule, times, words }) => `${name}: ${rule}, ${times} times: ${words}`)
  })
}

function checkPapers(java: string[], folder: string): string[] {
  const papers = join(import.meta.dirname, '../../../shared/bench')
  if (!existsSync(papers)) {
    say('Skipped: no papers lie beside the checkout (../shared/bench), so none is bound alone.')
    return []
  }
  const names = readdirSync(papers).filter((name) => name.endsWith('.pdf'))
  const inputs = names.map((name) => join(papers, name))
  const outputs = names.map((name) => {
    const out = join(folder, `pack-of-${name}`)
    packhorse('bind', '--out', out, join(papers, name))
    return out
  })
  const [before, after] = [judge(java, inputs), judge(java, outputs)]
  return names.flatMap((name, at) => {
    const known = rulesOf(before[at])
    const fresh = (after[at] ?? []).filter(({ rule }) => rule !== CLAIM && !known.includes(rule))
    const left = rulesOf(after[at]).filter((rule) => rule !== CLAIM)
    say(`${name}: breaks ${told(known.filter((rule) => rule !== CLAIM))}; its pack ${told(left)}`)
    return fresh.map(
      ({ rule, words }) => `the pack of ${name} breaks ${rule}, which the paper does not: ${words}`,
    )
  })
}

function rulesOf(broken: Broken[] = []): string[] {
  return broken.map(({ rule }) => rule).sort()
}

function told(rules: string[]): string {
  return rules.length === 0 ? 'nothing' : rules.join(', ')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function packhorse(...words: string[]): void {
  const door = join(import.meta.dirname, '../../functions/local/packhorse.mjs')
  const run = spawnSync(process.execPath, [door, ...words], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`packhorse ${words.join(' ')}: ${run.stderr}`)
}

const veraPdf = javaProgram('Judge', 'verapdf')
if ('java' in veraPdf) process.exitCode = checkAll(veraPdf.java)
else say(`Skipped, since veraPDF cannot be had: ${veraPdf.why}`)
