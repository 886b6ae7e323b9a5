import type { Command } from 'commander'
import { changesInWords } from '../../domain/pack/changes-in-words.ts'
import type { PageChange } from '../../domain/pack/compare-packs.ts'
import { compareVersions } from '../../steps/compare-packs.ts'
import { packTools } from '../../wiring/paper-wiring.ts'
import { type Act, type Outcome, refusedOutcome } from '../door.ts'
import { readInput } from '../read-input.ts'

export function addCompare(program: Command, act: Act): void {
  program
    .command('compare')
    .description('what changed between two versions of a pack, page by page')
    .argument('<earlier>', 'the earlier version')
    .argument('<later>', 'the later version')
    .action(act(compare))
}

async function compare(earlier: string, later: string): Promise<Outcome> {
  const inputs = [await readInput(earlier), await readInput(later)]
  const refused = inputs.flatMap((input) => ('refused' in input ? input.refused : []))
  const [one, other] = inputs.flatMap((input) =>
    'done' in input ? [{ name: input.done.name, pdf: new Uint8Array(input.done.bytes) }] : [],
  )
  if (one === undefined || other === undefined) return refusedOutcome(refused)
  const answer = await compareVersions(packTools(), one, other)
  if ('refused' in answer) return refusedOutcome(answer.refused)
  const pages = answer.done
  const count = (change: PageChange['change']): number =>
    pages.filter((page) => page.change === change).length
  const counts = {
    same: count('same'),
    renumbered: count('renumbered'),
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
  }
  const told = Object.entries(counts).map(([change, pagesOfIt]) => `${pagesOfIt} ${change}`)
  return {
    json: { ...counts, pages },
    words: [`Pages: ${told.join(', ')}`, ...changesInWords(pages)].join('\n'),
  }
}
