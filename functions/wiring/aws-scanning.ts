import * as z from 'zod'
import { scanResultIn, type ToldOfObject } from '../adapters/aws/guard-duty-event.ts'
import type { Clock } from '../ports/clock.ts'
import type { LookAgain } from '../ports/look-again.ts'
import type { Register } from '../ports/register.ts'
import { lookAgainAt } from './aws-receiving.ts'
import { clockAt, type Environment, orThrow, settingsOf } from './aws-wiring.ts'
import { bucketHome, uploadsBucket } from './bucket-home-wiring.ts'

const event = z.object({ time: z.iso.datetime() })

export interface ScanTold {
  told: ToldOfObject
  tools: { register: Register; clock: Clock }
  lookAgain: LookAgain
}

/** What GuardDuty tells of an upload, and what writes it down; null where it tells of anything else. */
export async function scanTold(environment: Environment, body: unknown): Promise<ScanTold | null> {
  const settings = settingsOf(environment)
  const { time } = event.parse(body)
  const told = scanResultIn(body, uploadsBucket(settings))
  if (told === null) return null
  const { register } = orThrow(await bucketHome(settings))
  return { told, tools: { register, clock: clockAt(time) }, lookAgain: lookAgainAt(environment, time) }
}
