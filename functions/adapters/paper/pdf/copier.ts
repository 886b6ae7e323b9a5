import { mayKeyPass, mayPass, namesToLookInto } from './allowed.ts'
import { copyRaw, mayCopyRaw } from './copy-raw.ts'
import { withoutNotes } from './jpeg-notes.ts'
import type { RawObject } from './object-end.ts'
import type { PackWriter } from './pack-writer.ts'
import type { PdfDocument } from './pdf-document.ts'
import { watchedNames } from './sound-value.ts'
import {
  isDict,
  nameOf,
  numberOf,
  type PdfDict,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  textOfName,
} from './values.ts'

/** Copies one file's objects into the pack; what they refer to comes along, each thing once. */
export interface Copier {
  readonly document: PdfDocument
  /** The pack's number for an object of the file; 0 for what does not come along. */
  refer(num: number): number
  /** From now on the pack's object stands for the file's. */
  standsFor(num: number, other: number): void
  /** The object does not come along. */
  leave(num: number): void
  /** The pack's number that stands for an object so far. */
  known(num: number): number | undefined
  /** What may come along of a value: scripts, attachments and private data of programs are taken out. */
  clean(value: PdfValue): PdfValue
  /** Writes everything that was referred to and is not written yet. */
  flush(): void
}

/** What a file's numbers and names become in the pack. */
export interface Renaming {
  /** The pack's key for one by which content finds its tags; null for a key that the file's tags do not know. */
  structParents(key: number): number | null
  /** Put before the identifiers of elements. */
  idPrefix: string
  /** Roles that mean something else in another file. */
  roles: ReadonlyMap<string, string>
  classes: ReadonlyMap<string, string>
}

const IN_STREAMS = ['Length', 'F', 'FFilter', 'FDecodeParms']
const OFFSET = ['StructParent', 'StructParents']
const IDENTIFIED = ['ID', 'Headers']
const DEEPEST = 300

export function copier(document: PdfDocument, writer: PackWriter, renaming: Renaming): Copier {
  const numbers = new Map<number, number>()
  const waiting: { num: number; other: number; raw: RawObject | null }[] = []
  const inProgress = new Set<number>()
  let isAnythingLeft = false
  const watched = watchedNames([
    ...namesToLookInto,
    ...OFFSET,
    ...IDENTIFIED,
    ...renaming.roles.keys(),
    ...renaming.classes.keys(),
  ])

  function refer(num: number): number {
    const known = numbers.get(num)
    if (known !== undefined) return known
    const raw = document.raw(num)
    if (raw !== undefined && mayCopyRaw(raw, watched)) return waitFor(num, raw)
    const value = document.get(num)
    if (value instanceof PdfStream) return referToStream(num, value)
    if (value === null || (isDict(value) && !mayPass(value))) {
      numbers.set(num, 0)
      return 0
    }
    return waitFor(num, null)
  }

  function waitFor(num: number, raw: RawObject | null): number {
    const other = writer.reserve()
    numbers.set(num, other)
    waiting.push({ num, other, raw })
    return other
  }

  /** Streams are written at once, so that the same font or picture of two files is one in the pack. */
  function referToStream(num: number, sent: PdfStream): number {
    const stream = withoutNotes(document, sent)
    if (!mayPass(stream.dict)) {
      numbers.set(num, 0)
      return 0
    }
    if (inProgress.has(num)) {
      const other = writer.reserve()
      numbers.set(num, other)
      return other
    }
    inProgress.add(num)
    const dict = cleanStreamDict(stream.dict)
    for (const ref of refsIn(dict)) refer(ref)
    inProgress.delete(num)
    const reserved = numbers.get(num)
    if (reserved !== undefined) {
      writer.putStream(reserved, dict, stream.data, refer)
      return reserved
    }
    const other = writer.putStreamOnce(dict, stream.data, refer)
    numbers.set(num, other)
    return other
  }

  function cleanStreamDict(dict: PdfDict): PdfDict {
    const cleaned = cleanDict(dict, 0)
    for (const key of IN_STREAMS) cleaned.delete(key)
    return cleaned
  }

  function cleanOne(value: PdfValue, depth: number): PdfValue {
    if (depth > DEEPEST) throw new Error('its objects are nested too deeply')
    if (Array.isArray(value)) return value.map((one) => cleanOne(one, depth + 1))
    if (!isDict(value)) return value
    return mayPass(value) ? cleanDict(value, depth) : null
  }

  function cleanDict(dict: PdfDict, depth: number): PdfDict {
    const cleaned: PdfDict = new Map()
    const isElement = dict.has('S') && (dict.has('P') || textOfName(dict.get('Type')) === 'StructElem')
    for (const [key, value] of dict) {
      if (!mayKeyPass(key)) continue
      if (key === 'StructParent' || key === 'StructParents') {
        const own = numberOf(document.resolve(value))
        const other = own === undefined ? null : renaming.structParents(own)
        if (other !== null) cleaned.set(key, other)
      } else if (isElement && key === 'S') cleaned.set(key, renamed(value, renaming.roles))
      else if (isElement && key === 'K') cleaned.set(key, kidsOf(value, depth))
      else if (isElement && key === 'C') cleaned.set(key, renamed(value, renaming.classes))
      else if ((isElement && key === 'ID') || key === 'Headers') cleaned.set(key, prefixed(value))
      else cleaned.set(key, cleanOne(value, depth + 1))
    }
    return cleaned
  }

  /** An element's kids, but for annotations that stay behind. */
  function kidsOf(value: PdfValue, depth: number): PdfValue {
    const kids = Array.isArray(value) ? value.filter((kid) => !isOfLeft(kid)) : value
    return isOfLeft(kids) ? [] : cleanOne(kids, depth + 1)
  }

  function isOfLeft(kid: PdfValue): boolean {
    if (!isAnythingLeft) return false
    const dict = document.resolve(kid)
    const object = isDict(dict) && textOfName(dict.get('Type')) === 'OBJR' ? dict.get('Obj') : undefined
    return object instanceof PdfRef && numbers.get(object.num) === 0
  }

  function renamed(value: PdfValue, names: ReadonlyMap<string, string>): PdfValue {
    if (Array.isArray(value)) return value.map((one) => renamed(one, names))
    const text = textOfName(value)
    const other = text === undefined ? undefined : names.get(text)
    return other === undefined ? value : nameOf(other)
  }

  function prefixed(value: PdfValue): PdfValue {
    const found = value instanceof PdfRef ? document.resolve(value) : value
    if (Array.isArray(found)) return found.map(prefixed)
    return found instanceof PdfString ? withPrefix(renaming.idPrefix, found) : found
  }

  function flush(): void {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { num, other, raw } = next
      if (raw !== null) writer.putWritten(other, (sink) => copyRaw(raw, sink, refer))
      else writer.put(other, cleanOne(document.get(num), 0), refer)
    }
  }

  return {
    document,
    refer,
    standsFor: (num, other) => numbers.set(num, other),
    leave(num) {
      numbers.set(num, 0)
      // Elements lose what they say of annotations that stay behind, so they are taken apart from now on.
      if (!isAnythingLeft) watched.add('OBJR')
      isAnythingLeft = true
    },
    known: (num) => numbers.get(num),
    clean: (value) => cleanOne(value, 0),
    flush,
  }
}

/** An identifier that no other file has. */
export const withPrefix = (prefix: string, { bytes, hex }: PdfString): PdfString =>
  new PdfString(Buffer.concat([Buffer.from(prefix, 'latin1'), bytes]), hex)

function* refsIn(value: PdfValue): Generator<number> {
  if (value instanceof PdfRef) yield value.num
  else if (Array.isArray(value)) for (const one of value) yield* refsIn(one)
  else if (isDict(value)) for (const one of value.values()) yield* refsIn(one)
}
