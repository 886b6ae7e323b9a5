import { type Copier, withPrefix } from './copier.ts'
import { namesIn } from './number-tree.ts'
import { isDict, PackRef, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts'

/** A file's named places, under the names that they have in the pack. */
export interface NamedPlaces {
  /** In the pack: name and destination, for its name tree. */
  inPack: [PdfString, PdfValue][]
  /** What a link or bookmark of the file says, as the pack says it; null where it leads nowhere. */
  translate(destination: PdfValue): PdfValue
  /** The page of the pack that a destination of the file leads to. */
  pageOf(destination: PdfValue): number | null
}

const MOST_PLACES = 200_000

/**
 * Brings a file's named places into the pack, each under a prefix of its own: the old dictionary (Chromium writes it)
 * and the newer name tree alike. Places on pages that do not come along are left out.
 */
export function namedPlaces(copier: Copier, prefix: string): NamedPlaces {
  const { document } = copier
  const places = new Map<string, [PdfString, PdfValue]>()
  const keep = (name: PdfString, value: PdfValue): void => {
    const explicit = explicitPlace(copier, value)
    if (explicit === null || places.size >= MOST_PLACES) return
    places.set(Buffer.from(name.bytes).toString('latin1'), [withPrefix(prefix, name), explicit])
  }
  const old = document.resolve(document.catalog.get('Dests'))
  if (isDict(old)) for (const [name, value] of old) keep(new PdfString(Buffer.from(name, 'latin1')), value)
  const names = document.resolve(document.catalog.get('Names'))
  if (isDict(names)) for (const [name, value] of namesIn(document, names.get('Dests'))) keep(name, value)
  const named = (destination: PdfValue): [PdfString, PdfValue] | undefined => {
    const wanted = document.resolve(destination)
    if (wanted instanceof PdfName) return places.get(wanted.text)
    return wanted instanceof PdfString ? places.get(Buffer.from(wanted.bytes).toString('latin1')) : undefined
  }
  const isName = (destination: PdfValue): boolean => {
    const wanted = document.resolve(destination)
    return wanted instanceof PdfName || wanted instanceof PdfString
  }
  const explicit = (destination: PdfValue): PdfValue =>
    isName(destination) ? (named(destination)?.[1] ?? null) : explicitPlace(copier, destination)
  return {
    inPack: [...places.values()],
    translate: (destination) =>
      isName(destination) ? (named(destination)?.[0] ?? null) : explicitPlace(copier, destination),
    pageOf(destination) {
      const place = explicit(destination)
      const page = Array.isArray(place) ? place[0] : null
      return page instanceof PackRef ? page.num : null
    },
  }
}

/** `[page /XYZ …]` with the page as the pack knows it; a dictionary may hold it under D. */
function explicitPlace(copier: Copier, value: PdfValue): PdfValue {
  const { document } = copier
  const found = document.resolve(value)
  const place = isDict(found) ? document.resolve(found.get('D')) : found
  if (!Array.isArray(place)) return null
  const [page, ...view] = place
  const num = page instanceof PdfRef ? copier.known(page.num) : undefined
  return num === undefined || num === 0
    ? null
    : [new PackRef(num), ...view.map((one) => document.resolve(one))]
}
