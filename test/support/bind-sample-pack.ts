import { bookmarksFor } from '../../functions/domain/pack/bookmarks.ts'
import { leavesFor } from '../../functions/domain/pack/leaves.ts'
import { type Manifest, manifestFor } from '../../functions/domain/pack/manifest.ts'
import type { PackKind, PackPlan } from '../../functions/domain/pack/pack-plan.ts'
import { pageAddress } from '../../functions/domain/pack/page-address.ts'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import type { BindingOrder, Leaf, PdfBinder } from '../../functions/ports/pdf-binder.ts'
import { A3_LANDSCAPE, A4_LANDSCAPE, makePdf, type PdfWanted } from './make-pdf.ts'
import { anAgendaItem, EXEMPT } from './pack-items.ts'

/** The papers of the sample meeting, by name: upright, landscape, turned, cropped, A3 and locked. */
const PAPERS: Record<string, PdfWanted> = {
  'review-6.pdf': { pages: 5 },
  'review-6-appendix-1.pdf': { pages: 3, size: A4_LANDSCAPE },
  'review-7.pdf': { pages: 4, rotate: 90, lines: () => ['The prices that were offered'] },
  'review-8.pdf': { pages: 2, size: A3_LANDSCAPE, rotate: 270, corner: [-100, 300] },
  'review-8-appendix-1.pdf': { pages: 1, cropBox: [50, 50, 400, 600] },
  'review-8-appendix-2.pdf': {
    pages: 2,
    userUnit: 2,
    size: [300, 421],
    rotate: 180,
    drawing: 'q q 9 0 0 9 50 50 cm',
  },
  'review-9.pdf': { pages: 2, password: '' },
}

export interface SampleOrder {
  order: BindingOrder
  manifestOf: (binder: PdfBinder, pages: number) => Manifest
}

/** A meeting with an exempt report, as it is ordered from the binder. */
export function sampleOrder(kind: PackKind): SampleOrder {
  const items = [
    anAgendaItem(1, [], { kind: 'none', state: { at: 'none' } }),
    anAgendaItem(6, [5, 3]),
    anAgendaItem(7, [{ pages: 4, secrecy: EXEMPT }]),
    anAgendaItem(8, [2, 1, 2]),
    anAgendaItem(9, [2]),
    anAgendaItem(10),
  ]
  const letters = { 'item-6': 'Y', 'item-7': 'Z', 'item-8': 'AA', 'item-9': 'AB', 'item-10': 'AC' }
  return orderFor(planPack({ items, letters, firstNumber: 1 }), kind, (name) => PAPERS[name])
}

/** A plan's pack as it is ordered from the binder, with papers made up by their names. */
export function orderFor(
  plan: PackPlan,
  kind: PackKind,
  paperOf: (name: string) => PdfWanted | undefined,
): SampleOrder {
  const leaves = leavesFor(plan, kind).map((leaf): Leaf => {
    if (leaf.kind === 'blank') return leaf
    if (leaf.kind === 'notice') {
      const pdf = makePdf({ pages: 1, lines: () => ['Not for publication: paragraph 3'] })
      return { kind: 'notice', from: leaf.from, to: leaf.to, pdf }
    }
    const { name, pages, firstNumber, letter, mark } = leaf
    const pdf = makePdf(paperOf(name) ?? { pages })
    return { kind: 'file', name, pages, firstNumber, letter, mark, pdf }
  })
  const title = 'Agenda and reports – Pŵyllgor “Lleoedd”, 26 July 2017'
  const order = {
    title,
    language: 'en-GB',
    front: frontOf(plan),
    leaves,
    bookmarks: bookmarksFor(plan, kind),
  }
  const meeting = 'places-overview-and-scrutiny-committee/2017-07-26'
  const manifestOf = ({ engine }: PdfBinder, pages: number): Manifest => ({
    ...manifestFor({ plan, kind, meeting, committee: 'Places', title, engine }),
    pages,
    frontPages: 2,
    sha256: 'unused',
  })
  return { order, manifestOf }
}

/** An agenda that tells each item on one line and its pages, as a link, on the next. */
function frontOf({ items }: PackPlan): Uint8Array {
  const lines = items.flatMap(({ number, from, to, toFollow }) => [
    `${number}. Review ${number}`,
    from === null ? (toFollow ? 'To follow' : 'No report') : `${from} - ${to}`,
  ])
  const links = items.flatMap(({ from }, at) => {
    const baseline = 842 - 80 - 18 * (2 * at + 1)
    const target = `/A <</S /URI /URI (${pageAddress(from ?? 0)})>>`
    return from === null
      ? []
      : [`<</Subtype /Link /Rect [60 ${baseline - 4} 200 ${baseline + 12}] ${target}>>`]
  })
  return makePdf({
    pages: 2,
    tagged: true,
    lines: (page) => (page === 1 ? lines : ['Members of the committee']),
    page: `/Annots [${links.join(' ')}]`,
  })
}
