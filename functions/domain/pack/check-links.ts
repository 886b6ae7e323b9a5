import { labelOf } from './expected-pages.ts'
import type { Manifest } from './manifest.ts'
import type { SeenPack } from './seen-pack.ts'

/** Links that lead neither to a page of the pack nor to the web. */
export const linkFaults = ({ pages, links }: SeenPack): string[] =>
  links
    .filter(({ page, address }) => address === null && (page === null || pages[page] === undefined))
    .map(({ on, words }) => `A link on page ${pages[on]?.label ?? on + 1} ("${words}") leads nowhere.`)

/** Page ranges of the agenda that are no link, or lead to another page than they name. */
export function agendaLinkFaults({ pages, links }: SeenPack, manifest: Manifest): string[] {
  const onAgenda = links.filter(({ on }) => on < manifest.frontPages)
  return manifest.items.flatMap(({ number, from, to }) => {
    if (from === null || to === null) return []
    const range = `${from} - ${to}`
    const leadsTo = onAgenda
      .filter(({ words, page }) => page !== null && spaced(words) === range)
      .map(({ page }) => pages[page ?? 0]?.label)
    if (leadsTo.includes(labelOf(from, manifest))) return []
    const found = leadsTo.length === 0 ? 'is no link' : `leads to page ${leadsTo.join(', ')}`
    return [`The range ${range} of item ${number} ${found}.`]
  })
}

const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** Where tags and content do not lead to one another. */
export const tagFaults = ({ tags: { astray, unkeyed } }: SeenPack): string[] => [
  ...(astray === 0 ? [] : [`${astray} pieces of content do not lead back to the tags that claim them.`]),
  ...(unkeyed === 0 ? [] : [`${unkeyed} pages are not known to the parent tree.`]),
]
