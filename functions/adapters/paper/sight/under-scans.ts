import type { FontFacts } from './font-facts.ts'
import type { PageFacts } from './page-facts.ts'

/** So many words seen in a font, in all the file, make it one that the report is written in. */
const FEWEST_SEEN = 20

/**
 * Words that are painted beneath a picture of the whole page are what a scanner's machine read, and no secret. They are
 * the report's own where other pages show words in the very same font: then the picture was laid upon a page that
 * somebody wrote, and may show less than lies beneath it.
 */
export function tellUnderPictures(pages: readonly (PageFacts & { page: number })[]): void {
  if (pages.every(({ beneathIn }) => beneathIn.size === 0)) return
  const seen = new Map<FontFacts, number>()
  for (const { seenIn } of pages)
    for (const [font, words] of seenIn) seen.set(font, (seen.get(font) ?? 0) + words)
  for (const facts of pages) {
    const own = [...facts.beneathIn].filter(([font]) => (seen.get(font) ?? 0) >= FEWEST_SEEN)
    const words = own.reduce((sum, [, count]) => sum + count, 0)
    if (words === 0) continue
    facts.scanned -= words
    const told = facts.hidden.find(({ by }) => by === 'picture')
    if (told === undefined) facts.hidden.push({ page: facts.page, by: 'picture', words })
    else told.words += words
  }
}
