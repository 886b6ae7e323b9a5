import type { Copier } from './copier.ts'
import type { NamedPlaces } from './destinations.ts'
import { dictIn, nameIn, textIn } from './lookup.ts'
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
  textString,
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

/** An annotation that comes along, with its number in the pack and that of the page it was first found on. */
export interface Claim {
  dict: PdfDict
  num: number
  page: number
}

/**
 * Which annotations of a page come along, before any object is copied: the others are left wherever they are named.
 * `claims` are those of the file by their numbers there: pages may share an annotation, and each shows it.
 */
export function claimAnnotations(
  page: Page,
  num: number,
  claims: Map<number, Claim>,
  copier: Copier,
  writer: PackWriter,
): Claim[] {
  const { document } = copier
  const listed = document.resolve(page.dict.get('Annots'))
  if (!Array.isArray(listed)) return []
  const found = listed.flatMap((entry): Claim[] => {
    const known = entry instanceof PdfRef ? claims.get(entry.num) : undefined
    if (known !== undefined) return [known]
    if (entry instanceof PdfRef && copier.known(entry.num) !== undefined) return []
    const dict = safely(() => document.resolve(entry))
    const kept =
      isDict(dict) &&
      KEPT.has(textOfName(document.resolve(dict.get('Subtype'))) ?? '') &&
      !isSignature(dict, copier)
    if (!kept) {
      if (entry instanceof PdfRef) copier.leave(entry.num)
      return []
    }
    const claim = { dict, num: writer.reserve(), page: num }
    if (entry instanceof PdfRef) {
      claims.set(entry.num, claim)
      copier.standsFor(entry.num, claim.num)
    }
    return [claim]
  })
  return [...new Set(found)]
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

/** How links of a file find their targets in the pack. */
export interface LinkTargets {
  places: NamedPlaces
  /** Where an address of our own leads, which may be nowhere; undefined for any other address. */
  leadsTo(address: string): LinkTarget | null | undefined
  /** What a page of the pack is called: `Page 7`. */
  pageInWords(page: number): string
}

export interface LinkTarget {
  /** A destination of the pack. */
  place: PdfValue
  words: string
}

/** Writes an annotation that comes along. `parent` is the form field above a widget, in the pack. */
export function writeAnnotation(
  { dict, num, page }: Claim,
  parent: number | null,
  copier: Copier,
  writer: PackWriter,
  targets: LinkTargets,
): void {
  const kept = new Map(dict)
  for (const key of REWRITTEN) kept.delete(key)
  const cleaned = copier.clean(new Map([...kept].filter(([key]) => key !== 'Type' && key !== 'S')))
  if (!isDict(cleaned)) return
  cleaned.set('Type', nameOf('Annot'))
  cleaned.set('P', new PackRef(page))
  if (parent !== null) cleaned.set('Parent', new PackRef(parent))
  const target = targetOf(dict, copier, targets)
  if (target !== null) {
    for (const [key, value] of target.entries) cleaned.set(key, value)
    // Whoever hears the page is told where a link leads, unless its author says it better (ISO 14289-1, 7.18.5).
    if (!textIn(copier.document, dict.get('Contents'))) cleaned.set('Contents', textString(target.words))
  }
  writer.put(num, cleaned, copier.refer)
}

/** A link's target in the pack or on the web; null where it would lead nowhere or do anything else. */
function targetOf(
  dict: PdfDict,
  { document }: Copier,
  { places, leadsTo, pageInWords }: LinkTargets,
): { entries: PdfDict; words: string } | null {
  const action = dictIn(document, dict.get('A'))
  const kind = action === null ? null : nameIn(document, action.get('S'))
  if (action !== null && kind === 'URI') {
    const address = document.resolve(action.get('URI'))
    if (!(address instanceof PdfString)) return null
    const words = textOf(address)
    const inPack = leadsTo(words)
    if (inPack === null) return null
    if (inPack !== undefined) return { entries: dictOf({ Dest: inPack.place }), words: inPack.words }
    if (!SAFE_ADDRESS.test(words)) return null
    const entries = dictOf({ A: dictOf({ S: nameOf('URI'), URI: address }) })
    return { entries, words: words.replace(/^mailto:/i, '') }
  }
  const isGoTo = action !== null && kind === 'GoTo'
  const wanted = isGoTo ? action.get('D') : dict.get('Dest')
  if (wanted === undefined || (kind !== null && !isGoTo)) return null
  const place = places.translate(wanted)
  const page = places.pageOf(wanted)
  if (place === null || page === null) return null
  const entries = isGoTo ? dictOf({ A: dictOf({ S: nameOf('GoTo'), D: place }) }) : dictOf({ Dest: place })
  return { entries, words: pageInWords(page) }
}
