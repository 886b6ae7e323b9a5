import type { Log } from '../../ports/log.ts'
import type { LookAgain } from '../../ports/look-again.ts'
import { oneAfterAnother } from './one-after-another.ts'

/** Uploads that wait to be looked at, in memory: their records and files outlast it. */
export function uploadQueue({
  look,
  log,
}: {
  look: (offer: string) => Promise<void>
  log: Log
}): Pick<LookAgain, 'soon'> {
  const queue = oneAfterAnother<string>({
    act: look,
    ifItFails: { message: 'an upload could not be looked at', about: (offer) => ({ offer }) },
    log,
  })
  return { soon: async (offer) => queue.add(offer) }
}
