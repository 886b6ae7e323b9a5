/**
 * Remembers what something slow answered, by a key that says all that it depends on, up to a size; what was asked for
 * least recently is forgotten first. Whoever asks while an answer is made waits for that one. A null, and a fault,
 * are not remembered.
 */
export function rememberNewest<T>({ most, sizeOf }: { most: number; sizeOf: (answer: T) => number }) {
  const kept = new Map<string, { answer: Promise<T | null>; size: number }>()
  let size = 0

  function forget(key: string): void {
    size -= kept.get(key)?.size ?? 0
    kept.delete(key)
  }

  return async (key: string, make: () => Promise<T | null>): Promise<T | null> => {
    const standing = kept.get(key)
    if (standing !== undefined) {
      kept.delete(key)
      kept.set(key, standing)
      return standing.answer
    }
    const entry = { answer: make(), size: 0 }
    kept.set(key, entry)
    try {
      const answer = await entry.answer
      if (answer === null) {
        forget(key)
        return null
      }
      entry.size = sizeOf(answer)
      size += entry.size
      for (const oldest of kept.keys()) {
        if (size <= most || oldest === key) break
        forget(oldest)
      }
      return answer
    } catch (fault) {
      forget(key)
      throw fault
    }
  }
}
