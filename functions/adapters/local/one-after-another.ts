import type { Log } from '../../ports/log.ts'

export interface Work<T> {
  act(piece: T): Promise<void>
  /** What is written down of a piece whose act threw: what could not be done, and which it was. */
  ifItFails: { message: string; about(piece: T): Record<string, unknown> }
  log: Log
}

/**
 * Pieces of work in the memory of one process, carried out one after another: each wants the machine for itself. They end
 * with the process. Answers whoever brings one, who does not wait for it.
 */
export function oneAfterAnother<T>({ act, ifItFails, log }: Work<T>): {
  add(piece: T): void
  /** How many wait, or are being carried out. */
  readonly waiting: number
} {
  let waiting = 0
  let turn: Promise<void> = Promise.resolve()
  return {
    add(piece) {
      waiting += 1
      turn = turn.then(async () => {
        try {
          await act(piece)
        } catch (fault) {
          const because = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
          log.warn(ifItFails.message, { ...ifItFails.about(piece), because })
        } finally {
          waiting -= 1
        }
      })
    },
    get waiting() {
      return waiting
    },
  }
}
