import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { confinedBuilder } from '../adapters/local/confined-builder.ts'
import { folderSite } from '../adapters/local/folder-site.ts'
import { folderSpool } from '../adapters/local/folder-spool.ts'
import { openHome } from '../adapters/local/home.ts'
import { londonClock, parseWallTime, standInClock } from '../adapters/local/london-clock.ts'
import { outboxMailer } from '../adapters/local/outbox-mailer.ts'
import { processWorkers } from '../adapters/local/process-workers.ts'
import { smtpMailer } from '../adapters/local/smtp-mailer.ts'
import { terminalProgress } from '../adapters/local/terminal-progress.ts'
import { chromiumPrinter } from '../adapters/paper/chromium-printer.ts'
import { handlebarsTemplates } from '../adapters/paper/handlebars-templates.ts'
import { icalCalendar } from '../adapters/paper/ical-calendar.ts'
import { icalMeetings } from '../adapters/paper/ical-meetings.ts'
import { nodeSecrets } from '../adapters/paper/node-secrets.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { fileReader } from '../adapters/paper/read-sheet.ts'
import { inColour } from '../adapters/paper/web-assets.ts'
import { type Answer, done, refuse } from '../domain/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { SignaturesFrom } from '../ports/malware-scanner.ts'
import type { PdfReader } from '../ports/pdf-reader.ts'
import type { SheetReader } from '../ports/sheet-reader.ts'
import type { UploadSpool } from '../ports/upload-spool.ts'
import type { AssembleTools } from '../steps/assemble-pack.ts'
import type { BindFilesTools } from '../steps/bind-files.ts'
import { buildPack } from '../steps/build-pack.ts'
import type { ChaseTools } from '../steps/chase-officers.ts'
import type { IntakeTools } from '../steps/judge-paper.ts'
import type { PublishTools } from '../steps/publish-pages.ts'
import type { SubmitTools } from '../steps/submit-report.ts'
import { siteCss } from './page-assets.ts'
import { paperTools } from './paper-wiring.ts'
import { sha256 } from './public-wiring.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store.ts'

/** Everything the steps need, on one machine. */
export interface LocalTools extends ChaseTools, SubmitTools, AssembleTools, PublishTools {
  reader: PdfReader
  sheets: SheetReader
  signaturesFrom: SignaturesFrom
  /** Files that are still on their way. */
  spool: UploadSpool
  close(): Promise<void>
}

const PUBLIC_BUILDER = new URL('../local/build-public-pack.ts', import.meta.url)

/** The tools that look at a file without any store. */
export function inspectTools({ intake }: Settings): IntakeTools {
  const progress = terminalProgress(process.stderr)
  return { ...paperTools(intake, stderrLog), progress }
}

/** The tools that bind files without any store. */
export function bindingTools({ chromium, intake }: Settings): BindFilesTools & { close(): Promise<void> } {
  const printer = chromiumPrinter({ executablePath: chromium })
  const progress = terminalProgress(process.stderr)
  return {
    ...paperTools(intake, stderrLog),
    binder: pdfBinder(),
    printer,
    templates: handlebarsTemplates(),
    progress,
    close: () => printer.close(),
  }
}

/**
 * Opens the store that the settings name, a folder or a place in S3, and wires the program to it on this machine.
 * Refuses a store that cannot be opened, and odd times.
 */
export async function openLocalTools(
  settings: Settings & { now: string | null },
): Promise<Answer<LocalTools>> {
  const clock = clockFor(settings.now)
  if ('refused' in clock) return clock
  const store = await openStore(settings, clock.done)
  if ('refused' in store) return store
  const { publicBuilder, ...kept } = store.done
  const { open, restricted } = kept
  const printer = chromiumPrinter({ executablePath: settings.chromium })
  const binder = pdfBinder()
  const progress = terminalProgress(process.stderr)
  return done({
    ...paperTools(settings.intake, stderrLog),
    ...kept,
    clock: clock.done,
    sender: settings.sender,
    templates: handlebarsTemplates(),
    calendarWriter: icalCalendar(),
    meetingCalendars: icalMeetings(),
    secrets: nodeSecrets(),
    sheets: fileReader(),
    printer,
    engine: binder.engine,
    builders: {
      public: publicBuilder,
      restricted: { build: (order) => buildPack({ open, restricted, binder, sha256 }, order) },
    },
    progress,
    siteCss: () => inColour(siteCss(), settings.pages.colour),
    siteAddress: settings.pages.publicAddress,
    log: stderrLog,
    close: () => printer.close(),
  })
}

/** What the public reads lies in the open store, beside the packs that were released. */
const PUBLISHED = 'published'

type LocalStore = Store & Pick<LocalTools, 'spool'>

async function openStore(settings: Settings, clock: Clock): Promise<Answer<LocalStore>> {
  const { smtp, home } = settings
  const opened = home.startsWith('s3://') ? await storeInS3(settings) : await folderStore(home, clock)
  if ('refused' in opened || smtp === null) return opened
  return done({ ...opened.done, mailer: smtpMailer(smtp) })
}

async function storeInS3(settings: Settings): Promise<Answer<LocalStore>> {
  // The cloud's libraries are large, and loaded where they are wanted.
  const opened = await (await import('./bucket-wiring.ts')).bucketStore(settings)
  if ('refused' in opened) return opened
  // Nobody can guess its name, and it is made when a file comes.
  const spool = folderSpool(join(tmpdir(), `packhorse-spool-${randomUUID()}`))
  return done({ ...opened.done, spool })
}

async function folderStore(home: string, clock: Clock): Promise<Answer<LocalStore>> {
  const opened = await openHome(home)
  if ('refused' in opened) return opened
  const { register, open, openFolder, restricted, spool, outbox } = opened.done
  return done({
    register,
    open,
    restricted,
    spool,
    site: folderSite(join(openFolder, PUBLISHED)),
    mailer: outboxMailer(outbox, clock),
    workers: processWorkers(),
    publicBuilder: confinedBuilder(PUBLIC_BUILDER, openFolder),
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
