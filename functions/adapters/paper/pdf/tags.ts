import { type Copier, type Renaming, withPrefix } from './copier.ts'
import { dictIn } from './lookup.ts'
import { namesIn, numbersIn } from './number-tree.ts'
import type { PackTags } from './pack-tags.ts'
import type { PackWriter } from './pack-writer.ts'
import type { PdfDocument } from './pdf-document.ts'
import { classesOf, finalType, rolesOf } from './role-maps.ts'
import {
  dictOf,
  isDict,
  nameOf,
  PackRef,
  type PdfDict,
  PdfRef,
  PdfString,
  type PdfValue,
  textOfName,
} from './values.ts'

/** A file's structure tree, and what its numbers and names become in the pack. */
export interface FileTags {
  root: PdfDict | null
  renaming: Renaming
}

/** Looks at a file's tags before anything of it is copied. `file` tells it from the others: `f3.` */
export function fileTags(document: PdfDocument, pack: PackTags, file: string): FileTags {
  const root = dictIn(document, document.catalog.get('StructTreeRoot'))
  // Every key that the parent tree has, negative ones too, gets the pack's next; what it does not know leads nowhere.
  const keys = new Map<number, number>()
  for (const [key] of numbersIn(document, root?.get('ParentTree')))
    if (!keys.has(key)) keys.set(key, pack.nextKey++)
  const structParents = (key: number): number | null => keys.get(key) ?? null
  if (root === null)
    return { root, renaming: { structParents, idPrefix: file, roles: new Map(), classes: new Map() } }
  const roles = rolesOf(document, root, pack, file)
  const classes = classesOf(document, root, pack, file)
  return { root, renaming: { structParents, idPrefix: file, roles, classes } }
}

/** Copies a file's elements under a Part of their own. `language` is the file's, where it says one. */
export function copyTags(
  copier: Copier,
  writer: PackWriter,
  pack: PackTags,
  { root, renaming }: FileTags,
  title: string,
): void {
  if (root === null) return
  const { document } = copier
  const part = writer.reserve()
  const lone = loneDocument(document, root)
  const rootRef = document.catalog.get('StructTreeRoot')
  if (rootRef instanceof PdfRef) copier.standsFor(rootRef.num, part)
  if (lone?.num != null) copier.standsFor(lone.num, part)
  const own = lone === null ? new Map<string, PdfValue>() : lone.dict
  // Cleaned as an element, so that its identifier and classes are renamed as everywhere in the file.
  const attributes = copier.clean(
    new Map(
      [...own, ['Type', nameOf('StructElem')]].filter(([key]) => key !== 'K' && key !== 'P') as [
        string,
        PdfValue,
      ][],
    ),
  )
  const element = isDict(attributes) ? attributes : new Map<string, PdfValue>()
  const language = document.resolve(document.catalog.get('Lang'))
  element.set('Type', nameOf('StructElem'))
  element.set('S', nameOf('Part'))
  element.set('P', new PackRef(pack.document))
  if (!element.has('Lang') && language instanceof PdfString) element.set('Lang', language)
  if (!element.has('T'))
    element.set('T', new PdfString(Buffer.from(title.replace(/[^\x20-\x7e]/g, '?'), 'latin1')))
  const kids = (lone?.dict ?? root).get('K') ?? null
  const listed = document.resolve(kids)
  // An element is always referred to; only the list of them may lie elsewhere.
  element.set('K', copier.clean(Array.isArray(listed) ? listed : kids))
  writer.put(part, element, copier.refer)
  pack.parts.push(part)
  copyParentTree(copier, writer, pack, root, renaming)
  for (const [id, value] of namesIn(document, root.get('IDTree'))) {
    const num = value instanceof PdfRef ? copier.refer(value.num) : 0
    if (num !== 0) pack.identifiers.push([withPrefix(renaming.idPrefix, id), num])
  }
  const namespaces = document.resolve(root.get('Namespaces'))
  if (Array.isArray(namespaces)) {
    for (const one of namespaces) if (one instanceof PdfRef) pack.namespaces.push(copier.refer(one.num))
  }
}

/** The one Document under the root, whose place the Part takes. */
function loneDocument(document: PdfDocument, root: PdfDict): { num: number | null; dict: PdfDict } | null {
  const kids = document.resolve(root.get('K'))
  const [only, ...more] = Array.isArray(kids) ? kids : [root.get('K') ?? null]
  const dict = document.resolve(only)
  if (more.length > 0 || !isDict(dict)) return null
  const map = document.resolve(root.get('RoleMap'))
  const role = textOfName(document.resolve(dict.get('S'))) ?? ''
  const type = isDict(map) && map.has(role) ? finalType(document, map, role) : role
  return type === 'Document' ? { num: only instanceof PdfRef ? only.num : null, dict } : null
}

/** A content's place in the array is its number, so nulls stay where they are. */
function copyParentTree(
  copier: Copier,
  writer: PackWriter,
  pack: PackTags,
  root: PdfDict,
  { structParents }: Renaming,
): void {
  const seen = new Set<number>()
  for (const [key, value] of numbersIn(copier.document, root.get('ParentTree'))) {
    const own = structParents(key)
    if (own === null || seen.has(own)) continue
    seen.add(own)
    if (value instanceof PdfRef) {
      const num = copier.refer(value.num)
      if (num !== 0) pack.parentTree.push([own, num])
      continue
    }
    const num = writer.reserve()
    writer.put(num, copier.clean(value), copier.refer)
    pack.parentTree.push([own, num])
  }
}

/** Writes what holds all files' tags together; nothing where no file is tagged. */
export function finishTags(writer: PackWriter, pack: PackTags, language: PdfString): boolean {
  if (pack.parts.length === 0) return false
  const numbers = pack.parentTree.toSorted(([one], [other]) => one - other)
  const parentTree = writer.reserve()
  writer.put(parentTree, dictOf({ Nums: numbers.flatMap(([key, num]) => [key, new PackRef(num)]) }))
  const identifiers = pack.identifiers.toSorted(([one], [other]) => Buffer.compare(one.bytes, other.bytes))
  writer.put(
    pack.document,
    dictOf({
      Type: nameOf('StructElem'),
      S: nameOf('Document'),
      P: new PackRef(pack.root),
      Lang: language,
      K: pack.parts.map((part) => new PackRef(part)),
    }),
  )
  writer.put(
    pack.root,
    dictOf({
      Type: nameOf('StructTreeRoot'),
      K: [new PackRef(pack.document)],
      ParentTree: new PackRef(parentTree),
      ParentTreeNextKey: pack.nextKey,
      RoleMap:
        pack.roles.size === 0
          ? undefined
          : new Map([...pack.roles].map(([role, type]) => [role, nameOf(type)])),
      ClassMap: pack.classes.size === 0 ? undefined : pack.classes,
      IDTree: identifiers.length === 0 ? undefined : idTree(identifiers),
      Namespaces: pack.namespaces.length === 0 ? undefined : pack.namespaces.map((num) => new PackRef(num)),
    }),
  )
  return true
}

const idTree = (identifiers: [PdfString, number][]): PdfValue =>
  dictOf({ Names: identifiers.flatMap(([id, num]) => [id, new PackRef(num)]) })
