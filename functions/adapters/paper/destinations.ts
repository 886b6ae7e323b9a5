import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { Copier } from './copy-objects.ts'
import type { OpenPdf } from './open-pdf.ts'
import { asArray, asDict, asText, entriesOf, name, resolve } from './pdf-objects.ts'

/** Named places of a file: name → destination, from the old dictionary and the newer name tree alike. */
export function namedPlaces({ context, catalog }: OpenPdf): Map<string, PDFObject> {
  const places = new Map<string, PDFObject>()
  for (const [key, value] of asDict(context, catalog.get(name('Dests')))?.entries() ?? []) {
    places.set(key.decodeText(), value)
  }
  const seen = new Set<PDFDict>()
  const waiting = [asDict(context, catalog.get(name('Names')))?.get(name('Dests'))]
  while (waiting.length > 0) {
    const node = asDict(context, waiting.pop())
    if (node === null || seen.has(node)) continue
    seen.add(node)
    waiting.push(...entriesOf(context, node.get(name('Kids'))))
    const pairs = entriesOf(context, node.get(name('Names')))
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const value = pairs[at + 1]
      if (value !== undefined) places.set(asText(context, pairs[at]) ?? '', value)
    }
  }
  return places
}

/** A destination as an array that points into the pack; null where its page is not in the pack. */
export function destinationInPack(
  destination: PDFObject | undefined,
  places: Map<string, PDFObject>,
  { source, target, standIn }: Copier,
): PDFArray | null {
  const explicit = explicitPlace(source.context, destination, places)
  const page = explicit?.get(0)
  const to = page instanceof PDFRef ? standIn(page) : undefined
  if (explicit === null || to === undefined) return null
  const copied = PDFArray.withContext(target)
  copied.push(to)
  for (const entry of explicit.asArray().slice(1)) {
    const plain = resolve(source.context, entry)
    copied.push(
      plain === null || plain instanceof PDFArray || plain instanceof PDFDict ? target.obj(null) : plain,
    )
  }
  return copied
}

function explicitPlace(
  context: PDFContext,
  destination: PDFObject | undefined,
  places: Map<string, PDFObject>,
): PDFArray | null {
  const named = resolve(context, destination)
  const text = named instanceof PDFName ? named.decodeText() : asText(context, named ?? undefined)
  const found = text === null ? destination : places.get(text)
  return asArray(context, asDict(context, found)?.get(name('D')) ?? found)
}
