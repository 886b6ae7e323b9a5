import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { OpenPdf } from './open-pdf.ts'
import { asDict, asName, name } from './pdf-objects.ts'

/** Copies objects of one file into the pack; what they refer to comes with them, each thing once. */
export interface Copier {
  source: OpenPdf
  target: PDFContext
  copy(object: PDFObject): PDFObject
  /** From now on, whatever refers to `from` refers to `to`, and `from` itself is not copied. */
  standsFor(from: PDFRef, to: PDFRef): void
  /** The reference in the pack that stands for one of the file, if any does so far. */
  standIn(from: PDFRef): PDFRef | undefined
}

export function copier(source: OpenPdf, target: PDFContext, keep: { structure: boolean }): Copier {
  const known = new Map<PDFRef, PDFObject>()
  const left = new Set([...NEVER, ...(keep.structure ? [] : STRUCTURE)])
  const waiting: [PDFObject, PDFRef][] = []

  function refer(ref: PDFRef): PDFObject {
    const before = known.get(ref)
    if (before !== undefined) return before
    const object = source.context.lookup(ref)
    const copied = object === undefined || mayNotPass(source.context, object) ? PDFNull : target.nextRef()
    known.set(ref, copied)
    if (copied instanceof PDFRef && object !== undefined) waiting.push([object, copied])
    return copied
  }

  function copyOne(object: PDFObject, depth: number): PDFObject {
    if (depth > DEEPEST) throw new Error('its objects are nested too deeply')
    if (object instanceof PDFRef) return refer(object)
    if (object instanceof PDFArray) return copyArray(object, depth)
    if (object instanceof PDFRawStream) {
      return PDFRawStream.of(copyDict(object.dict, depth, IN_STREAMS), object.contents)
    }
    if (object instanceof PDFDict) {
      return mayNotPass(source.context, object) ? PDFNull : copyDict(object, depth)
    }
    if (object instanceof PDFInvalidObject) throw new Error('one of its objects cannot be read')
    // Text of an unlocked file holds raw bytes, which only hexadecimal digits can carry safely.
    if (object instanceof PDFString && source.wasLocked) return asHexadecimal(object)
    return object
  }

  function copyArray(array: PDFArray, depth: number): PDFArray {
    const copied = PDFArray.withContext(target)
    for (const entry of array.asArray()) copied.push(copyOne(entry, depth + 1))
    return copied
  }

  function copyDict(dict: PDFDict, depth: number, alsoLeft: readonly string[] = []): PDFDict {
    const copied = PDFDict.withContext(target)
    for (const [key, value] of dict.entries()) {
      const word = key.decodeText()
      if (!left.has(word) && !alsoLeft.includes(word)) copied.set(key, copyOne(value, depth + 1))
    }
    return copied
  }

  function copyWaiting(): void {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      target.assign(next[1], copyOne(next[0], 0))
    }
  }

  return {
    source,
    target,
    copy(object) {
      const copied = copyOne(object, 0)
      copyWaiting()
      return copied
    },
    standsFor: (from, to) => known.set(from, to),
    standIn(from) {
      const to = known.get(from)
      return to instanceof PDFRef ? to : undefined
    },
  }
}

const DEEPEST = 200

/** Keys that are copied nowhere: attachments, private data of other programs, scripts, files elsewhere. */
const NEVER = ['AA', 'AF', 'PieceInfo', 'LastModified', 'Metadata', 'OPI', 'Ref', 'JS', 'EF', 'Thumb']
/** The tags of officers' files are not taken over: without them these keys point at nothing. */
const STRUCTURE = ['StructParent', 'StructParents']
/** A stream's length is written anew, and its data never lie in another file. */
const IN_STREAMS = ['Length', 'F', 'FFilter', 'FDecodeParms']

const FORBIDDEN_TYPES = [
  'Catalog',
  'Pages',
  'Page',
  'Annot',
  'Filespec',
  'F',
  'EmbeddedFile',
  'Action',
  'Sig',
]
const FORBIDDEN_ACTIONS = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'RichMediaExecute',
  'URI',
]

/** Pages and annotations are copied by those who know them; actions and attachments by nobody. */
function mayNotPass(context: PDFContext, object: PDFObject): boolean {
  const dict = object instanceof PDFRawStream ? object.dict : asDict(context, object)
  if (dict === null) return false
  const type = asName(context, dict.get(name('Type')))
  const action = asName(context, dict.get(name('S')))
  return (
    (type !== null && FORBIDDEN_TYPES.includes(type)) ||
    (action !== null && FORBIDDEN_ACTIONS.includes(action))
  )
}

const asHexadecimal = (text: PDFString): PDFHexString =>
  PDFHexString.of(Buffer.from(text.asString(), 'latin1').toString('hex'))
