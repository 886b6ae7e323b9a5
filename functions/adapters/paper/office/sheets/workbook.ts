import type { XmlPart } from '../ooxml/open-parts.ts'
import { below, elementsIn, isElement, newElement, textOf, type XmlElement } from '../xml/element.ts'

export interface SheetRef {
  name: string
  part: string
  isHidden: boolean
}

/** A workbook's sheets, in its order (ECMA-376, part 1, 18.2.20). */
export const sheetsOf = ({ root, links }: XmlPart): SheetRef[] =>
  elementsIn(below(root, 'x:sheets') ?? root, 'x:sheet').map(({ attributes }) => ({
    name: attributes.get('name') ?? '',
    part: links.get(attributes.get('r:id') ?? '')?.target ?? '',
    isHidden: /^(?:hidden|veryHidden)$/.test(attributes.get('state') ?? ''),
  }))

/** What of a workbook decides how it prints. No names but where to print, no other books, no users, no locks. */
const KEPT = /^x:(?:workbookPr|sheets|definedNames|calcPr)$/
const PRINTS = /^_xlnm\.Print_(?:Area|Titles)$/

/** Leaves hidden sheets out of a workbook, and all that is not for printing. */
export function bareWorkbook({ root }: XmlPart, sheets: readonly SheetRef[]): void {
  const shown = new Map(
    [...sheets.entries()].filter(([, { isHidden }]) => !isHidden).map(([from], to) => [from, to]),
  )
  root.children = root.children.filter((child) => isElement(child) && KEPT.test(child.name))
  for (const child of elementsIn(root)) {
    if (child.name === 'x:sheets')
      child.children = elementsIn(child, 'x:sheet').filter((_, at) => shown.has(at))
    if (child.name === 'x:workbookPr')
      child.attributes = new Map([...child.attributes].filter(([key]) => key === 'date1904'))
    if (child.name === 'x:definedNames') child.children = printed(child, shown)
  }
  root.children = root.children.filter(
    (child) => isElement(child) && !(child.name === 'x:definedNames' && child.children.length === 0),
  )
}

const printed = (names: XmlElement, shown: Map<number, number>): XmlElement[] =>
  elementsIn(names, 'x:definedName').flatMap((one) => {
    const name = one.attributes.get('name') ?? ''
    const sheet = shown.get(Number(one.attributes.get('localSheetId') ?? Number.NaN))
    if (sheet === undefined || !PRINTS.test(name) || textOf(one).includes('[')) return []
    return newElement('x:definedName', { name, localSheetId: String(sheet) }, textOf(one))
  })
