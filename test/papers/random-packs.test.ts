import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { checkPack } from '../../functions/domain/pack/check-pack.ts'
import { letterFor } from '../../functions/domain/pack/letters.ts'
import { planPack } from '../../functions/domain/pack/plan-pack.ts'
import { orderFor } from '../support/bind-sample-pack.ts'
import { A3_LANDSCAPE, A4_LANDSCAPE, type PdfWanted } from '../support/make-pdf.ts'
import { anAgendaItem, EXEMPT } from '../support/pack-items.ts'

const binder = pdfBinder()
const reader = pdfReader()

/** How a paper's pages are made, whatever their count. */
const looks: fc.Arbitrary<Omit<PdfWanted, 'pages'>> = fc.record(
  {
    size: fc.constantFrom(A4_LANDSCAPE, A3_LANDSCAPE, [420, 595] as const, [595, 842] as const),
    corner: fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
    rotate: fc.constantFrom(0, 90, 180, 270, -90, 450),
    userUnit: fc.constantFrom(1, 1.5),
    tagged: fc.boolean(),
    drawing: fc.constantFrom(
      'q q 3 0 0 3 9 9 cm',
      'Q Q',
      'BT',
      '/Span BMC',
      '0 0 1 rg',
      'BT (never (closed',
      '<41',
    ),
    password: fc.constant(''),
  },
  { requiredKeys: [] },
)

const sheets = fc.record({ pages: fc.integer({ min: 1, max: 9 }), isSecret: fc.boolean(), look: looks })

test('whatever papers a pack has, agenda, numbers, labels, bookmarks, links and tags agree in both its kinds', async () => {
  const agenda = fc.array(fc.array(sheets, { maxLength: 3 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(agenda, fc.integer({ min: 0, max: 40 }), async (files, start) => {
      const papers = new Map<string, PdfWanted>()
      const items = files.map((ones, at) => {
        const item = anAgendaItem(
          at + 1,
          ones.map(({ pages, isSecret }) => (isSecret ? { pages, secrecy: EXEMPT } : pages)),
        )
        for (const [file, { name, pages }] of (item.submissions[0]?.files ?? []).entries())
          papers.set(name, { ...ones[file]?.look, pages })
        return item
      })
      const letters = Object.fromEntries(items.map(({ key }, at) => [key, letterFor(at)]))
      const plan = planPack({ items, letters, firstNumber: 1 + 2 * start })
      for (const kind of ['public', 'restricted'] as const) {
        const { order, manifestOf } = orderFor(plan, kind, (name) => papers.get(name))
        const { pdf, pages } = await binder.bind(order)
        const { checks } = checkPack(await reader.read(pdf), manifestOf(binder, pages))
        expect(checks.filter(({ ok }) => !ok)).toEqual([])
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
