import { londonClock } from '../adapters/local/london-clock.ts'
import type { Answer } from '../domain/refusal.ts'
import type { Clock } from '../ports/clock.ts'
import { readSettings, type Settings } from './settings.ts'

export type Environment = Record<string, string | undefined>

/** A Lambda is stopped after fifteen minutes at the latest. */
export const LEASE_MS = 15 * 60_000

/** The settings of a function. Throws where they are wrong. */
export const settingsOf = (environment: Environment): Settings => orThrow(readSettings(environment))

/** In the cloud nobody is there to put a setting right: what would be refused is a fault, and wakes an operator. */
export function orThrow<T>(answer: Answer<T>): T {
  if ('done' in answer) return answer.done
  throw new Error(answer.refused.map(({ message }) => message).join(' '))
}

/** A clock that stands at an event's own instant, ISO 8601: today is never asked of the machine. */
export function clockAt(instant: string): Clock {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) throw new RangeError(`"${instant}" is no instant`)
  return londonClock(() => at)
}

/** A bundle is one file, and what it carries lies beside it (infra/bundles.ts). */
export const beside = (name: string): URL => new URL(name, import.meta.url)
