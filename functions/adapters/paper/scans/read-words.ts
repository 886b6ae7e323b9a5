import type { Page } from 'tesseract.js'

/** A word where it stands on a page: lengths are parts of the page's width and height, from its upper left corner. */
export interface ReadWord {
  text: string
  left: number
  right: number
  /** Of the line that it stands on. */
  baseline: number
}

export interface ReadLine {
  /** Of its letters, with what they reach above and below the line. */
  height: number
  words: ReadWord[]
}

/** A page as the machine read it: paragraphs of lines, in the order that it takes them to be read in. */
export interface ReadPage {
  paragraphs: ReadLine[][]
  /** How sure it is of its words, from 0 to 100. */
  sureness: number
}

/** Ligatures, which nobody types into a search. */
const LIGATURES = /[\ufb00-\ufb06]/g
/** Below this, what was read is as likely a speck or a line of the drawing as a word. */
const LEAST_SURE = 25

/** What Tesseract says of a picture, as words and where they are. */
export function wordsIn({ blocks }: Page, width: number, height: number): ReadPage {
  let [sum, count] = [0, 0]
  const paragraphs = (blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .map(({ lines }) =>
      lines.flatMap(({ words, baseline, bbox }) => {
        const slope = (baseline.y1 - baseline.y0) / Math.max(1, baseline.x1 - baseline.x0)
        const kept = words.flatMap(({ text, confidence, bbox: box }): ReadWord[] => {
          const letters = text.replace(LIGATURES, (one) => one.normalize('NFKC')).trim()
          if (letters === '' || confidence < LEAST_SURE || box.x1 <= box.x0) return []
          sum += confidence * letters.length
          count += letters.length
          const y = baseline.y0 + slope * (box.x0 - baseline.x0)
          return [{ text: letters, left: box.x0 / width, right: box.x1 / width, baseline: y / height }]
        })
        return kept.length === 0 ? [] : [{ height: (bbox.y1 - bbox.y0) / height, words: kept }]
      }),
    )
    .filter((lines) => lines.length > 0)
  return { paragraphs, sureness: count === 0 ? 0 : sum / count }
}
