import { expect, it } from 'vitest'
import { memoryDocumentStore } from '../../functions/adapters/memory/memory-document-store.ts'
import { memoryRegister } from '../../functions/adapters/memory/memory-register.ts'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { readPack } from '../../functions/adapters/paper/read-pack.ts'
import type { SubmittedFile } from '../../functions/domain/work-programme/meeting.ts'
import { type PreviewTools, pagesToLookAt, previewReport } from '../../functions/steps/preview-report.ts'
import { aMeeting, anItem, aRecord } from '../support/council.ts'
import { makePdf } from '../support/make-pdf.ts'

const file = (name: string, pages: number, isExempt: boolean): SubmittedFile => ({
  role: name === 'report' ? 'report' : 'appendix',
  name: `${name}.pdf`,
  pages,
  sha256: name,
  store: isExempt ? 'restricted' : 'open',
  key: `uploads/${name}.pdf`,
  secrecy: isExempt ? { kind: 'exempt', paragraphs: [3], because: 'Prices', review: null } : null,
})

it('draws open pages under their own numbers where exempt papers are out of reach, and nothing of those', async () => {
  const open = memoryDocumentStore('open')
  await open.put('uploads/report.pdf', makePdf({ pages: 1, lines: () => ['The report'] }))
  await open.put('uploads/map.pdf', makePdf({ pages: 1, lines: () => ['The map'] }))
  const files = [file('report', 1, false), file('prices', 3, true), file('map', 1, false)]
  const item = anItem({
    state: { at: 'received', on: aMeeting().date, version: 1 },
    submissions: [{ version: 1, on: aMeeting().date, at: '2017-07-10T09:00', by: 'Author', files }],
  })
  const looked: { page: number; pdf: Uint8Array }[] = []
  const tools: PreviewTools = {
    register: memoryRegister(),
    open,
    restricted: null,
    binder: pdfBinder(),
    // What would be drawn is read instead.
    pictures: {
      draw: async (pdf, page) => {
        looked.push({ pdf: new Uint8Array(pdf), page })
        return pdf
      },
    },
  }
  const record = aRecord(aMeeting({ items: [item] }))
  expect(pagesToLookAt(item).map(({ page }) => page)).toEqual([1, 3, 4, 7])
  expect(await previewReport(tools, record, item, 7)).not.toBeNull()
  const [map = { pdf: new Uint8Array(), page: 0 }] = looked
  const { pages } = await readPack(map.pdf)
  expect(pages[map.page - 1]?.text).toContain('The map')
  expect(pages[map.page - 1]?.stampedNumber).toBe('7')
  for (const page of [0, 2, 3, 4, 5, 8]) expect(await previewReport(tools, record, item, page)).toBeNull()
  expect(looked).toHaveLength(1)
})
