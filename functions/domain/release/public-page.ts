import type { Day } from '../calendar/day.ts'
import type { Committee } from '../work-programme/committee.ts'

/** A page that the public reads, in ready words: its path, the template that prints it, and when it last changed. */
export interface PublicPage {
  path: string
  template: 'committees' | 'committee' | 'meeting' | 'item' | 'accessibility'
  changed: Day
  /** What a tab and a list of what was found call it: no other page of the site is called so. */
  tab: string
  /** What it is, for whoever has it in such a list. */
  description: string
  view: Record<string, unknown>
}

interface Crumb {
  name: string
  address: string
}

export const crumb = {
  /** The first page, so many folders up. */
  start: (root: string): Crumb => ({ name: 'Committee papers', address: `${root}index.html` }),
  committee: (name: string, address: string): Crumb => ({ name, address }),
}

/** What every page has around it. `depth` is how many folders it lies in; `crumbs` lead back, behind the first page. */
export function frame(committee: Committee, depth: number, crumbs: readonly Crumb[]) {
  const root = '../'.repeat(depth)
  return {
    council: committee.council,
    language: committee.houseStyle.language,
    root,
    crumbs: [crumb.start(root), ...crumbs],
  }
}
