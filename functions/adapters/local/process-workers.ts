import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Workers } from '../../ports/workers.ts'
import { codeOf } from './durable-files.ts'

/** `<host>:<pid>:<birth>`; the birth tells a process from a later one that was given the same number. */
const NAME = /^(.+):([1-9]\d{0,8}):([^:]+)$/
const IS_LINUX = process.platform === 'linux'

/**
 * Workers as processes of this machine. A worker of another machine is never taken for gone: its number means
 * nothing here, and a share gives no lease, so of several machines only the one that died can settle its claims.
 * A container therefore needs a host name that outlives it. What is no worker's name is gone.
 */
export function processWorkers(): Workers {
  const boot = IS_LINUX ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8) : ''
  const birthIn = (stat: string): string => `${boot}-${ticksIn(stat)}`
  const birth = IS_LINUX ? birthIn(readFileSync('/proc/self/stat', 'utf8')) : randomUUID()
  const here = hostname()
  const me = `${here}:${process.pid}:${birth}`
  return {
    me,
    isGone: async (worker) => {
      const [, host, number = '', born] = NAME.exec(worker) ?? []
      if (worker === me) return false
      if (host === undefined) return true
      if (host !== here) return false
      const pid = Number(number)
      // My own number under another birth: it was given to me after that worker's death.
      if (pid === process.pid || !isRunning(pid)) return true
      if (!IS_LINUX) return false
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
      // A process that may not be looked at is running all the same.
      if (stat === undefined) return !isRunning(pid)
      return isDead(stat) || birthIn(stat) !== born
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    // Any other fault says that it runs and is somebody else's.
    return codeOf(fault) !== 'ESRCH'
  }
}

/** proc(5): the fields after the command, which stands in brackets and may hold anything, brackets too. */
const fieldsOf = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ')

/** proc(5), field 22: when the process started, in clock ticks since the machine did. */
const ticksIn = (stat: string): string => fieldsOf(stat)[19] ?? ''

/** proc(5), field 3: a zombie does nothing more, though its number is still in use. */
const isDead = (stat: string): boolean => ['Z', 'X'].includes(fieldsOf(stat)[0] ?? '')
