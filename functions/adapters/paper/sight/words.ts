import type { PageContents } from './page-contents.ts'

/** A word of a page: its letters, by their places among the page's. */
export interface Word {
  from: number
  to: number
  /** The run it begins in. */
  run: number
  /** Whether a line begins with it. */
  startsLine: boolean
}

/** A gap between letters that parts words, in ems. */
const GAP = 0.25
/** How far letters of one line may stand from its height, in ems. */
const LINE = 0.5
const FEWEST_SIGNS = 2

/** Whether a code point is a letter or a digit; what no map tells is taken for one. */
export function isSign(letter: number): boolean {
  if (letter < 0x80)
    return (
      letter === 0 ||
      (letter >= 0x30 && letter <= 0x39) ||
      (letter >= 0x41 && letter <= 0x5a) ||
      (letter >= 0x61 && letter <= 0x7a)
    )
  return (
    letter >= 0xaa && letter !== 0xd7 && letter !== 0xf7 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(letter))
  )
}

const isSpace = (letter: number): boolean =>
  letter === 0x20 || letter === 0xa0 || (letter > 0 && letter < 0x20)

/** The words of a page in the order of painting, split at spaces and gaps. */
export function wordsOf({ letters, bodies, runs }: PageContents): Word[] {
  const words: Word[] = []
  let open: Word | null = null
  let lastX = 0
  let lastY = 0
  for (const [number, run] of runs.entries()) {
    for (let at = run.from; at < run.to; at += 1) {
      const letter = letters[at] as number
      const [left = 0, bottom = 0, right = 0] = [bodies[4 * at], bodies[4 * at + 1], bodies[4 * at + 2]]
      const isSameLine = Math.abs(bottom - lastY) < LINE * run.size
      const follows = isSameLine && Math.abs(left - lastX) < (GAP + 0.4) * run.size
      lastX = right
      lastY = bottom
      if (isSpace(letter)) {
        open = null
        continue
      }
      if (open !== null && follows) open.to = at + 1
      else {
        open = { from: at, to: at + 1, run: number, startsLine: !isSameLine }
        words.push(open)
      }
    }
  }
  return words
}

/** A word counts where it has two letters or digits: dots, rules and bullets are none. */
export function signsIn({ letters }: PageContents, { from, to }: Word): number {
  let signs = 0
  for (let at = from; at < to; at += 1) if (isSign(letters[at] as number)) signs += 1
  return signs
}

export const isCounted = (contents: PageContents, word: Word): boolean =>
  signsIn(contents, word) >= FEWEST_SIGNS

/** The words of a page as they are read, line by line. */
export function textOfPage({ letters }: PageContents, words: readonly Word[]): string {
  let text = ''
  for (const { from, to, startsLine } of words) {
    if (text !== '') text += startsLine ? '\n' : ' '
    for (let at = from; at < to; at += 1) {
      const letter = letters[at] as number
      if (letter >= 0x20 && letter < 0x110000) text += String.fromCodePoint(letter)
    }
  }
  return text.normalize('NFKC')
}
