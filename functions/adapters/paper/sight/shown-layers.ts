import { dictIn, listIn, nameIn } from '../pdf/lookup.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { type PdfDict, PdfRef, type PdfValue } from '../pdf/values.ts'

/** Which of a file's layers are hidden when it is opened (ISO 32000-1, 8.11.4), by their object numbers. */
export function hiddenLayers(document: PdfDocument): ReadonlySet<number> {
  const properties = dictIn(document, document.catalog.get('OCProperties'))
  const shown = dictIn(document, properties?.get('D'))
  const numbers = (value: PdfValue | undefined): number[] =>
    listIn(document, value).flatMap((one) => (one instanceof PdfRef ? [one.num] : []))
  const [on, off] = [new Set(numbers(shown?.get('ON'))), numbers(shown?.get('OFF'))]
  if (nameIn(document, shown?.get('BaseState')) !== 'OFF') return new Set(off)
  return new Set(numbers(properties?.get('OCGs')).filter((num) => !on.has(num)))
}

/** Whether what belongs to this layer, or to a group of layers with a rule, is not shown. */
export function isLayerHidden(
  document: PdfDocument,
  value: PdfValue | undefined,
  hidden: ReadonlySet<number>,
): boolean {
  if (hidden.size === 0) return false
  const isHidden = (one: PdfValue | undefined): boolean => one instanceof PdfRef && hidden.has(one.num)
  const layer: PdfDict | null = dictIn(document, value)
  if (layer === null || nameIn(document, layer.get('Type')) !== 'OCMD') return isHidden(value)
  if (layer.has('VE')) return !isShownBy(document, layer.get('VE'), hidden, 0)
  const listed = listIn(document, layer.get('OCGs'))
  const members = listed.length > 0 ? listed : [layer.get('OCGs')]
  const policy = nameIn(document, layer.get('P')) ?? 'AnyOn'
  if (policy === 'AllOn') return members.some(isHidden)
  if (policy === 'AnyOff') return !members.some(isHidden)
  if (policy === 'AllOff') return !members.every(isHidden)
  return members.every(isHidden)
}

/** Rules within rules that are worked out; what lies deeper is taken to be shown. */
const DEEPEST = 16

/** Works out a rule that is written out: `[/And layer [/Not layer]]` (ISO 32000-1, table 99). */
function isShownBy(
  document: PdfDocument,
  rule: PdfValue | undefined,
  hidden: ReadonlySet<number>,
  depth: number,
): boolean {
  const [sign, ...parts] = listIn(document, rule)
  const name = nameIn(document, sign)
  if (name === null) return !(rule instanceof PdfRef && hidden.has(rule.num))
  if (depth >= DEEPEST) return true
  const isShown = (part: PdfValue | undefined): boolean => isShownBy(document, part, hidden, depth + 1)
  if (name === 'Not') return !isShown(parts[0])
  return name === 'Or' ? parts.some(isShown) : parts.every(isShown)
}
