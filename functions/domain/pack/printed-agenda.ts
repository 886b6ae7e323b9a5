import { type FrontMatterFacts, type FrontMatterView, frontMatterView } from './front-matter.ts'

/** What a meeting's public page repeats of a pack's front sheet and agenda. Nothing in it is not for publication. */
export type PrintedAgenda = Pick<
  FrontMatterView,
  'facts' | 'membership' | 'coopted' | 'notes' | 'contacts' | 'sections'
>

/** The words that the public pack prints, to be kept with its version: members and settings change, and it does not. */
export function printedAgenda(asked: Omit<FrontMatterFacts, 'kind'>): PrintedAgenda {
  const { facts, membership, coopted, notes, contacts, sections } = frontMatterView({
    ...asked,
    kind: 'public',
  })
  return { facts, membership, coopted, notes, contacts, sections }
}
