import { allIn, elementsIn, newElement, textOf, type XmlElement } from '../xml/element.ts'

/** Empties the words that no cell shows any more: all sheets keep theirs in one list (ECMA-376, part 1, 18.4). */
export function forgetUnusedStrings(strings: XmlElement, sheets: readonly XmlElement[]): void {
  const used = new Set<number>()
  for (const sheet of sheets)
    for (const cell of allIn(sheet))
      if (cell.name === 'x:c' && cell.attributes.get('t') === 's')
        for (const value of elementsIn(cell, 'x:v')) used.add(Number(textOf(value)))
  for (const [at, string] of elementsIn(strings, 'x:si').entries())
    if (!used.has(at)) string.children = [newElement('x:t')]
}
