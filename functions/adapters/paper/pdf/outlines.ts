import type { Copier } from './copier.ts'
import type { NamedPlaces } from './destinations.ts'
import type { PackWriter } from './pack-writer.ts'
import {
  dictOf,
  isDict,
  nameOf,
  numberOf,
  PackRef,
  type PdfDict,
  PdfString,
  type PdfValue,
  textOfName,
} from './values.ts'

/** A bookmark of the pack. */
export interface Line {
  title: PdfString
  /** A destination of the pack; null for a heading that leads nowhere. */
  to: PdfValue
  isOpen: boolean
  /** Colour and style, as they were. */
  look: PdfDict
  children: Line[]
}

/** More bookmarks than any real file has; a circle among them would go on for ever. */
const MOST_LINES = 50_000
const DEEPEST = 64

/** A file's own bookmarks, leading to its pages in the pack. */
export function ownOutline(copier: Copier, places: NamedPlaces): Line[] {
  const { document } = copier
  const root = document.resolve(document.catalog.get('Outlines'))
  const seen = new Set<PdfDict>()

  function linesUnder(parent: PdfDict, depth: number): Line[] {
    const lines: Line[] = []
    let next = document.resolve(parent.get('First'))
    while (isDict(next) && !seen.has(next) && seen.size < MOST_LINES && depth < DEEPEST) {
      seen.add(next)
      const title = document.resolve(next.get('Title'))
      const look = dictOf({
        C: document.resolve(next.get('C')) ?? undefined,
        F: document.resolve(next.get('F')) ?? undefined,
      })
      lines.push({
        title: title instanceof PdfString ? title : new PdfString(new Uint8Array()),
        to: targetOf(next),
        isOpen: (numberOf(document.resolve(next.get('Count'))) ?? 0) > 0,
        look: new Map([...look].filter(([, value]) => value !== null)),
        children: linesUnder(next, depth + 1),
      })
      next = document.resolve(next.get('Next'))
    }
    return lines
  }

  function targetOf(line: PdfDict): PdfValue {
    if (line.has('Dest')) return places.translate(line.get('Dest') ?? null)
    const action = document.resolve(line.get('A'))
    if (!isDict(action) || textOfName(document.resolve(action.get('S'))) !== 'GoTo') return null
    return places.translate(action.get('D') ?? null)
  }

  return isDict(root) ? linesUnder(root, 0) : []
}

/** Writes all bookmarks, and answers the outline's number. */
export function writeOutline(writer: PackWriter, lines: Line[]): number {
  const root = writer.reserve()
  const { ends, shown } = writeLines(writer, lines, root)
  writer.put(root, dictOf({ Type: nameOf('Outlines'), ...ends, Count: shown }))
  return root
}

function writeLines(
  writer: PackWriter,
  lines: Line[],
  parent: number,
): { ends: Record<string, PdfValue>; shown: number } {
  const nums = lines.map(() => writer.reserve())
  let shown = lines.length
  for (const [at, line] of lines.entries()) {
    const num = nums[at] as number
    const under = writeLines(writer, line.children, num)
    if (line.isOpen) shown += under.shown
    const count = line.isOpen ? under.shown : -under.shown
    const [before, after] = [nums[at - 1], nums[at + 1]]
    writer.put(
      num,
      new Map([
        ...dictOf({
          Title: line.title,
          Parent: new PackRef(parent),
          Prev: before === undefined ? undefined : new PackRef(before),
          Next: after === undefined ? undefined : new PackRef(after),
          ...under.ends,
          Count: line.children.length === 0 ? undefined : count,
          Dest: line.to ?? undefined,
        }),
        ...line.look,
      ]),
    )
  }
  const [first, last] = [nums[0], nums.at(-1)]
  return {
    ends:
      first === undefined || last === undefined ? {} : { First: new PackRef(first), Last: new PackRef(last) },
    shown,
  }
}
