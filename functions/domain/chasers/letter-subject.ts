import { inWords } from '../calendar/day.ts'
import type { Ask } from './ask.ts'
import type { Digest } from './digest.ts'
import { STAGE_WORDS } from './stage-words.ts'

/** More is cut off in most lists of mail. */
const LONGEST = 90

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/**
 * The subject of one person's letter, at most 90 characters: of one report, what and which; of several, how many
 * of each kind, in the order given. Digests alone give their headings.
 */
export function letterSubject(asks: readonly Ask[], digests: readonly Digest[]): string {
  const [first] = asks
  if (first === undefined) return shortened(digests.map(({ heading }) => heading).join('; '), LONGEST)
  return asks.length === 1 ? subjectOfOne(first) : shortened(subjectOfSeveral(asks), LONGEST)
}

/** `Due today: Road safety annual report (26 July 2017)`: only the title gives way. */
function subjectOfOne(ask: Ask): string {
  const before = `${STAGE_WORDS[ask.stage].subject(ask)}: `
  const after = ` (${inWords(ask.meetingDate)})`
  return before + shortened(ask.title, LONGEST - before.length - after.length) + after
}

/** `2 reports due today`; `3 reports: one overdue, two due on 13 July` */
function subjectOfSeveral(asks: readonly Ask[]): string {
  const counts = new Map<string, number>()
  for (const ask of asks) {
    const words = STAGE_WORDS[ask.stage].several(ask)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const [only, ...more] = counts.keys()
  if (more.length === 0) return `${asks.length} reports ${only}`
  const parts = [...counts].map(([words, count]) => `${NUMBERS[count] ?? count} ${words}`)
  return `${asks.length} reports: ${parts.join(', ')}`
}

/** Cut at the end of a word. */
function shortened(words: string, longest: number): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest - 1)
  const lastSpace = cut.lastIndexOf(' ')
  return `${cut.slice(0, lastSpace > longest / 2 ? lastSpace : undefined).replace(/[\s,;:(-]+$/, '')}…`
}
