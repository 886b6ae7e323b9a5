import type { Copier } from './copier.ts'
import type { NamedPlaces } from './destinations.ts'
import type { PackWriter } from './pack-writer.ts'
import type { Page } from './pages.ts'
import {
  dictOf,
  isDict,
  nameOf,
  PackRef,
  type PdfDict,
  PdfRef,
  PdfString,
  type PdfValue,
  textOf,
  textOfName,
} from './values.ts'

/** Kinds that only show something. Whatever plays, opens, attaches or asks is left out. */
const KEPT = new Set([
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
  'Widget',
])

/** Written anew or left out: actions, destinations, replies, pop-ups, and where the annotation stood. */
const REWRITTEN = ['A', 'PA', 'AA', 'Dest', 'P', 'Parent', 'Popup', 'IRT', 'RT', 'FS', 'Kids']

const SAFE_ADDRESS = /^(https?:\/\/|mailto:)/i

/** Which annotations of a page come along, before any object is copied: the others are left wherever they are named. */
export function claimAnnotations(
  page: Page,
  copier: Copier,
  writer: PackWriter,
): { dict: PdfDict; num: number }[] {
  const { document } = copier
  const listed = document.resolve(page.dict.get('Annots'))
  if (!Array.isArray(listed)) return []
  return listed.flatMap((entry) => {
    const dict = safely(() => document.resolve(entry))
    const kept =
      isDict(dict) &&
      KEPT.has(textOfName(document.resolve(dict.get('Subtype'))) ?? '') &&
      !isSignature(dict, copier)
    if (entry instanceof PdfRef && copier.known(entry.num) !== undefined) return []
    if (!kept) {
      if (entry instanceof PdfRef) copier.leave(entry.num)
      return []
    }
    const num = writer.reserve()
    if (entry instanceof PdfRef) copier.standsFor(entry.num, num)
    return [{ dict, num }]
  })
}

function safely(read: () => PdfValue): PdfValue {
  try {
    return read()
  } catch {
    return null
  }
}

function isSignature(dict: PdfDict, { document }: Copier): boolean {
  for (let field: PdfValue = dict, steps = 0; isDict(field) && steps < 32; steps += 1) {
    const kind = textOfName(document.resolve(field.get('FT')))
    if (kind !== undefined) return kind === 'Sig'
    field = document.resolve(field.get('Parent'))
  }
  return false
}

/** Writes an annotation that comes along. `parent` is the form field above a widget, in the pack. */
export function writeAnnotation(
  { dict, num }: { dict: PdfDict; num: number },
  page: number,
  parent: number | null,
  {
    copier,
    writer,
    places,
    leadsTo,
  }: {
    copier: Copier
    writer: PackWriter
    places: NamedPlaces
    leadsTo: (address: string) => PdfValue | undefined
  },
): void {
  const kept = new Map(dict)
  for (const key of REWRITTEN) kept.delete(key)
  const cleaned = copier.clean(new Map([...kept].filter(([key]) => key !== 'Type' && key !== 'S')))
  if (!isDict(cleaned)) return
  cleaned.set('Type', nameOf('Annot'))
  cleaned.set('P', new PackRef(page))
  if (parent !== null) cleaned.set('Parent', new PackRef(parent))
  for (const [key, value] of targetOf(dict, copier, places, leadsTo)) cleaned.set(key, value)
  writer.put(num, cleaned, copier.refer)
}

/** A link's target in the pack or on the web; nothing where it would lead nowhere or do anything else. */
function targetOf(
  dict: PdfDict,
  { document }: Copier,
  places: NamedPlaces,
  leadsTo: (address: string) => PdfValue | undefined,
): PdfDict {
  const action = document.resolve(dict.get('A'))
  const kind = isDict(action) ? textOfName(document.resolve(action.get('S'))) : undefined
  if (isDict(action) && kind === 'URI') {
    const address = document.resolve(action.get('URI'))
    if (!(address instanceof PdfString)) return new Map()
    const inPack = leadsTo(textOf(address))
    if (inPack !== undefined) return inPack === null ? new Map() : dictOf({ Dest: inPack })
    if (!SAFE_ADDRESS.test(textOf(address))) return new Map()
    return dictOf({ A: dictOf({ S: nameOf('URI'), URI: address }) })
  }
  const isGoTo = isDict(action) && kind === 'GoTo'
  const wanted = isGoTo ? action.get('D') : dict.get('Dest')
  if (wanted === undefined || (kind !== undefined && !isGoTo)) return new Map()
  const place = places.translate(wanted)
  if (place === null) return new Map()
  return isGoTo ? dictOf({ A: dictOf({ S: nameOf('GoTo'), D: place }) }) : dictOf({ Dest: place })
}
