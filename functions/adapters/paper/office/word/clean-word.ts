import { type Found, listed } from '../found.ts'
import { bareDrawings } from '../ooxml/drawings.ts'
import { keptProperties } from '../ooxml/kept-properties.ts'
import { tellLeftBehind } from '../ooxml/left-behind.ts'
import { openParts, type XmlPart } from '../ooxml/open-parts.ts'
import type { OfficePackage } from '../ooxml/read-package.ts'
import { writePackage } from '../ooxml/write-package.ts'
import { acceptChanges, countChanges } from './accept-changes.ts'
import { bareWord, countComments } from './bare-word.ts'
import { holdToPages } from './count-pages.ts'
import { settleFields } from './fields.ts'
import { takeOutHidden } from './hidden-text.ts'
import { keepSettings } from './settings.ts'
import { wordStyles } from './word-styles.ts'

/** Where a part's words stand that no heading leads to; null for the document itself. */
const PLACES: Record<string, string | null> = {
  officeDocument: null,
  header: 'in a header',
  footer: 'in a footer',
  footnotes: 'in a footnote',
  endnotes: 'in an endnote',
}

/** Looks into a Word document, and makes of it one that holds what its pages show and nothing else. */
export async function cleanWord(pack: OfficePackage, found: Found): Promise<Uint8Array> {
  const open = await openParts(pack, 'docx')
  const parts = [...open.parts.values()]
  for (const { type, target, isExternal } of open.leftBehind) {
    const comments = type === 'comments' && !isExternal ? await pack.aside(target) : undefined
    if (comments !== undefined) countComments(comments, found)
  }
  holdToPages(open.main.root)
  tellLeftBehind(open, pack.names, found)
  const styles = wordStyles(parts.find(({ type }) => type === 'styles')?.root)
  const hiddenAt = new Set<string>()
  for (const { root, type } of parts) {
    countChanges(root, found.changes)
    acceptChanges(root)
    if (type === 'settings') keepSettings(root)
    const place = PLACES[type]
    if (place !== undefined) cleanStory(root, place)
    bareWord(root, found)
  }
  bareDrawings(open, found)
  if (hiddenAt.size > 0) found.warnings.add(hidden(hiddenAt))
  return writePackage('docx', open, await keptProperties(pack))

  function cleanStory(root: XmlPart['root'], place: string | null): void {
    settleFields(root, found)
    takeOutHidden(root, styles, place, hiddenAt)
  }
}

const hidden = (places: Set<string>): string =>
  `There is hidden text ${listed(places)}. It is left out of the PDF. To see it in Word: Home, Show/Hide ¶. If it is to be read, take the tick off Hidden (Home, Font) and send the file again.`
