import type { Progress } from '../ports/progress.ts'

/** Progress that is told as fast as the register takes it: what is overtaken meanwhile is never written. */
export function newestAlone(
  tell: (done: number, total: number, doing: string) => Promise<unknown>,
): Progress & { isTold(): Promise<void> } {
  let newest: Parameters<Progress['at']> | null = null
  let telling: Promise<void> | null = null
  async function tellAll(): Promise<void> {
    while (newest !== null) {
      const one = newest
      newest = null
      // The work matters, and its next stage is told anyway.
      await tell(...one).catch(() => undefined)
    }
    telling = null
  }
  return {
    at(...now) {
      newest = now
      telling ??= tellAll()
    },
    isTold: async () => {
      await telling
    },
  }
}
