import type { Manifest, ManifestInput } from './manifest.ts'

/** A run of numbers that the public pack leaves out, with one notice page in its place. */
export interface Gap {
  from: number
  to: number
}

/** The gaps of a pack, from its manifest; a restricted pack has none. */
export function gapsOf({ kind, inputs }: Manifest): Gap[] {
  const gaps: Gap[] = []
  for (const { from, to, notForPublication } of inputs) {
    if (kind === 'restricted' || !notForPublication) continue
    const last = gaps.at(-1)
    if (last?.to === from - 1) last.to = to
    else gaps.push({ from, to })
  }
  return gaps
}

/** A gap as page labels, agenda and stamps print it: `7 - 28`. */
export const gapInWords = ({ from, to }: Gap): string => `${from} - ${to}`

/** The label of every page of the pack, in order: i, ii, … and then the numbers, a gap as one page. */
export function expectedLabels(manifest: Manifest): string[] {
  const gaps = gapsOf(manifest)
  const labels = Array.from({ length: manifest.frontPages }, (_, at) => roman(at + 1))
  for (let number = manifest.firstNumber; number <= manifest.lastNumber; number++) {
    const gap = gaps.find(({ from }) => from === number)
    labels.push(gap === undefined ? `${number}` : gapInWords(gap))
    if (gap !== undefined) number = gap.to
  }
  return labels
}

/** The label of the page on which a number stands, or which stands for it. */
export function labelOf(number: number, manifest: Manifest): string {
  const gap = gapsOf(manifest).find(({ from, to }) => from <= number && number <= to)
  return gap === undefined ? `${number}` : gapInWords(gap)
}

/** Whether a file's pages are in this pack. */
export const isShown = (input: ManifestInput, { kind }: Manifest): boolean =>
  kind === 'restricted' || !input.notForPublication

const NUMERALS: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A number from 1 in small roman numerals, as front matter is numbered. */
function roman(number: number): string {
  const [value, numeral] = NUMERALS.find(([one]) => one <= number) ?? [0, '']
  return value === 0 ? '' : numeral + roman(number - value)
}
