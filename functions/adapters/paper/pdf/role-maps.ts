import { byteSink } from './byte-sink.ts'
import type { PackTags } from './pack-tags.ts'
import type { PdfDocument } from './pdf-document.ts'
import { newerTypes, standardTypes } from './standard-types.ts'
import { isDict, type PdfDict, PdfRef, type PdfValue, textOfName } from './values.ts'
import { writeValue } from './write-value.ts'

/**
 * Roles are compared by the standard type that they come to in the end. One that another file uses otherwise, and a
 * standard type that a file gives another meaning against the rules, gets a name of its own in that file only.
 */
export function rolesOf(
  document: PdfDocument,
  root: PdfDict,
  pack: PackTags,
  file: string,
): Map<string, string> {
  const renamed = new Map<string, string>()
  const map = document.resolve(root.get('RoleMap'))
  if (!isDict(map)) return renamed
  for (const role of map.keys()) {
    const type = finalType(document, map, role)
    if (type === role) continue
    const isTaken = standardTypes.has(role) || (pack.roles.has(role) && pack.roles.get(role) !== type)
    const name = isTaken ? `${role}_${file.replace('.', '')}` : role
    if (isTaken) renamed.set(role, name)
    pack.roles.set(name, type)
  }
  return renamed
}

/** The standard type that a role comes to in the end. */
export function finalType(document: PdfDocument, map: PdfDict, role: string): string {
  const seen = new Set<string>()
  let type = role
  // A standard type that is mapped again means what the map says, once.
  for (;;) {
    const next = textOfName(document.resolve(map.get(type)))
    if (next === undefined || seen.has(next) || (type !== role && standardTypes.has(type)))
      return newerTypes.get(type) ?? type
    seen.add(type)
    type = next
  }
}

/** Classes are compared by what they say; one that another file uses otherwise gets a name of its own. */
export function classesOf(
  document: PdfDocument,
  root: PdfDict,
  pack: PackTags,
  file: string,
): Map<string, string> {
  const renamed = new Map<string, string>()
  const map = document.resolve(root.get('ClassMap'))
  if (!isDict(map)) return renamed
  for (const [name, value] of map) {
    const meaning = deep(document, value, 0)
    const standing = pack.classes.get(name)
    const isTaken = standing !== undefined && syntax(standing) !== syntax(meaning)
    const own = isTaken ? `${name}_${file.replace('.', '')}` : name
    if (isTaken) renamed.set(name, own)
    pack.classes.set(own, meaning)
  }
  return renamed
}

/** A class's attributes with everything in them, since they are compared and stand in no file any more. */
function deep(document: PdfDocument, value: PdfValue, depth: number): PdfValue {
  const found = document.resolve(value)
  if (depth > 16) return null
  if (Array.isArray(found)) return found.map((one) => deep(document, one, depth + 1))
  if (isDict(found)) return new Map([...found].map(([key, one]) => [key, deep(document, one, depth + 1)]))
  return found instanceof PdfRef ? null : found
}

function syntax(value: PdfValue): string {
  const sink = byteSink(256)
  writeValue(sink, value)
  return sink.written().toString('latin1')
}
