import type { Register } from '../ports/register.ts'

/** Who waits last for each record of a register, in this process. */
const waiting = new WeakMap<Register, Map<string, Promise<void>>>()

/**
 * Acts on a record when whoever came before in this process is done with it. On deadline day hundreds hand in their
 * reports for one meeting at once: they stand in a queue here, and so meet no rivals but other processes.
 */
export async function inTurn<T>(register: Register, key: string, act: () => Promise<T>): Promise<T> {
  const queues = waiting.get(register) ?? new Map<string, Promise<void>>()
  waiting.set(register, queues)
  const own = (queues.get(key) ?? Promise.resolve()).then(act)
  const over = own.then(
    () => undefined,
    () => undefined,
  )
  queues.set(key, over)
  try {
    return await own
  } finally {
    if (queues.get(key) === over) queues.delete(key)
  }
}
