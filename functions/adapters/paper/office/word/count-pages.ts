import { allIn, type XmlElement } from '../xml/element.ts'

/** More pages than any report has, by its page breaks alone. */
const MOST_BREAKS = 1500

export class TooManyPages extends Error {}

/** Throws `TooManyPages` before a program is asked to lay them all out. */
export function holdToPages(document: XmlElement): void {
  let breaks = 0
  for (const { name, attributes } of allIn(document)) {
    if (name === 'w:br' && attributes.get('w:type') === 'page') breaks += 1
    if (breaks > MOST_BREAKS) throw new TooManyPages(`More than ${MOST_BREAKS} page breaks`)
  }
}
