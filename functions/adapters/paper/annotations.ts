import {
  type PDFContext,
  PDFDict,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFStream,
  PDFString,
  PDFRef as Ref,
} from '@cantoo/pdf-lib'
import type { Copier } from './copy-objects.ts'
import { destinationInPack } from './destinations.ts'
import type { OpenPage } from './open-pdf.ts'
import { asDict, asName, asNumber, asText, entriesOf, name, resolve } from './pdf-objects.ts'

/** Kinds that only show something. Whatever plays, opens, attaches or asks is left out. */
const KEPT = [
  'Link',
  'Text',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Stamp',
  'Caret',
  'Ink',
]
/** Written anew or left out: actions, destinations, replies, pop-ups, and where the annotation stood. */
const REWRITTEN = ['A', 'PA', 'Dest', 'P', 'Parent', 'Popup', 'IRT', 'RT', 'FS', 'StructParent', 'OC', 'Kids']
const SAFE_ADDRESS = /^(https?:\/\/|mailto:)/i

const LOCKED = 64 + 128

/** Copies the annotations of a page that may come into a pack, and answers their references. */
export function copyAnnotations(
  { dict }: OpenPage,
  to: PDFRef,
  places: Map<string, PDFObject>,
  copier: Copier,
): PDFRef[] {
  const { context } = copier.source
  return entriesOf(context, dict.get(name('Annots'))).flatMap((entry) => {
    const annotation = asDict(context, entry)
    const kind = annotation === null ? null : asName(context, annotation.get(name('Subtype')))
    if (annotation === null || kind === null) return []
    const copied =
      kind === 'Widget' ? formFieldAsPicture(annotation, copier) : copyShown(annotation, kind, places, copier)
    if (copied === null) return []
    copied.set(name('P'), to)
    const ref = (entry instanceof Ref && copier.standIn(entry)) || copier.target.nextRef()
    if (entry instanceof Ref) copier.standsFor(entry, ref)
    copier.target.assign(ref, copied)
    return [ref]
  })
}

function copyShown(
  annotation: PDFDict,
  kind: string,
  places: Map<string, PDFObject>,
  copier: Copier,
): PDFDict | null {
  if (!KEPT.includes(kind)) return null
  const copied = PDFDict.withContext(copier.target)
  for (const [key, value] of annotation.entries()) {
    if (!REWRITTEN.includes(key.decodeText())) copied.set(key, copier.copy(value))
  }
  for (const key of ['AA', 'AF', 'JS']) copied.delete(name(key))
  const oc = annotation.get(name('OC'))
  if (oc !== undefined) copied.set(name('OC'), copier.copy(oc))
  if (kind === 'Link' && !setTarget(annotation, copied, places, copier)) return null
  return copied
}

/** Gives a link its target in the pack or on the web; false where it would lead nowhere or do anything else. */
function setTarget(
  annotation: PDFDict,
  copied: PDFDict,
  places: Map<string, PDFObject>,
  copier: Copier,
): boolean {
  const { source, target } = copier
  const action = asDict(source.context, annotation.get(name('A')))
  const kind = action === null ? null : asName(source.context, action.get(name('S')))
  const address = kind === 'URI' ? asText(source.context, action?.get(name('URI'))) : null
  if (address !== null && SAFE_ADDRESS.test(address)) {
    copied.set(name('A'), target.obj({ Type: 'Action', S: 'URI', URI: asciiString(address) }))
    return true
  }
  const wanted = kind === 'GoTo' ? action?.get(name('D')) : annotation.get(name('Dest'))
  const destination = wanted === undefined ? null : destinationInPack(wanted, places, copier)
  if (destination !== null) copied.set(name('Dest'), destination)
  return destination !== null
}

/** Web addresses are ASCII (ISO 32000, 12.6.4.7): the rest is percent-encoded. */
const asciiString = (address: string): PDFString =>
  PDFString.of(
    encodeURI(address)
      .replaceAll('%25', '%')
      .replace(/[\\()]/g, '\\$&'),
  )

/** A form field as it looked when it was sent: shown, and no longer to be filled in. */
function formFieldAsPicture(annotation: PDFDict, copier: Copier): PDFDict | null {
  const { context } = copier.source
  const look = lookOf(context, annotation)
  const rect = annotation.get(name('Rect'))
  if (look === null || rect === undefined) return null
  const flags = asNumber(context, annotation.get(name('F'))) ?? 0
  const copied = copier.target.obj({ Type: 'Annot', Subtype: 'Stamp', AP: { N: copier.copy(look) } })
  copied.set(name('Rect'), copier.copy(rect))
  copied.set(name('F'), PDFNumber.of(flags | LOCKED))
  return copied
}

/** A form field's appearance, in the state it is in (a tick box has one for each); null where it has none. */
export function lookOf(context: PDFContext, annotation: PDFDict): PDFObject | null {
  const normal = asDict(context, annotation.get(name('AP')))?.get(name('N'))
  if (resolve(context, normal) instanceof PDFStream) return normal ?? null
  const state = asName(context, annotation.get(name('AS')))
  const look = state === null ? undefined : asDict(context, normal)?.get(name(state))
  return resolve(context, look) instanceof PDFStream ? (look ?? null) : null
}
