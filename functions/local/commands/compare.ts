import type { Command } from 'commander'
import type { PageChange } from '../../domain/pack/compare-packs.ts'
import { compareVersions } from '../../steps/compare-packs.ts'
import { paperTools } from '../../wiring/local-wiring.ts'
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
  const answer = await compareVersions(paperTools(), one, other)
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
    words: [`Pages: ${told.join(', ')}`, ...runsOf(pages)].join('\n'),
  }
}

type Moved = Extract<PageChange, { change: 'same' | 'renumbered' }>

/** One line a change; pages that only moved on are told as runs. */
function runsOf(pages: PageChange[]): string[] {
  const lines: string[] = []
  let run: Moved[] = []
  const close = (): void => {
    const [from, to] = [run.at(0), run.at(-1)]
    if (from !== undefined && to !== undefined)
      lines.push(`  ${span(from.page, to.page)} was ${span(from.was, to.was)}`)
    run = []
  }
  for (const page of pages) {
    if (page.change === 'renumbered') run.push(page)
    else {
      close()
      lines.push(...linesOf(page))
    }
  }
  close()
  return lines
}

function linesOf(page: PageChange): string[] {
  switch (page.change) {
    case 'added':
      return [`  page ${page.page} is new`]
    case 'removed':
      return [`  page ${page.was} is gone`]
    case 'changed': {
      const was = page.page === page.was ? '' : ` (was ${page.was})`
      return [
        `  page ${page.page}${was} changed`,
        ...shortened(page.removed, '-'),
        ...shortened(page.added, '+'),
      ]
    }
    default:
      return []
  }
}

const MOST_LINES = 4

function shortened(lines: string[], sign: string): string[] {
  const more = lines.length - MOST_LINES
  const shown = lines.slice(0, MOST_LINES).map((line) => `      ${sign} ${line}`)
  return more > 0 ? [...shown, `      ${sign} and ${more} more lines`] : shown
}

const span = (from: string, to: string): string => (from === to ? `page ${from}` : `pages ${from} - ${to}`)
