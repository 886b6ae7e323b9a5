import type { Workers } from '../../ports/workers.ts'

/** Workers that live and die by word of mouth: only those that `bury` named are gone. */
export interface MemoryWorkers extends Workers {
  bury(worker: string): void
}

/** Workers of a simulation or a test, where `me` is at work until it is buried. */
export function memoryWorkers(me: string): MemoryWorkers {
  const buried = new Set<string>()
  return {
    me,
    isGone: async (worker) => buried.has(worker),
    bury: (worker) => {
      buried.add(worker)
    },
  }
}
