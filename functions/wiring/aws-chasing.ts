import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import { icalCalendar } from '../adapters/paper/ical-calendar.ts'
import { nodeSecrets } from '../adapters/paper/node-secrets.ts'
import type { ChaseTools } from '../steps/chase-officers.ts'
import { jsonLog } from './aws-log.ts'
import { carriedTemplates } from './aws-luggage.ts'
import { clockAt, type Environment, LEASE_MS, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome } from './bucket-home-wiring.ts'
import { bucketMailer } from './bucket-mail-wiring.ts'

/** What writes to officers. `at` is the event's own instant, ISO 8601: today is never asked of the machine. */
export async function chaseTools(environment: Environment, at: string): Promise<ChaseTools> {
  const settings = settingsOf(environment)
  const { register } = orThrow(await bucketHome(settings))
  return {
    register,
    mailer: bucketMailer(settings.aws),
    clock: clockAt(at),
    templates: carriedTemplates(),
    calendarWriter: icalCalendar(),
    secrets: nodeSecrets(),
    sender: settings.sender,
    workers: leaseWorkers(LEASE_MS),
    log: jsonLog,
  }
}
