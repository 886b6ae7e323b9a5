import type { Command } from 'commander'
import type { Doer } from '../domain/doer.ts'
import { type Answer, done, type Refusal } from '../domain/refusal.ts'
import { type LocalTools, openLocalTools } from '../wiring/local-wiring.ts'
import { readSettings, type Settings } from '../wiring/settings.ts'

/** What every command may say, wherever it stands on the line. */
export interface GlobalOptions {
  json?: boolean
  home?: string
  now?: string
}

/** What a command came to: the value for `--json`, and the same for people. */
export interface Outcome {
  json: unknown
  words: string
  /** Reasons, where the act was refused: they go to standard error, and the exit code is 1. */
  refused?: Refusal[]
}

/** Makes an action of a command: runs it, tells what came of it, and keeps the exit code. */
export type Act = <Words extends unknown[]>(
  run: (...words: Words) => Promise<Outcome>,
) => (...words: Words) => Promise<void>

/** Where a door prints. */
export interface Printer {
  out(text: string): void
  err(text: string): void
}

export const EXIT = { done: 0, refused: 1, usage: 2, fault: 3 } as const

/** A word on the command line that cannot be meant: told with the usage, exit code 2. */
export class WrongUsage extends Error {}

/** A refusal that a command ends with. */
export const refusedOutcome = (refused: Refusal[], json: unknown = { refusals: refused }): Outcome => ({
  json,
  words: '',
  refused,
})

/** Whoever a line names: nobody vouches for them but whoever may type it, and nobody else's identity is theirs. */
export const named = (by: string): Doer => ({
  by,
  byId: { issuer: 'command line', subject: by.trim().toLowerCase() },
})

/** What the environment and the line decide. */
export function settingsFor(command: Command): Answer<Settings> {
  const { home } = command.optsWithGlobals<GlobalOptions>()
  const settings = readSettings(process.env)
  return 'refused' in settings ? settings : done({ ...settings.done, home: home ?? settings.done.home })
}

/** Opens the store and the tools that the line asks for. */
async function openTools(command: Command): Promise<{ tools: LocalTools } | { refused: Refusal[] }> {
  const { now } = command.optsWithGlobals<GlobalOptions>()
  const settings = settingsFor(command)
  if ('refused' in settings) return settings
  const opened = await openLocalTools({ ...settings.done, now: now ?? null })
  return 'refused' in opened ? opened : { tools: opened.done }
}

/** Runs an act over the opened store, and closes the tools whatever comes of it. */
export async function withTools(
  command: Command,
  act: (tools: LocalTools) => Promise<Outcome>,
): Promise<Outcome> {
  const opened = await openTools(command)
  if ('refused' in opened) return refusedOutcome(opened.refused)
  try {
    return await act(opened.tools)
  } finally {
    await opened.tools.close()
  }
}

/** Says what came of a command, and answers the exit code. */
export function tell(outcome: Outcome, json: boolean, printer: Printer): number {
  if (json) printer.out(`${JSON.stringify(outcome.json, null, 2)}\n`)
  else if (outcome.words !== '') printer.out(`${outcome.words}\n`)
  for (const refusal of outcome.refused ?? []) printer.err(`${refusalLine(refusal)}\n`)
  return outcome.refused === undefined ? EXIT.done : EXIT.refused
}

function refusalLine({ message, row, column }: Refusal): string {
  if (row === undefined) return message
  return column === undefined ? `Row ${row}: ${message}` : `Row ${row}, column ${column}: ${message}`
}
