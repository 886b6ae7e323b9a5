import { readdir, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { manifestBeside } from '../../domain/pack/pack-names.ts'
import { openLocalTools } from '../../wiring/local-wiring.ts'
import { readSettings } from '../../wiring/settings.ts'
import { runDemo } from '../demo/run-demo.ts'
import { type Act, type GlobalOptions, type Outcome, refusedOutcome } from '../door.ts'

/** What a store consists of: a folder with anything else in it is not an earlier demonstration. */
const STORE = ['packhorse.json', 'register', 'open', 'restricted', 'outbox']

export function addDemo(program: Command, act: Act): void {
  program
    .command('demo')
    .description("a made-up council's month: deadlines, chasers, reports, a refusal, a late paper, a pack")
    .option(
      '--out <folder>',
      'where its store goes; an earlier demonstration there is replaced',
      'packhorse-demo',
    )
    .action(act(demo))
}

async function demo({ out }: { out: string }, command: Command): Promise<Outcome> {
  const { json = false } = command.optsWithGlobals<GlobalOptions>()
  const home = resolve(out)
  if (!(await isReplaceable(home))) {
    return refusedOutcome([
      {
        message: `${home} holds something else than a demonstration, and nothing in it was touched. Name another folder with --out.`,
      },
    ])
  }
  const settings = readSettings(process.env)
  if ('refused' in settings) return refusedOutcome(settings.refused)
  await rm(home, { recursive: true, force: true })
  // The demonstration writes to nobody, whatever post this machine has.
  const opened = await openLocalTools({ ...settings.done, home, smtp: null, now: null })
  if ('refused' in opened) return refusedOutcome(opened.refused)
  const tools = opened.done
  try {
    const outbox = join(home, 'outbox')
    const account: string[] = []
    await runDemo(tools, (line) => {
      account.push(line)
      if (!json) process.stdout.write(`${line}\n`)
    })
    const published = await tools.open.list('published/')
    // A pack has its manifest beside it; the papers of single items lie there too.
    const released = published.filter(
      (key) => key.endsWith('.pdf') && published.includes(manifestBeside(key)),
    )
    const packs = released.map((key) => tools.open.whereabouts(key))
    return {
      json: { home, packs, outbox, account },
      words: whereToLook(home, packs, outbox),
    }
  } finally {
    await tools.close()
  }
}

async function isReplaceable(home: string): Promise<boolean> {
  const names = await namesIn(home)
  return (
    names.length === 0 ||
    (names.includes('packhorse.json') && names.every((name) => STORE.includes(name) || name.startsWith('.')))
  )
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return []
    throw fault
  }
}

function whereToLook(home: string, packs: string[], outbox: string): string {
  const shown = (path: string): string => relative(process.cwd(), path)
  return [
    '',
    'Where to look',
    ...packs.map((pack) => `  the pack       ${shown(pack)}`),
    `  its pages      ${shown(join(home, 'open/published/index.html'))}`,
    `  every e-mail   ${shown(outbox)}`,
    `  the records    ${shown(join(home, 'register'))}`,
    '',
    'What next',
    `  npx packhorse --home ${shown(home)} status`,
    '  npx packhorse serve --demo --home ./try-it',
    '  npx packhorse --help',
  ].join('\n')
}
