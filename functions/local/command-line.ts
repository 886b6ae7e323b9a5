import { Command, CommanderError } from 'commander'
import { addAssemble } from './commands/assemble.ts'
import { addBind } from './commands/bind.ts'
import { addChase } from './commands/chase.ts'
import { addClearDays } from './commands/clear-days.ts'
import { addCompare } from './commands/compare.ts'
import { addDeadlines } from './commands/deadlines.ts'
import { addDemo } from './commands/demo.ts'
import { addHeartbeat } from './commands/heartbeat.ts'
import { addImport } from './commands/import.ts'
import { addInspect } from './commands/inspect.ts'
import { addMark } from './commands/mark.ts'
import { addPause } from './commands/pause.ts'
import { addPublish } from './commands/publish.ts'
import { addRecover } from './commands/recover.ts'
import { addRelease } from './commands/release.ts'
import { addServe } from './commands/serve.ts'
import { addStatus } from './commands/status.ts'
import { addSubmit } from './commands/submit.ts'
import { addTakeBackLinks } from './commands/take-back-links.ts'
import { addUndeliverable } from './commands/undeliverable.ts'
import { addVerify } from './commands/verify.ts'
import { type Act, EXIT, type GlobalOptions, type Printer, tell, WrongUsage } from './door.ts'

const NEXT_STEPS = `
Begin with:
  packhorse demo                        a council's month on sample papers, and a pack to open
  packhorse import programme.csv        read a work programme (.csv, .xlsx or .json)
  packhorse status                      where every report is
  packhorse chase --dry-run             whom today's round would write to

A meeting is named <committee>/<yyyy-mm-dd>, as "packhorse status" lists them.`

/** Runs one line of words, and answers the exit code: 0 done, 1 refused, 2 wrong usage, 3 a fault. */
export async function runCommandLine(
  words: string[],
  printer: Printer = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  },
): Promise<number> {
  let code: number = EXIT.done
  const program = new Command('packhorse')
    .description('Chases a scrutiny committee’s reports and binds them into a Public Document Pack.')
    .option('--json', 'print one JSON value and nothing else')
    .option(
      '--home <folder>',
      'the store: a folder, or s3://bucket/prefix (default: $PACKHORSE_HOME, else ./packhorse-home)',
    )
    .option('--now <time>', 'a Europe/London wall-clock time to stand in for the clock: 2017-09-14T09:00')
    .addHelpText('after', NEXT_STEPS)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: printer.out, writeErr: printer.err })
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .exitOverride()
  const act: Act =
    (run) =>
    async (...line) => {
      const outcome = await run(...line)
      // commander hands every action its command last.
      const command = line.at(-1) as Command
      code = tell(outcome, command.optsWithGlobals<GlobalOptions>().json ?? false, printer)
    }
  for (const add of [
    addDeadlines,
    addClearDays,
    addImport,
    addStatus,
    addChase,
    addHeartbeat,
    addUndeliverable,
    addTakeBackLinks,
    addSubmit,
    addMark,
    addPause,
    addInspect,
    addBind,
    addAssemble,
    addRelease,
    addPublish,
    addVerify,
    addCompare,
    addRecover,
    addServe,
    addDemo,
  ]) {
    add(program, act)
  }
  try {
    await program.parseAsync(words, { from: 'user' })
    return code
  } catch (thrown) {
    return codeOf(thrown, printer)
  }
}

function codeOf(thrown: unknown, printer: Printer): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage
  if (thrown instanceof WrongUsage) {
    printer.err(`${thrown.message}\n`)
    return EXIT.usage
  }
  const fault = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  printer.err(`Something went wrong that is not your doing, and the work was stopped.\n${fault}\n`)
  return EXIT.fault
}
