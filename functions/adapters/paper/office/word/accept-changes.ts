import type { Marked } from '../found.ts'
import { allIn, below, elementsIn, isElement, prune, type XmlElement } from '../xml/element.ts'

/** Revisions of content, and of how it looks (ECMA-376, part 1, 17.13.5). */
const CHANGES = /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|\w+Change)$/

/** Counts what is tracked in a part, and who did it. */
export function countChanges(root: XmlElement, changes: Marked): void {
  for (const { name, attributes } of allIn(root)) {
    if (!CHANGES.test(name)) continue
    changes.count += 1
    changes.people.add(attributes.get('w:author') ?? '')
  }
}

/** Takes a part to what it says when every change in it is accepted, as Word does it. */
export function acceptChanges(root: XmlElement): void {
  prune(root, (child) => (isDeletedRowOrCell(child) ? 'drop' : 'keep'))
  prune(root, (child) => (child.name === 'w:tbl' && elementsIn(child, 'w:tr').length === 0 ? 'drop' : 'keep'))
  joinParagraphs(root)
  for (const element of allIn(root)) joinParagraphs(element)
  prune(root, ({ name }, parent) => {
    if (/^w:(?:ins|moveTo)$/.test(name)) return IS_MARK.test(parent.name) ? 'drop' : 'unwrap'
    return CHANGES.test(name) || /^w:(?:delText|delInstrText|move(?:From|To)Range\w+)$/.test(name)
      ? 'drop'
      : 'keep'
  })
}

/** Where a revision is a mark and holds nothing. */
const IS_MARK = /^(?:w:(?:rPr|trPr|tcPr|numPr)|m:ctrlPr)$/

const isDeletedRowOrCell = (element: XmlElement): boolean =>
  (element.name === 'w:tr' && below(element, 'w:trPr', 'w:del') !== undefined) ||
  (element.name === 'w:tc' && below(element, 'w:tcPr', 'w:cellDel') !== undefined)

const endsDeleted = (paragraph: XmlElement): boolean => {
  const mark = below(paragraph, 'w:pPr', 'w:rPr')
  return below(mark, 'w:del') !== undefined || below(mark, 'w:moveFrom') !== undefined
}

/** A paragraph whose mark is deleted runs on into the next one, and takes how that one looks. */
function joinParagraphs(parent: XmlElement): void {
  const kept: XmlElement['children'] = []
  let carried: XmlElement['children'] = []
  for (const [at, child] of parent.children.entries()) {
    if (!isElement(child) || child.name !== 'w:p') {
      kept.push(child)
      continue
    }
    const content = child.children.filter((one) => !isElement(one) || one.name !== 'w:pPr')
    const isJoined = endsDeleted(child)
    const next = isJoined ? parent.children.slice(at + 1, at + 4).find(isElement) : undefined
    if (next?.name === 'w:p') {
      carried.push(...content)
      continue
    }
    // The last paragraph of a cell, or before a table, has none to run on into: it goes where it is left empty.
    if (isJoined && next !== undefined && carried.length === 0 && isAllDeleted(content)) continue
    const properties = below(child, 'w:pPr')
    child.children = [...(properties === undefined ? [] : [properties]), ...carried, ...content]
    carried = []
    kept.push(child)
  }
  parent.children = kept
}

const isAllDeleted = (content: XmlElement['children']): boolean =>
  content.every((one) => isElement(one) && /^w:(?:del|moveFrom|bookmark\w+|moveFromRange\w+)$/.test(one.name))
