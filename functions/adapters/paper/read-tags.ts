import type { TagFacts } from '../../ports/pdf-reader.ts'
import { dictIn, nameIn, numberIn } from './pdf/lookup.ts'
import { numbersIn } from './pdf/number-tree.ts'
import { pagesOf } from './pdf/pages.ts'
import { openDocument, type PdfDocument } from './pdf/pdf-document.ts'
import { PdfRef, type PdfValue } from './pdf/values.ts'

/**
 * Walks a file's structure tree, and holds it against the parent tree: every piece of content that an element claims
 * must lead back to that element (ISO 32000-1, 14.7.4.4).
 */
export function readTags(bytes: Uint8Array): TagFacts {
  const document = openDocument(bytes)
  const root = dictIn(document, document.catalog.get('StructTreeRoot'))
  const facts: TagFacts = { elements: 0, astray: 0, unreached: 0, unkeyed: 0 }
  if (root === null) return facts
  const parents = parentsIn(document, root.get('ParentTree'))
  const keys = new Map<number, number>()
  for (const { num, dict } of pagesOf(document)) {
    const key = numberIn(document, dict.get('StructParents'))
    if (key === null) continue
    if (num !== null) keys.set(num, key)
    if (!Array.isArray(parents.get(key))) facts.unkeyed += 1
  }
  const reached = new Set<number>()
  const owner = (key: number | null | undefined, at?: number): number | null => {
    const entry = key == null ? undefined : parents.get(key)
    if (at === undefined) return typeof entry === 'number' ? entry : null
    return Array.isArray(entry) ? (entry[at] ?? null) : null
  }
  const claim = (element: number, page: PdfValue | undefined, kid: PdfValue): void => {
    const content = dictIn(document, kid)
    const object = content === null ? null : dictIn(document, content.get('Obj'))
    if (object !== null) {
      if (owner(numberIn(document, object.get('StructParent'))) !== element) facts.astray += 1
      return
    }
    const at = content === null ? numberIn(document, kid) : numberIn(document, content.get('MCID'))
    const from = content?.get('Stm') ?? content?.get('Pg') ?? page
    const key = content?.has('Stm')
      ? streamKey(document, from)
      : from instanceof PdfRef
        ? keys.get(from.num)
        : null
    if (at !== null && owner(key, at) !== element) facts.astray += 1
  }
  const waiting: PdfValue[] = listOrOne(document, root.get('K'))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!(next instanceof PdfRef) || reached.has(next.num)) continue
    const element = dictIn(document, next)
    if (element === null) continue
    reached.add(next.num)
    facts.elements += 1
    for (const kid of listOrOne(document, element.get('K'))) {
      if (isElement(document, kid)) waiting.push(kid)
      else claim(next.num, element.get('Pg'), kid)
    }
  }
  const named = [...parents.values()].flat().filter((num): num is number => num !== null)
  facts.unreached = new Set(named.filter((num) => !reached.has(num))).size
  return facts
}

/** Key → the element of an object, or the elements of a page's pieces of content. */
function parentsIn(
  document: PdfDocument,
  tree: PdfValue | undefined,
): Map<number, number | (number | null)[]> {
  const parents = new Map<number, number | (number | null)[]>()
  for (const [key, value] of numbersIn(document, tree)) {
    const found = document.resolve(value)
    if (Array.isArray(found))
      parents.set(
        key,
        found.map((one) => (one instanceof PdfRef ? one.num : null)),
      )
    else if (value instanceof PdfRef) parents.set(key, value.num)
  }
  return parents
}

function listOrOne(document: PdfDocument, value: PdfValue | undefined): PdfValue[] {
  const list = document.resolve(value)
  return Array.isArray(list) ? list : value === undefined || list === null ? [] : [value]
}

function isElement(document: PdfDocument, kid: PdfValue): boolean {
  const dict = dictIn(document, kid)
  return dict?.has('S') === true && !['MCR', 'OBJR'].includes(nameIn(document, dict.get('Type')) ?? '')
}

function streamKey(document: PdfDocument, value: PdfValue | undefined): number | null {
  const stream = document.resolve(value)
  return stream !== null && typeof stream === 'object' && 'dict' in stream
    ? numberIn(document, stream.dict.get('StructParents'))
    : null
}
