import type { HiddenWords } from '../../../domain/papers/hidden-words.ts'
import { contrast, UNKNOWN } from './colours.ts'
import type { FontFacts } from './font-facts.ts'
import { groundsOf } from './grounds.ts'
import { hiddenLetters, pictureShare, type Unseen } from './hidden-letters.ts'
import { textOfLetter } from './ligatures.ts'
import type { PageContents, Run } from './page-contents.ts'
import type { PageSight } from './read-sight.ts'
import { isCounted, textFromTop, textOfPage, type Word, wordsOf } from './words.ts'

/** What there is to say of one page, by what is seen of it. */
export interface PageFacts {
  /** All its words, seen or not. */
  text: string
  /** Its words in lines from the top of the page down, wherever they come in the painting. */
  top: string
  hidden: HiddenWords[]
  /** Words that are seen. */
  seen: number
  /** Words that a scanner's machine read from a picture. */
  scanned: number
  /** Of those, the words that are painted beneath it all the same; and the words that are seen; by their fonts. */
  beneathIn: Map<FontFacts, number>
  seenIn: Map<FontFacts, number>
  /** The part of the page that pictures take. */
  pictures: number
  /** Words that stand out too little from their ground. */
  faint: number
  /** Words of which the file does not say what their letters are. */
  garbled: number
  /** Words that are part of no tag, and are not marked as decoration either. */
  untold: number
  /** Lines that begin with a bullet. */
  bullets: number
  /** Names of fonts that it is set in, and that the file does not bring along. */
  fontsNotEmbedded: Set<string>
  fonts: Set<string>
  isOverfull: boolean
}

const BULLET = /[\u2022\u25aa\u25cf\u25cb\u25e6\u25a0\uf0b7\uf0a7]/
/** Larger than this, in points, words are decoration, such as the DRAFT across a page. */
const DECORATION = 48

export function pageFacts(sight: PageSight, page: number): PageFacts {
  const { contents, visible } = sight
  const words = wordsOf(contents)
  const grounds = groundsOf(contents)
  const unseen = hiddenLetters(sight, grounds)
  const facts: PageFacts = {
    text: textOfPage(contents, words),
    top: page === 1 ? textFromTop(contents, words) : '',
    hidden: [],
    seen: 0,
    scanned: 0,
    beneathIn: new Map(),
    seenIn: new Map(),
    pictures: pictureShare(contents, visible),
    faint: 0,
    garbled: 0,
    untold: 0,
    bullets: 0,
    fontsNotEmbedded: new Set(),
    fonts: new Set(),
    isOverfull: contents.isOverfull,
  }
  const hidden = new Map<HiddenWords['by'], number>()
  for (const word of words) {
    const run = contents.runs[word.run] as Run
    const isLone = word.to - word.from === 1 || word.after === '\n'
    if (isLone && BULLET.test(textOfLetter(contents.letters[word.from] || 0x20))) facts.bullets += 1
    if (!isCounted(contents, word)) continue
    const by = whyUnseen(unseen, word)
    if (by === 'scan') {
      facts.scanned += 1
      if (run.isPainted) countIn(facts.beneathIn, run.font)
    } else if (by !== null) hidden.set(by, (hidden.get(by) ?? 0) + 1)
    else countSeen(facts, contents, word, run, grounds[word.run] ?? UNKNOWN)
  }
  facts.hidden = [...hidden].map(([by, count]) => ({ page, by, words: count }))
  return facts
}

const countIn = (words: Map<FontFacts, number>, font: FontFacts): void => {
  words.set(font, (words.get(font) ?? 0) + 1)
}

/** A word is hidden where most of its letters are, in the way that the first of them is. */
function whyUnseen(unseen: readonly Unseen[], { from, to }: Word): Unseen {
  let first: Unseen = null
  let hidden = 0
  for (let at = from; at < to; at += 1) {
    const by = unseen[at] ?? null
    if (by === null) continue
    first ??= by
    hidden += 1
  }
  return hidden * 2 >= to - from ? first : null
}

function countSeen(facts: PageFacts, { letters }: PageContents, word: Word, run: Run, ground: number): void {
  facts.seen += 1
  countIn(facts.seenIn, run.font)
  facts.fonts.add(run.font.name)
  if (!run.font.isEmbedded) facts.fontsNotEmbedded.add(run.font.name)
  if (!run.isTold) facts.untold += 1
  if (isGarbled(letters, word)) facts.garbled += 1
  if (isFaint(run, ground)) facts.faint += 1
}

function isGarbled(letters: Uint32Array, { from, to }: Word): boolean {
  for (let at = from; at < to; at += 1) if (letters[at] === 0) return true
  return false
}

/** Too little contrast (WCAG 2.2, 1.4.3): 4.5 to 1, and 3 to 1 for large words. */
function isFaint({ size, font, colour }: Run, ground: number): boolean {
  if (colour === UNKNOWN || ground === UNKNOWN || size > DECORATION) return false
  const isLarge = size >= 18 || (size >= 14 && /bold|black|heavy/i.test(font.name))
  return contrast(colour, ground) < (isLarge ? 3 : 4.5)
}
