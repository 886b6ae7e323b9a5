import { leaseWorkers } from '../adapters/aws/lease-workers.ts'
import type { SecrecyTools } from '../steps/set-secrecy.ts'
import { clockAt, type Environment, LEASE_MS, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome } from './bucket-home-wiring.ts'

/** What moves papers between the stores. */
export const secrecyTools = async (environment: Environment, at: string): Promise<SecrecyTools> => ({
  ...orThrow(await bucketHome(settingsOf(environment))),
  clock: clockAt(at),
  workers: leaseWorkers(LEASE_MS),
})
