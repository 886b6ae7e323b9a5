import type { Copier } from './copier.ts'
import { isDict, PackRef, PdfRef, type PdfValue, textOfName } from './values.ts'

/** Optional content of all files, and what of it is hidden when the pack is opened. */
export interface Layers {
  all: number[]
  hidden: number[]
  order: PdfValue[]
}

/** Brings a file's layers along as they show when it is opened (ISO 32000-1, 8.11.4). */
export function copyLayers(copier: Copier, layers: Layers): void {
  const { document } = copier
  const properties = document.resolve(document.catalog.get('OCProperties'))
  if (!isDict(properties)) return
  const refs = (value: PdfValue | undefined): number[] => {
    const listed = document.resolve(value)
    return Array.isArray(listed) ? listed.flatMap((one) => (one instanceof PdfRef ? [one.num] : [])) : []
  }
  const shown = document.resolve(properties.get('D'))
  const [off, on] = isDict(shown)
    ? [new Set(refs(shown.get('OFF'))), new Set(refs(shown.get('ON')))]
    : [new Set<number>(), new Set<number>()]
  const startsHidden = isDict(shown) && textOfName(document.resolve(shown.get('BaseState'))) === 'OFF'
  for (const num of refs(properties.get('OCGs'))) {
    const own = copier.refer(num)
    if (own === 0) continue
    layers.all.push(own)
    if (startsHidden ? !on.has(num) : off.has(num)) layers.hidden.push(own)
  }
  const order = isDict(shown) ? document.resolve(shown.get('Order')) : null
  if (Array.isArray(order)) layers.order.push(...order.map((one) => inPack(copier, one, 0)))
}

function inPack(copier: Copier, value: PdfValue, depth: number): PdfValue {
  if (depth > 16) return null
  if (value instanceof PdfRef) {
    const listed = copier.document.resolve(value)
    if (Array.isArray(listed)) return inPack(copier, listed, depth + 1)
    return new PackRef(copier.refer(value.num))
  }
  return Array.isArray(value) ? value.map((one) => inPack(copier, one, depth + 1)) : value
}
