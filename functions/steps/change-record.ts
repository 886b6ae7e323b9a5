import type { Register } from '../ports/register.ts'
import { inTurn } from './in-turn.ts'

/** What a change makes of a record: its next version and an answer, or an answer and nothing to write. */
export type Change<R, T> = { next: T; answer: R } | { keep: R }

interface Tools {
  register: Register
  pause?: (tries: number) => Promise<void>
}

const MOST_TRIES = 50
const LONGEST_PAUSE = 200

/**
 * Changes a record by compare-and-swap: reads it, applies `change`, and starts again where somebody else was
 * first. `change` may therefore be called several times, and must do nothing but decide. Answers what it
 * answered, or nothing where there is no such record. Throws when rivals were first 50 times in a row. Those of the
 * same process take turns.
 */
export const changeRecord = <T, R>(
  tools: Tools,
  key: string,
  change: (value: T) => Change<R, T>,
): Promise<R | undefined> => inTurn(tools.register, key, () => compareAndSwap(tools, key, change))

async function compareAndSwap<T, R>(
  { register, pause = pauseALittle }: Tools,
  key: string,
  change: (value: T) => Change<R, T>,
): Promise<R | undefined> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const kept = await register.read<T>(key)
    if (kept === undefined) return undefined
    const changed = change(kept.value)
    if ('keep' in changed) return changed.keep
    if (await register.replace(key, changed.next, kept.version)) return changed.answer
    await pause(tries)
  }
  throw new Error(
    `Others changed the record "${key}" first, ${MOST_TRIES} times in a row: nothing was written`,
  )
}

/** A random while that grows with every try: rivals that met once do not go on meeting. */
function pauseALittle(tries: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE, 2 ** tries)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
}
