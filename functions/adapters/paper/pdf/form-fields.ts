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
  /** The field above a widget. */
  parentOf(widget: PdfDict, num: number): number | null
  /** Writes the fields that came along. */
  finish(): void
}

/** The pack's form while it grows: each file's topmost field, and what all fields draw with. */
export interface PackForm {
  fields: number[]
  resources: PdfDict
}

const DEEPEST = 32
/** Scripts and look-ups stay behind; what a field holds and looks like comes along. */
const REWRITTEN = ['Kids', 'Parent', 'A', 'AA', 'P']

/**
 * Copies form fields, reached from their widgets upwards, each once. `name` becomes the topmost field's name.
 */
export function formOf(copier: Copier, writer: PackWriter, pack: PackForm, name: string): Form {
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

  /** Fields inherit what the file's form says of all of them. */
  function topField(): PdfDict {
    const said = copier.clean(isDict(form) ? dictOf({ DA: form.get('DA'), Q: form.get('Q') }) : null)
    const kids = top.kids.map((kid) => new PackRef(kid))
    return new Map([...(isDict(said) ? said : []), ...dictOf({ T: textString(name), Kids: kids })])
  }

  return {
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
      pack.fields.push(top.num)
      mergeResources(pack.resources, form, copier)
      writer.put(top.num, topField(), copier.refer)
    },
  }
}

export const isWidget = (dict: PdfDict, { document }: Copier): boolean =>
  textOfName(document.resolve(dict.get('Subtype'))) === 'Widget'

/**
 * Adds what a file's fields draw with to what all fields of the pack draw with: of two fonts with one name, the first;
 * a field keeps its look either way.
 */
function mergeResources(into: PdfDict, form: PdfValue, copier: Copier): void {
  const given = isDict(form) ? copier.document.resolve(form.get('DR')) : null
  const cleaned = isDict(given) ? copier.clean(given) : null
  if (!isDict(cleaned)) return
  for (const [key, value] of cleaned) {
    const category = copier.document.resolve(value)
    if (!isDict(category)) continue
    const known = into.get(key)
    const all: PdfDict = isDict(known) ? known : new Map()
    into.set(key, all)
    for (const [name, one] of category) if (!all.has(name)) all.set(name, asPackRef(one, copier))
  }
}

function asPackRef(value: PdfValue, copier: Copier): PdfValue {
  if (!(value instanceof PdfRef) || value instanceof PackRef) return value
  const num = copier.refer(value.num)
  return num === 0 ? null : new PackRef(num)
}
