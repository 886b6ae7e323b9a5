import { readFileSync } from 'node:fs'
import type { ConfinedOrder } from '../../functions/adapters/local/confined-builder.ts'

/** A program that reads whatever it is told to, in place of the one that builds public packs. */
process.once('message', ({ order }: ConfinedOrder) => {
  process.send?.(outcomeOf(order.keys.pack), () => process.disconnect())
})

function outcomeOf(path: string) {
  try {
    return { built: { pages: readFileSync(path).length, sha256: '' } }
  } catch (fault) {
    return { fault: String(fault instanceof Error && 'code' in fault ? fault.code : fault) }
  }
}
