import { LambdaClient } from '@aws-sdk/client-lambda'
import { functionBuilder } from '../adapters/aws/function-builder.ts'
import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { chromiumPrinter } from '../adapters/paper/chromium-printer.ts'
import { pdfBinder } from '../adapters/paper/pdf-binder.ts'
import { buildPack } from '../steps/build-pack.ts'
import type { CompileTools } from '../steps/compile-on-request.ts'
import { carriedTemplates } from './aws-luggage.ts'
import { clockAt, type Environment, LEASE_MS, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome } from './bucket-home-wiring.ts'
import { sha256 } from './public-wiring.ts'

/** What compiles a meeting's packs; the public one in a function that cannot read what is exempt. */
export async function assembleTools(
  environment: Environment,
  at: string,
): Promise<CompileTools & { close(): Promise<void> }> {
  const settings = settingsOf(environment)
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
    templates: carriedTemplates(),
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
    // Its record tells how far it is.
    progress: { at: () => undefined },
    workers: leaseWorkers(LEASE_MS),
    close: () => printer.close(),
  }
}
