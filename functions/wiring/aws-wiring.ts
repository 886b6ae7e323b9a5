import { LambdaClient } from '@aws-sdk/client-lambda'
import { functionBuilder } from '../adapters/aws/function-builder.ts'
import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { londonClock } from '../adapters/local/london-clock.ts'
import { chromiumPrinter } from '../adapters/paper/chromium-printer.ts'
import { handlebarsTemplates } from '../adapters/paper/handlebars-templates.ts'
import { icalCalendar } from '../adapters/paper/ical-calendar.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import type { Answer } from '../domain/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { AssembleTools } from '../steps/assemble-pack.ts'
import { type BuildTools, buildPack } from '../steps/build-pack.ts'
import type { ChaseTools } from '../steps/chase-officers.ts'
import { bucketHome, bucketMailer } from './bucket-wiring.ts'
import { sha256 } from './public-wiring.ts'
import { readSettings, type Settings } from './settings.ts'

type Environment = Record<string, string | undefined>

/** A Lambda is stopped after fifteen minutes at the latest. */
const LEASE_MS = 15 * 60_000

/** What writes to officers. `at` is the event's own instant, ISO 8601: today is never asked of the machine. */
export async function chaseTools(environment: Environment, at: string): Promise<ChaseTools> {
  const settings = orThrow(readSettings(environment))
  const { register } = orThrow(await bucketHome(settings))
  return {
    register,
    mailer: bucketMailer(settings.aws),
    clock: clockAt(at),
    templates: templatesOf(settings),
    calendarWriter: icalCalendar(),
    sender: settings.sender,
    workers: leaseWorkers(LEASE_MS),
    log: jsonLog,
  }
}

/** What compiles a meeting's packs; the public one in a function that cannot read what is exempt. */
export async function assembleTools(
  environment: Environment,
  at: string,
): Promise<AssembleTools & { close(): Promise<void> }> {
  const settings = orThrow(readSettings(environment))
  const { aws, chromium } = settings
  if (aws.publicBuilder === null) throw new Error('PACKHORSE_PUBLIC_BUILDER does not name a function')
  const { register, open, restricted } = orThrow(await bucketHome(settings))
  const printer = chromiumPrinter({ executablePath: chromium, packedIn: aws.chromiumPack })
  const binder = pdfBinder()
  return {
    register,
    open,
    restricted,
    clock: clockAt(at),
    templates: templatesOf(settings),
    printer,
    engine: binder.engine,
    builders: {
      // Binding a long pack takes its time: the answer is waited for, and not asked for twice.
      public: functionBuilder(
        new LambdaClient({
          region: aws.region,
          maxAttempts: 1,
          requestHandler: { requestTimeout: LEASE_MS },
        }),
        aws.publicBuilder,
      ),
      restricted: { build: (order) => buildPack({ open, restricted, binder, sha256 }, order) },
    },
    sha256,
    progress: { at: () => undefined },
    close: () => printer.close(),
  }
}

/** What binds public packs: the open store, and no other. */
export async function publicBuilderTools(environment: Environment): Promise<BuildTools> {
  const { open } = orThrow(await bucketHome(orThrow(readSettings(environment))))
  return { open, binder: pdfBinder(), sha256 }
}

/** In the cloud nobody is there to put a setting right: what would be refused is a fault, and wakes an operator. */
function orThrow<T>(answer: Answer<T>): T {
  if ('done' in answer) return answer.done
  throw new Error(answer.refused.map(({ message }) => message).join(' '))
}

function clockAt(instant: string): Clock {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) throw new RangeError(`"${instant}" is no instant`)
  return londonClock(() => at)
}

const templatesOf = ({ aws }: Settings) =>
  aws.templates === null ? handlebarsTemplates() : handlebarsTemplates(aws.templates)

const line = (level: string, message: string, facts: Record<string, unknown> = {}): string =>
  `${JSON.stringify({ level, message, ...facts })}\n`

/** One line of JSON each, as CloudWatch reads it. */
const jsonLog: Log = {
  info: (message, facts) => process.stdout.write(line('info', message, facts)),
  warn: (message, facts) => process.stdout.write(line('warn', message, facts)),
}
