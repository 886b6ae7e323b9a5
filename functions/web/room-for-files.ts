/** Waits until there is room for so many bytes, acts, and makes room again. */
export type RoomForFiles = <T>(bytes: number, act: () => Promise<T>) => Promise<T>

/**
 * Memory for files that are looked at, so many bytes at once: however many officers send large ones on the same day, the
 * machine holds few of them. Whoever came first goes first; small ones hardly ever wait.
 */
export function roomForFiles(most: number): RoomForFiles {
  let free = most
  const waiting: { bytes: number; go: () => void }[] = []
  const letIn = (): void => {
    for (let next = waiting[0]; next !== undefined && next.bytes <= free; next = waiting[0]) {
      waiting.shift()
      free -= next.bytes
      next.go()
    }
  }
  return async (bytes, act) => {
    // What is larger than all of it has it alone.
    const own = Math.min(bytes, most)
    await new Promise<void>((go) => {
      waiting.push({ bytes: own, go })
      letIn()
    })
    try {
      return await act()
    } finally {
      free += own
      letIn()
    }
  }
}
