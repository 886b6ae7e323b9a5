import type { Copier } from './copier.ts'
import type { PackWriter } from './pack-writer.ts'
import {
  dictOf,
  isDict,
  PackRef,
  type PdfDict,
  PdfRef,
  type PdfValue,
  textOfName,
  textString,
} from './values.ts'

/** A file's form in the pack: one field above all of its own, so that two files may name a field alike. */
export interface Form {
  /** The pack's number of the file's topmost field; null where no field came along. */
  top: number | null
  /** What fields draw their text with. */
  resources: PdfDict | null
  /** The field above a widget. */
  parentOf(widget: PdfDict, num: number): number | null
  finish(): void
}

const DEEPEST = 32
/** Scripts and look-ups stay behind; what a field holds and looks like comes along. */
const REWRITTEN = ['Kids', 'Parent', 'A', 'AA', 'P']

/**
 * Copies form fields, reached from their widgets upwards, each once. `name` becomes the topmost field's name.
 */
export function formOf(copier: Copier, writer: PackWriter, name: string): Form {
  const { document } = copier
  const form = document.resolve(document.catalog.get('AcroForm'))
  const fields = new Map<PdfDict, { num: number; kids: number[] }>()
  const top = { num: 0, kids: [] as number[] }

  function fieldFor(dict: PdfDict, depth: number): number {
    const known = fields.get(dict)
    if (known !== undefined) return known.num
    const field = { num: writer.reserve(), kids: [] as number[] }
    fields.set(dict, field)
    attach(dict, field.num, depth)
    return field.num
  }

  /** Puts a field or widget under what stands above it. */
  function attach(dict: PdfDict, num: number, depth: number): number {
    const above = document.resolve(dict.get('Parent'))
    if (!isDict(above) || depth > DEEPEST) {
      if (top.num === 0) top.num = writer.reserve()
      top.kids.push(num)
      return top.num
    }
    const parent = fieldFor(above, depth + 1)
    fields.get(above)?.kids.push(num)
    return parent
  }

  return {
    get top() {
      return top.num === 0 ? null : top.num
    },
    get resources() {
      const given = isDict(form) ? document.resolve(form.get('DR')) : null
      const cleaned = isDict(given) ? copier.clean(given) : null
      return isDict(cleaned) ? cleaned : null
    },
    parentOf: (widget, num) =>
      isDict(form) || widget.has('FT') || widget.has('Parent') ? attach(widget, num, 0) : null,
    finish() {
      for (const [dict, { num, kids }] of fields) {
        const kept = new Map([...dict].filter(([key]) => !REWRITTEN.includes(key)))
        const cleaned = copier.clean(kept)
        if (!isDict(cleaned)) continue
        const above = document.resolve(dict.get('Parent'))
        const parent = isDict(above) ? (fields.get(above)?.num ?? top.num) : top.num
        cleaned.set('Parent', new PackRef(parent))
        cleaned.set(
          'Kids',
          kids.map((kid) => new PackRef(kid)),
        )
        writer.put(num, cleaned, copier.refer)
      }
      if (top.num === 0) return
      writer.put(top.num, dictOf({ T: textString(name), Kids: top.kids.map((kid) => new PackRef(kid)) }))
    },
  }
}

export const isWidget = (dict: PdfDict, { document }: Copier): boolean =>
  textOfName(document.resolve(dict.get('Subtype'))) === 'Widget'

/** What all files' fields draw with: of two fonts with one name, the first; a field keeps its look either way. */
export function mergedResources(
  all: readonly { resources: PdfDict; copier: Copier }[],
  write: (value: PdfValue, copier: Copier) => PdfValue,
): PdfDict {
  const merged: PdfDict = new Map()
  for (const { resources, copier } of all) {
    for (const [key, value] of resources) {
      const category = copier.document.resolve(value)
      if (!isDict(category)) continue
      const known = merged.get(key)
      const into: PdfDict = isDict(known) ? known : new Map()
      merged.set(key, into)
      for (const [name, one] of category) if (!into.has(name)) into.set(name, write(one, copier))
    }
  }
  return merged
}

export const asPackRef = (value: PdfValue, copier: Copier): PdfValue => {
  if (!(value instanceof PdfRef) || value instanceof PackRef) return value
  const num = copier.refer(value.num)
  return num === 0 ? null : new PackRef(num)
}
