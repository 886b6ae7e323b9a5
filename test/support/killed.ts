import type { Mailer } from '../../functions/ports/mailer.ts'
import type { Register } from '../../functions/ports/register.ts'

/** The process died here. */
export class Killed extends Error {}

/**
 * A store and a post that die with their process at the so-manieth act (a write, or a posting): before it is
 * done, or when it is done but nobody has heard. After that nothing of that process happens any more.
 */
export function killingAt(
  { at, when }: { at: number; when: 'before' | 'after' },
  { register, mailer }: { register: Register; mailer: Mailer },
): { register: Register; mailer: Mailer } {
  let acts = 0
  let dead = false
  const stillAlive = (): void => {
    if (dead) throw new Killed()
  }
  const act = async <T>(doIt: () => Promise<T>): Promise<T> => {
    stillAlive()
    acts += 1
    if (acts !== at) return doIt()
    dead = true
    if (when === 'after') await doIt()
    throw new Killed()
  }
  const look = <T>(doIt: () => Promise<T>): Promise<T> => {
    stillAlive()
    return doIt()
  }
  return {
    register: {
      read: (key) => look(() => register.read(key)),
      list: (prefix) => look(() => register.list(prefix)),
      history: (key) => look(() => register.history(key)),
      create: (key, value) => act(() => register.create(key, value)),
      replace: (key, value, version) => act(() => register.replace(key, value, version)),
    },
    mailer: {
      post: (mail) => act(() => mailer.post(mail)),
      fateOf: (mail) => look(() => mailer.fateOf(mail)),
    },
  }
}
