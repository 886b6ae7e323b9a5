import type { PackRequest } from '../../domain/release/pack-request.ts'
import type { Log } from '../../ports/log.ts'
import type { PackRequests } from '../../ports/pack-requests.ts'
import { oneAfterAnother } from './one-after-another.ts'

/** So many committees do not compile at once. */
const MOST_WAITING = 50

/** Requests for packs in memory: what stood open when the process ended is told as broken off from its record. */
export function packQueue({
  compile,
  log,
}: {
  compile: (request: PackRequest) => Promise<void>
  log: Log
}): PackRequests {
  const queue = oneAfterAnother<PackRequest>({
    act: compile,
    ifItFails: { message: 'a pack could not be compiled', about: ({ meeting }) => ({ meeting }) },
    log,
  })
  return {
    outlive: false,
    async ask(request) {
      if (queue.waiting >= MOST_WAITING)
        throw new Error(`${queue.waiting} requests for packs are waiting already`)
      queue.add(request)
    },
  }
}
