import type { ReadingFrame } from '../stamp-places.ts'
import type { Pen } from '../stamps.ts'
import type { ReadLine, ReadPage, ReadWord } from './read-words.ts'

/** Of a line's height from the tops of its letters to their feet, the size of type that reaches so far. */
const SIZE = 0.9
/** Text rendering mode 3: neither filled nor stroked. It shows nothing, and can be found, marked and read aloud. */
const INVISIBLE = '3 Tr'

const points = (length: number): string => length.toFixed(2)

/**
 * A page's words as a drawing that shows nothing, each as wide as its picture. With `marks`, each paragraph is told from
 * the others by a number, from 0.
 */
export function wordsBeneath(
  { paragraphs }: ReadPage,
  frame: ReadingFrame,
  pen: Pen,
  marks: boolean,
): string {
  const drawn = paragraphs.map((lines, at) => {
    const text = ['BT', INVISIBLE, ...lines.flatMap((line) => lineOf(line, frame, pen)), 'ET']
    return (marks ? [`/P <</MCID ${at}>> BDC`, ...text, 'EMC'] : text).join('\n')
  })
  return `q ${frame.matrix.join(' ')} cm\n${drawn.join('\n')}\nQ\n`
}

function lineOf({ height, words }: ReadLine, frame: ReadingFrame, pen: Pen): string[] {
  const size = Math.max(1, height * frame.height * SIZE)
  return words.map((word) => wordOf(word, { size, frame, pen }))
}

/** A word ends in a space, so that no reader joins it to the next. */
function wordOf(
  { text, left, right, baseline }: ReadWord,
  { size, frame, pen }: { size: number; frame: ReadingFrame; pen: Pen },
): string {
  const face = pen.faces.regular
  const letters = [...text].filter((one) => face.has(one)).join('')
  const natural = face.width(letters, size)
  if (natural === 0) return ''
  const stretch = (100 * (right - left) * frame.width) / natural
  const runs = face.runs(`${letters} `).map(({ font, glyphs }) => {
    pen.fonts.set(pen.prefix + font.name, font.num())
    return `/${pen.prefix}${font.name} ${points(size)} Tf <${glyphs}> Tj`
  })
  const place = `1 0 0 1 ${points(left * frame.width)} ${points((1 - baseline) * frame.height)} Tm`
  return [`${points(stretch)} Tz`, place, ...runs].join(' ')
}
