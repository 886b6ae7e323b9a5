import { textOfLetter } from './ligatures.ts'
import type { PageContents } from './page-contents.ts'

/** A word of a page: its letters, by their places among the page's. */
export interface Word {
  from: number
  to: number
  /** The run it begins in. */
  run: number
  /** What parts it from the word before: a space, the gap between columns, or a new line. */
  after: ' ' | '\t' | '\n'
}

/** A gap between letters that parts words, and one that parts columns, in ems. */
const [GAP, COLUMN] = [0.18, 1.5]
/** How far letters of one line may stand from its height, in ems. */
const LINE = 0.3
const FEWEST_SIGNS = 2
/** One sign so often in a word is a hatching; of a font that does not say what its drawings are, two are. */
const [HATCHING, HATCHING_DRAWN] = [3, 2]

/** Whether a code point is a letter or a digit; what no map tells is taken for one. */
function isSign(letter: number): boolean {
  if (letter < 0x80)
    return (
      letter === 0 ||
      (letter >= 0x30 && letter <= 0x39) ||
      (letter >= 0x41 && letter <= 0x5a) ||
      (letter >= 0x61 && letter <= 0x7a)
    )
  return letter >= 0xaa && letter !== 0xd7 && letter !== 0xf7 && /[\p{L}\p{N}]/u.test(textOfLetter(letter))
}

const isSpace = (letter: number): boolean =>
  letter === 0x20 || letter === 0xa0 || (letter > 0 && letter < 0x20)

/** The words of a page in the order of painting, split at spaces and gaps. */
export function wordsOf({ letters, bodies, runs }: PageContents): Word[] {
  const words: Word[] = []
  let open: Word | null = null
  let last = -1
  for (const [number, run] of runs.entries()) {
    for (let at = run.from; at < run.to; at += 1) {
      if (isSpace(letters[at] as number)) {
        open = null
        continue
      }
      const [across, up] = [gapAlong(bodies, last, at, 0), gapAlong(bodies, last, at, 1)]
      const [along, aside] = run.isSideways ? [up, across] : [across, up]
      const isSameLine = last >= 0 && aside < LINE * run.size
      if (open !== null && isSameLine && along < GAP * run.size) open.to = at + 1
      else {
        const after = !isSameLine ? '\n' : along > COLUMN * run.size ? '\t' : ' '
        open = { from: at, to: at + 1, run: number, after }
        words.push(open)
      }
      last = at
    }
  }
  return words
}

/** How far two letters lie apart, across the page (0) or up it (1). */
function gapAlong(bodies: Float32Array, one: number, other: number, axis: 0 | 1): number {
  if (one < 0) return 0
  const [from, to] = [4 * one + axis, 4 * other + axis]
  const [near, far] = [bodies[from] as number, bodies[from + 2] as number]
  const [start, end] = [bodies[to] as number, bodies[to + 2] as number]
  // A body is three fifths of its letter's width.
  return Math.max(0, start - far, near - end) - (far - near + end - start) / 3
}

/** The words of a page as they are read, line by line. */
export function textOfPage({ letters }: PageContents, words: readonly Word[]): string {
  let text = ''
  for (const { from, to, after } of words) {
    if (text !== '') text += after
    for (let at = from; at < to; at += 1) {
      const letter = letters[at] as number
      if (letter >= 0x20) text += textOfLetter(letter)
    }
  }
  return text.normalize('NFKC')
}

/** The same, in lines from the top of the page down. Words of one height are one line, from left to right. */
export function textFromTop(contents: PageContents, words: readonly Word[]): string {
  const lines = new Map<number, Word[]>()
  for (const word of words) {
    const height = Math.round((contents.bodies[4 * word.from + 1] as number) / 2)
    const line = lines.get(height) ?? lines.get(height - 1) ?? lines.get(height + 1)
    if (line === undefined) lines.set(height, [word])
    else line.push(word)
  }
  const left = ({ from }: Word): number => contents.bodies[4 * from] as number
  return [...lines]
    .toSorted(([one], [other]) => other - one)
    .map(([, line]) =>
      textOfPage(
        contents,
        line.toSorted((one, other) => left(one) - left(other)),
      ),
    )
    .map((line) => line.replaceAll('\n', ' '))
    .join('\n')
}

/**
 * A word counts where it has two letters or digits: dots, rules and bullets are none. Nor is one letter over and over,
 * by which old programs hatch their drawings.
 */
export function isCounted({ letters, runs }: PageContents, { from, to, run }: Word): boolean {
  let signs = 0
  let isVaried = false
  let first = 0
  for (let at = from; at < to; at += 1) {
    const letter = letters[at] as number
    if (!isSign(letter)) continue
    if (signs === 0) first = letter
    else if (letter !== first) isVaried = true
    signs += 1
  }
  const isDigitOrUnknown = first < 0x3a
  const hatching = runs[run]?.font.isUntold === true ? HATCHING_DRAWN : HATCHING
  return signs >= FEWEST_SIGNS && (isVaried || isDigitOrUnknown || signs < hatching)
}
