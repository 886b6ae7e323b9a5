import { randomUUID } from 'node:crypto'
import type { Workers } from '../../ports/workers.ts'

const NAME = /^lease:[0-9a-f-]{36}:(\d{10,16})$/
/** Clocks of machines differ, and the last answer of a dead worker may still be on its way. */
const GRACE_MS = 60_000

/**
 * Workers that nobody can look after: each is at work until its lease ends, `milliseconds` from now, and must be done
 * by then. A Lambda is, since it is stopped at its time limit. What is no worker's name is gone; a process of some
 * machine (`host:pid:birth`) is never taken for gone.
 */
export function leaseWorkers(milliseconds: number, now: () => number = Date.now): Workers {
  const me = `lease:${randomUUID()}:${now() + milliseconds}`
  return {
    me,
    async isGone(worker) {
      if (worker === me) return false
      const end = NAME.exec(worker)?.[1]
      if (end === undefined) return !/^.+:[1-9]\d{0,8}:[^:]+$/.test(worker)
      return now() > Number(end) + GRACE_MS
    },
  }
}
