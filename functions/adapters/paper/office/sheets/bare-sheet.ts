import { below, elementsIn, isElement, prune, textOf, type XmlElement } from '../xml/element.ts'
import { cellPlace } from './cell-places.ts'
import type { Unseen } from './cell-styles.ts'

/** What a sheet holds and does not show. */
export interface HiddenCells {
  rows: Set<number>
  columns: Set<number>
  /** Whether the sheet is filtered, so that a filter may hide rows. */
  isFiltered: boolean
  /** Cells that show nothing, by their number format. */
  blanked: string[]
  /** Formulas that were never worked out, as programs write them that make workbooks without Excel. */
  unworked: number
  white: string[]
}

/** What of a sheet is printed. No comments, lists to choose from, scenarios, filters, locks or people. */
const KEPT =
  /^x:(?:sheetPr|dimension|sheetViews|sheetFormatPr|cols|sheetData|mergeCells|conditionalFormatting|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|extLst)$/
const REACHES_OUT = /WEBSERVICE|DDE|RTD|\[/i

/**
 * Takes out of a sheet what it does not show, and its formulas: cells keep what they showed when they were last saved,
 * and nothing is fetched. Only a formula without any such value stays, to be worked out.
 */
export function bareSheet(root: XmlElement, unseenStyles: readonly Unseen[]): HiddenCells {
  const isFiltered =
    below(root, 'x:autoFilter') !== undefined || isOn(below(root, 'x:sheetPr')?.attributes.get('filterMode'))
  root.children = root.children.filter((child) => isElement(child) && KEPT.test(child.name))
  const hidden: HiddenCells = {
    rows: new Set(),
    columns: new Set(),
    isFiltered,
    blanked: [],
    unworked: 0,
    white: [],
  }
  const away = hiddenColumns(root)
  const lines = elementsIn(below(root, 'x:sheetData') ?? root, 'x:row')
  const merged = mergedIntoView(
    root,
    away,
    new Set(lines.filter(isGone).map(({ attributes }) => Number(attributes.get('r')))),
  )
  const coloured = elementsIn(root, 'x:conditionalFormatting').length > 0
  let row = 0
  for (const line of lines) {
    row = Number(line.attributes.get('r') ?? row + 1)
    line.children = cellsThatShow(line, row, isGone(line))
  }
  bareRest(root)
  return hidden

  function cellsThatShow(line: XmlElement, at: number, isRowGone: boolean): XmlElement[] {
    let column = 0
    return elementsIn(line, 'x:c').filter((cell) => {
      const reference = cell.attributes.get('r')
      column = reference === undefined ? column + 1 : cellPlace(reference).column
      if (isWorkedOut(cell) || REACHES_OUT.test(textOf(cell)))
        cell.children = elementsIn(cell).filter(({ name }) => name !== 'x:f')
      else if (below(cell, 'x:f') !== undefined) hidden.unworked += 1
      const isFull = cell.children.some((child) => isElement(child) && textOf(child).trim() !== '')
      if ((isRowGone || away.has(column)) && !merged.has(reference ?? '')) {
        if (isFull && isRowGone) hidden.rows.add(at)
        if (isFull && !isRowGone) hidden.columns.add(column)
        return false
      }
      const unseen = isFull ? (unseenStyles[Number(cell.attributes.get('s') ?? 0)] ?? null) : null
      if (unseen === 'blanked') hidden.blanked.push(reference ?? '')
      if (unseen === 'white' && !coloured) hidden.white.push(reference ?? '')
      if (unseen === 'blanked') cell.children = []
      return true
    })
  }
}

const isGone = ({ attributes }: XmlElement): boolean =>
  isOn(attributes.get('hidden')) || attributes.get('ht') === '0'

/** A formula that comes to nothing is said to be words. */
function isWorkedOut(cell: XmlElement): boolean {
  const value = below(cell, 'x:v')
  return value !== undefined && (textOf(value) !== '' || cell.attributes.get('t') === 'str')
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

function hiddenColumns(root: XmlElement): Set<number> {
  const columns = new Set<number>()
  for (const { attributes } of elementsIn(below(root, 'x:cols') ?? root, 'x:col')) {
    if (!isOn(attributes.get('hidden')) && Number(attributes.get('width') ?? 1) !== 0) continue
    const to = Math.min(Number(attributes.get('max') ?? 0), LAST_COLUMN)
    for (let at = Number(attributes.get('min') ?? 0); at <= to; at += 1) columns.add(at)
  }
  return columns
}

/** The last that a sheet has: XFD. */
const LAST_COLUMN = 16_384

/** First cells of merged ones, whose words reach into view. */
function mergedIntoView(root: XmlElement, columns: Set<number>, rows: Set<number>): Set<string> {
  const cells = elementsIn(below(root, 'x:mergeCells') ?? root, 'x:mergeCell').map(
    ({ attributes }) => attributes.get('ref') ?? '',
  )
  return new Set(
    cells.flatMap((reference) => {
      const [first = '', last = ''] = reference.split(':')
      const { column, row } = cellPlace(last)
      return columns.has(column) || rows.has(row) ? [] : [first]
    }),
  )
}

/** Prints no path, and works nothing out. `&Z` and `&F` in a header are the file's folder and name. */
function bareRest(root: XmlElement): void {
  prune(root, (child) => {
    if (/^x:(?:oddHeader|oddFooter|evenHeader|evenFooter|firstHeader|firstFooter)$/.test(child.name))
      child.children = [textOf(child).replaceAll(/&[ZF]/g, '')]
    if (child.name === 'x:cfRule' && REACHES_OUT.test(textOf(child))) return 'drop'
    if (child.name === 'x:sheetPr') child.attributes = new Map()
    return child.name === 'x:ext' && below(child, 'x14:sparklineGroups') === undefined ? 'drop' : 'keep'
  })
}
