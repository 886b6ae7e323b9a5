import { PDFDict, type PDFObject, PDFRef } from '@cantoo/pdf-lib'
import type { Copier } from './copy-objects.ts'
import { asDict, asName, entriesOf, name } from './pdf-objects.ts'

/** A file's layers (optional content), as references into the pack: all of them, and those not shown. */
export interface Layers {
  all: PDFRef[]
  hidden: PDFRef[]
}

/** Layers keep what their file shows at first: one that is hidden there stays hidden in the pack. */
export function layersOf({ source: { context, catalog }, copy }: Copier): Layers {
  const properties = asDict(context, catalog.get(name('OCProperties')))
  if (properties === null) return { all: [], hidden: [] }
  const all = refsIn(entriesOf(context, properties.get(name('OCGs'))))
  const first = asDict(context, properties.get(name('D'))) ?? PDFDict.withContext(context)
  const listed = (key: string) => new Set(refsIn(entriesOf(context, first.get(name(key)))))
  const [shown, hidden] = [listed('ON'), listed('OFF')]
  const hideAll = asName(context, first.get(name('BaseState'))) === 'OFF'
  const isHidden = (one: PDFRef) => hidden.has(one) || (hideAll && !shown.has(one))
  const inPack = (refs: PDFRef[]) => refsIn(refs.map((one) => copy(one)))
  return { all: inPack(all), hidden: inPack(all.filter(isHidden)) }
}

const refsIn = (objects: PDFObject[]): PDFRef[] => objects.filter((one) => one instanceof PDFRef)
