import type { PageChange } from './compare-packs.ts'

type Moved = Extract<PageChange, { change: 'same' | 'renumbered' }>

/** One line a change; pages that only moved on are told as runs. */
export function changesInWords(pages: readonly PageChange[]): string[] {
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
