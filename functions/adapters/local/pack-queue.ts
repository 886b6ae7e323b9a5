import type { PackRequest } from '../../domain/release/pack-request.ts'
import type { Log } from '../../ports/log.ts'
import type { PackRequests } from '../../ports/pack-requests.ts'

/** So many committees do not compile at once. */
const MOST_WAITING = 50

/**
 * Requests for packs in the memory of one process, carried out one after another: a long pack wants the machine's
 * memory for itself. They end with the process, and what stood open is told as broken off from its record.
 */
export function packQueue({
  compile,
  log,
}: {
  compile: (request: PackRequest) => Promise<void>
  log: Log
}): PackRequests {
  let waiting = 0
  let turn: Promise<void> = Promise.resolve()
  return {
    outlive: false,
    async ask(request) {
      if (waiting >= MOST_WAITING) throw new Error(`${waiting} requests for packs are waiting already`)
      waiting += 1
      turn = turn.then(async () => {
        try {
          await compile(request)
        } catch (fault) {
          const because = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
          log.warn('a pack could not be compiled', { meeting: request.meeting, because })
        } finally {
          waiting -= 1
        }
      })
    },
  }
}
