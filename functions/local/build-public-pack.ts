import type { ConfinedAnswer, ConfinedOrder } from '../adapters/local/confined-builder.ts'
import { buildPack } from '../steps/build-pack.ts'
import { publicBuildTools } from '../wiring/public-wiring.ts'

/** The door of the process that builds public packs: one order in, one answer out. */
process.once('message', async ({ folder, order }: ConfinedOrder) => {
  const answer = await buildPack(publicBuildTools(folder), order).then(
    (built): ConfinedAnswer => ({ built }),
    (fault): ConfinedAnswer => ({ fault: fault instanceof Error ? fault.message : String(fault) }),
  )
  process.send?.(answer, () => process.disconnect())
})
