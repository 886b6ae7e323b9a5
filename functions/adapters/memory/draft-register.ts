import type { Register } from '../../ports/register.ts'
import { memoryRegister } from './memory-register.ts'

/** A register over another one, which it never changes: what would be written is kept in memory, and forgotten. */
export function draftRegister(under: Register): Register {
  const over = memoryRegister()
  return {
    read: async (key) => (await over.read(key)) ?? (await under.read(key)),
    create: async (key, value) => (await under.read(key)) === undefined && over.create(key, value),
    async replace(key, value, version) {
      const draft = await over.read(key)
      if (draft !== undefined) return over.replace(key, value, version)
      const standing = await under.read(key)
      return standing?.version === version && over.create(key, value)
    },
    async list(prefix) {
      const keys = new Set([...(await under.list(prefix)), ...(await over.list(prefix))])
      return [...keys].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    },
    history: (key) => under.history(key),
  }
}
