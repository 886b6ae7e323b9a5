import { confinedBuilder } from '../adapters/local/confined-builder.ts'
import { openHome } from '../adapters/local/home.ts'
import { londonClock, parseWallTime, standInClock } from '../adapters/local/london-clock.ts'
import { outboxMailer } from '../adapters/local/outbox-mailer.ts'
import { processWorkers } from '../adapters/local/process-workers.ts'
import { smtpMailer } from '../adapters/local/smtp-mailer.ts'
import { terminalProgress } from '../adapters/local/terminal-progress.ts'
import { chromiumPrinter } from '../adapters/paper/chromium-printer.ts'
import { handlebarsTemplates } from '../adapters/paper/handlebars-templates.ts'
import { icalCalendar } from '../adapters/paper/ical-calendar.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { pdfReader } from '../adapters/paper/pdf-reader.ts'
import { fileReader } from '../adapters/paper/read-sheet.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { Log } from '../ports/log.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'
import type { SheetReader } from '../ports/sheet-reader.ts'
import type { AssembleTools } from '../steps/assemble-pack.ts'
import type { BindFilesTools } from '../steps/bind-files.ts'
import { buildPack } from '../steps/build-pack.ts'
import type { ChaseTools } from '../steps/chase-officers.ts'
import type { SubmitTools } from '../steps/submit-report.ts'
import { sha256 } from './public-wiring.ts'
import type { Settings } from './settings.ts'

/** Everything the steps need, on one machine. */
export interface LocalTools extends ChaseTools, SubmitTools, AssembleTools {
  sheets: SheetReader
  /** The folder that mail is put into where no SMTP server is set. */
  outbox: string
  close(): Promise<void>
}

const PUBLIC_BUILDER = new URL('../local/build-public-pack.ts', import.meta.url)

/** The tools that look at papers without any store. */
export const paperTools = (): { reader: PdfReader; sha256: Hasher } => ({ reader: pdfReader(), sha256 })

/** The tools that bind files without any store. */
export function bindingTools({ chromium }: Settings): BindFilesTools & { close(): Promise<void> } {
  const printer = chromiumPrinter({ executablePath: chromium })
  return {
    ...paperTools(),
    binder: pdfBinder(),
    printer,
    templates: handlebarsTemplates(),
    progress: terminalProgress(process.stderr),
    close: () => printer.close(),
  }
}

/** Opens the store of one machine, and wires the program to it. Refuses what `openHome` refuses, and odd times. */
export async function openLocalTools(
  settings: Settings & { now: string | null },
): Promise<Answer<LocalTools>> {
  const clock = clockFor(settings.now)
  if ('refused' in clock) return clock
  const home = await openHome(settings.home)
  if ('refused' in home) return home
  const { register, open, openFolder, restricted, outbox } = home.done
  const printer = chromiumPrinter({ executablePath: settings.chromium })
  const binder = pdfBinder()
  return done({
    ...paperTools(),
    register,
    open,
    restricted,
    outbox,
    clock: clock.done,
    sender: settings.sender,
    mailer: settings.smtp === null ? outboxMailer(outbox, clock.done) : smtpMailer(settings.smtp),
    workers: processWorkers(),
    templates: handlebarsTemplates(),
    calendarWriter: icalCalendar(),
    sheets: fileReader(),
    printer,
    engine: binder.engine,
    builders: {
      public: confinedBuilder(PUBLIC_BUILDER, openFolder),
      restricted: { build: (order) => buildPack({ open, restricted, binder, sha256 }, order) },
    },
    progress: terminalProgress(process.stderr),
    log: stderrLog,
    close: () => printer.close(),
  })
}

function clockFor(now: string | null): Answer<Clock> {
  if (now === null) return done(londonClock())
  const read = parseWallTime(now)
  if (read !== undefined) return done(standInClock(read))
  return refuse(`"${now}" is no time of day. Write a Europe/London time as 2017-09-14T09:00.`)
}

const line = (message: string, facts: Record<string, unknown> = {}): string =>
  `${message}${Object.keys(facts).length === 0 ? '' : ` ${JSON.stringify(facts)}`}\n`

/** Warnings go to standard error; what is not a warning is already in the command's own words. */
const stderrLog: Log = {
  info: () => undefined,
  warn: (message, facts) => process.stderr.write(line(message, facts)),
}
