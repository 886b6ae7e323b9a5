/** Lets so many acts run at once; the others wait for their turn, in the order they came. */
export function fewAtOnce(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (act) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go))
    else running += 1
    try {
      return await act()
    } finally {
      // Its place goes to whoever waits longest, or becomes free.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
