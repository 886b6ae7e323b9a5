import { counted, type Found, listed } from '../found.ts'
import { bareDrawings } from '../ooxml/drawings.ts'
import { keptProperties } from '../ooxml/kept-properties.ts'
import { tellLeftBehind } from '../ooxml/left-behind.ts'
import { openParts } from '../ooxml/open-parts.ts'
import type { OfficePackage } from '../ooxml/read-package.ts'
import { writePackage } from '../ooxml/write-package.ts'
import { allIn } from '../xml/element.ts'
import { bareSheet, type HiddenCells } from './bare-sheet.ts'
import { columnName, ranges } from './cell-places.ts'
import { unseenStyles } from './cell-styles.ts'
import { forgetUnusedStrings } from './shared-strings.ts'
import { bareWorkbook, sheetsOf } from './workbook.ts'

/** Looks into a workbook, and makes of it one that holds what its sheets show and nothing else. */
export async function cleanWorkbook(
  pack: OfficePackage,
  found: Found,
): Promise<Uint8Array | 'all-hidden' | 'not-worked-out'> {
  const open = await openParts(pack, 'xlsx')
  const sheets = sheetsOf(open.main)
  if (sheets.length > 0 && sheets.every(({ isHidden }) => isHidden)) return 'all-hidden'
  for (const { type, target, isExternal } of open.leftBehind) {
    if (!/^(?:comments|threadedComment)$/.test(type) || isExternal) continue
    const root = await pack.aside(target)
    // A thread's first words stand in the old comments too; its answers do not.
    if (root !== undefined && (type === 'comments' || found.comments.count === 0)) countNotes(root, found)
  }
  tellLeftBehind(open, pack.names, found)
  const away = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => `“${name}”`)
  if (away.length > 0) found.warnings.add(hiddenSheets(away))
  const styles = unseenStyles([...open.parts.values()].find(({ type }) => type === 'styles')?.root)
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  const hidden: HiddenCells[] = []
  const roots = shown.flatMap(({ name, part }) => {
    const sheet = open.parts.get(part)
    if (sheet?.type !== 'worksheet') return []
    const cells = bareSheet(sheet.root, styles)
    hidden.push(cells)
    for (const words of inWords(name, cells)) found.warnings.add(words)
    return sheet.root
  })
  // What is left out may be what a formula counts: without it, it would come to something else.
  if (hidden.some(({ unworked }) => unworked > 0) && (away.length > 0 || hidden.some(holdsBack)))
    return 'not-worked-out'
  bareWorkbook(open.main, sheets)
  for (const part of open.parts.values())
    if (part.type === 'sharedStrings') forgetUnusedStrings(part.root, roots)
  bareDrawings(open, found)
  return writePackage('xlsx', open, await keptProperties(pack))
}

const holdsBack = ({ rows, columns, blanked }: HiddenCells): boolean =>
  rows.size + columns.size + blanked.length > 0

function countNotes(root: Parameters<typeof allIn>[0], { comments }: Found): void {
  for (const { name, attributes } of allIn(root)) {
    if (name !== 'x:comment' && name !== 'tc:threadedComment') continue
    comments.count += 1
    comments.people.add(attributes.get('authorId') ?? attributes.get('personId') ?? '')
  }
}

const hiddenSheets = (names: string[]): string =>
  `The workbook has ${counted(names.length, 'hidden sheet', 'hidden sheets')}: ${listed(names)}. ${names.length === 1 ? 'It is' : 'They are'} left out of the PDF. The public should not get the workbook itself; delete hidden sheets before you pass it on.`

function* inWords(
  name: string,
  { rows, columns, isFiltered, blanked, white }: HiddenCells,
): Generator<string> {
  const places = [
    ...(rows.size === 0 ? [] : [`${rows.size === 1 ? 'row' : 'rows'} ${ranges(rows)}`]),
    ...(columns.size === 0
      ? []
      : [`${columns.size === 1 ? 'column' : 'columns'} ${ranges(columns, columnName)}`]),
  ]
  if (places.length > 0)
    yield `Sheet “${name}”: ${places.join(' and ')} ${rows.size + columns.size === 1 ? 'is' : 'are'} hidden${isFiltered ? ', some perhaps by a filter' : ''}, and left out of the PDF. If members need to see them, unhide them and send the file again; if not, delete them before you pass the workbook on.`
  if (blanked.length > 0)
    yield `Sheet “${name}”: ${listed(blanked)} ${blanked.length === 1 ? 'holds something that its' : 'hold something that their'} number format does not show. It is left out of the PDF.`
  if (white.length > 0)
    yield `Sheet “${name}”: ${listed(white)} ${white.length === 1 ? 'has' : 'have'} white words on white. Nobody sees them on the page, but everybody can find and copy them in the PDF. Delete them, or give them a colour, and send the file again.`
}
