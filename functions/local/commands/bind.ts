import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { manifestBeside } from '../../domain/pack/pack-names.ts'
import type { IntakeChoices } from '../../domain/papers/findings.ts'
import { type BoundPaper, bindFiles, type NamedFile } from '../../steps/bind-files.ts'
import { bindingTools } from '../../wiring/local-wiring.ts'
import { readSettings } from '../../wiring/settings.ts'
import { addChoices, choiceLine, choicesOf } from '../choices.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { readInput } from '../read-input.ts'

interface BindOptions extends Partial<IntakeChoices> {
  out: string
  front?: string
  letters?: boolean
  title?: string
}

export function addBind(program: Command, act: Act): void {
  const command = program
    .command('bind')
    .description('bind files into a numbered pack, without any meeting')
    .argument('<file...>', 'the papers, in their order')
    .requiredOption('--out <pack>', 'the pack to write; its manifest is written beside it')
    .option('--front <pdf>', 'a front sheet or agenda to put before the papers')
    .option('--letters', 'stamp the letters A, B, … on the papers’ first pages')
    .option('--title <words>', 'the pack’s title (default: its file name)')
  addChoices(command).action(act(bind))
}

async function bind(files: string[], options: BindOptions): Promise<Outcome> {
  const { out, front, letters = false } = options
  const inputs = front === undefined ? files : [...files, front]
  const overwritten = inputs.find((file) =>
    [out, manifestBeside(out)].some((one) => resolve(one) === resolve(file)),
  )
  if (overwritten !== undefined) {
    return refusedOutcome([
      {
        message: `The pack would be written over ${overwritten}, which goes into it. Give --out another name.`,
      },
    ])
  }
  const settings = readSettings(process.env)
  if ('refused' in settings) return refusedOutcome(settings.refused)
  const tools = bindingTools(settings.done)
  try {
    const answer = await bindFiles(tools, {
      title: options.title ?? basename(out).replace(/\.pdf$/i, ''),
      front: front === undefined ? null : await named(front),
      letters,
      files: await Promise.all(files.map(named)),
      choices: choicesOf(options),
    })
    if ('refused' in answer) return refusedOutcome(answer.refused)
    const { pdf, manifest, files: bound, warnings } = answer.done
    const trouble = await keep(out, pdf, `${JSON.stringify(manifest, null, 2)}\n`)
    if (trouble !== null) return refusedOutcome([{ message: trouble }])
    return {
      json: {
        path: resolve(out),
        pages: manifest.pages,
        manifest: resolve(manifestBeside(out)),
        files: bound,
        warnings,
      },
      words: [
        `${out}: ${manifest.pages} pages`,
        ...bound.flatMap(paperLines),
        ...warnings.map((warning) => `Note: ${warning}`),
      ].join('\n'),
    }
  } finally {
    await tools.close()
  }
}

async function named(path: string): Promise<NamedFile> {
  const input = await readInput(path)
  if ('done' in input) return { name: input.done.name, bytes: new Uint8Array(input.done.bytes) }
  return { name: basename(path), unread: input.refused.map(({ message }) => message).join(' ') }
}

/** Writes pack and manifest whole or not at all; says why where they cannot be written. */
async function keep(out: string, pdf: Uint8Array, manifest: string): Promise<string | null> {
  const drafts: [string, string][] = [out, manifestBeside(out)].map((path) => [`${path}.draft`, path])
  try {
    for (const [at, content] of [pdf, manifest].entries()) await writeFile(drafts[at]?.[0] ?? '', content)
    for (const [draft, path] of drafts) await rename(draft, path)
    return null
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? `${fault.code}` : ''
    if (!(code in WHY)) throw fault
    return `The pack cannot be written to ${out}: ${WHY[code]}`
  } finally {
    for (const [draft] of drafts) await rm(draft, { force: true })
  }
}

const WHY: Record<string, string> = {
  ENOENT: 'there is no such folder. Make it, or name another.',
  ENOTDIR: 'a part of that path is a file. Name another folder.',
  EISDIR: 'that is a folder. Name a file in it.',
  EACCES: 'you may not write there. Name another folder.',
  EPERM: 'you may not write there. Name another folder.',
  EROFS: 'that disk can only be read. Name a folder on another one.',
  ENOSPC: 'the disk is full. Make room on it, and try again.',
}

const paperLines = ({ name, letter, from, to, reasons, warnings, choices }: BoundPaper): string[] => [
  `  ${(letter ?? '').padEnd(3)} ${`${from} - ${to}`.padEnd(11)} ${name}`,
  ...reasons.map((reason) => `      could not be bound, a page stands for it: ${reason}`),
  ...warnings.map((warning) => `      Note: ${warning}`),
  ...choices.map((choice) => `      ${choiceLine(choice)}`),
]
