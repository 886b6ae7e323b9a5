import { bookmarksFor } from '../../functions/domain/pack/bookmarks.ts'
import { leavesFor } from '../../functions/domain/pack/leaves.ts'
import { type Manifest, manifestFor } from '../../functions/domain/pack/manifest.ts'
import type { PackKind } from '../../functions/domain/pack/pack-plan.ts'
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

/** A meeting with an exempt report, as it is ordered from the binder. */
export function sampleOrder(kind: PackKind): {
  order: BindingOrder
  manifestOf: (binder: PdfBinder, pages: number) => Manifest
} {
  const items = [
    anAgendaItem(1, [], { kind: 'none', state: { at: 'none' } }),
    anAgendaItem(6, [5, 3]),
    anAgendaItem(7, [{ pages: 4, secrecy: EXEMPT }]),
    anAgendaItem(8, [2, 1, 2]),
    anAgendaItem(9, [2]),
    anAgendaItem(10),
  ]
  const letters = { 'item-6': 'Y', 'item-7': 'Z', 'item-8': 'AA', 'item-9': 'AB', 'item-10': 'AC' }
  const plan = planPack({ items, letters, firstNumber: 1 })
  const agenda = plan.items.map(({ number, from, to, toFollow }) => {
    const pages = from === null ? '' : `${from} - ${to}`
    return `${number}. Review ${number} ${toFollow ? 'to follow' : pages}`
  })
  const leaves = leavesFor(plan, kind).map((leaf): Leaf => {
    if (leaf.kind === 'blank') return leaf
    if (leaf.kind === 'notice') {
      const pdf = makePdf({ pages: 1, lines: () => ['Not for publication: paragraph 3'] })
      return { kind: 'notice', from: leaf.from, to: leaf.to, pdf }
    }
    const { name, pages, firstNumber, letter, mark } = leaf
    return { kind: 'file', name, pages, firstNumber, letter, mark, pdf: makePdf(PAPERS[name] ?? { pages }) }
  })
  const title = 'Agenda and reports – Pŵyllgor “Lleoedd”, 26 July 2017'
  const front = makePdf({
    pages: 2,
    tagged: true,
    lines: (page) => (page === 1 ? agenda : ['Members of the committee']),
  })
  const order = { title, language: 'en-GB', front, leaves, bookmarks: bookmarksFor(plan, kind) }
  const meeting = 'places-overview-and-scrutiny-committee/2017-07-26'
  const manifestOf = ({ engine }: PdfBinder, pages: number): Manifest => ({
    ...manifestFor({ plan, kind, meeting, committee: 'Places', title, engine }),
    pages,
    frontPages: 2,
    sha256: 'unused',
  })
  return { order, manifestOf }
}
