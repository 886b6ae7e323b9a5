import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import { checkPack } from '../../functions/domain/pack/check-pack.ts'
import type { Manifest } from '../../functions/domain/pack/manifest.ts'
import type { BindingOrder } from '../../functions/ports/pdf-binder.ts'
import type { PackFacts } from '../../functions/ports/pdf-reader.ts'
import { sampleOrder } from '../support/bind-sample-pack.ts'
import { makePdf } from '../support/make-pdf.ts'

const binder = pdfBinder()
const reader = pdfReader()

async function boundAndRead(
  kind: 'public' | 'restricted',
): Promise<{ facts: PackFacts; manifest: Manifest; bytes: Buffer }> {
  const { order, manifestOf } = sampleOrder(kind)
  const { pdf, pages } = await binder.bind(order)
  return { facts: await reader.read(pdf), manifest: manifestOf(binder, pages), bytes: Buffer.from(pdf) }
}

const orderOf = (pdf: Uint8Array, pages: number, more: Partial<BindingOrder> = {}): BindingOrder => ({
  title: 'One paper',
  language: 'en-GB',
  front: new Uint8Array(),
  leaves: [{ kind: 'file', name: 'paper.pdf', pdf, pages, firstNumber: 1, letter: null, mark: null }],
  bookmarks: [],
  ...more,
})

describe('a bound pack', () => {
  test('agrees with its manifest on numbers, labels, letters, bookmarks and notices, public and restricted', async () => {
    for (const kind of ['public', 'restricted'] as const) {
      const { facts, manifest } = await boundAndRead(kind)
      expect(checkPack(facts, manifest).checks.filter(({ ok }) => !ok)).toEqual([])
    }
  })

  test('has page 15 as page 15 in both, though the public one leaves pages 11 - 14 out', async () => {
    const [open, restricted] = [await boundAndRead('public'), await boundAndRead('restricted')]
    const textOf = ({ facts }: typeof open) => facts.pages.find(({ label }) => label === '15')?.text
    expect(textOf(open)).toBe(textOf(restricted))
    expect(open.facts.pages.map(({ label }) => label)).toContain('11 - 14')
    expect(restricted.facts.pages.map(({ label }) => label)).toContain('14')
  })

  test('holds nothing of the exempt paper in its public file', async () => {
    const [open, restricted] = [await boundAndRead('public'), await boundAndRead('restricted')]
    const secret = 'The prices that were offered'
    expect(restricted.facts.pages.some(({ text }) => text.includes(secret))).toBe(true)
    expect(open.facts.pages.some(({ text }) => text.includes(secret))).toBe(false)
    expect(open.bytes.includes(secret)).toBe(false)
  })

  test('keeps the front sheet tagged, and tells the title in any letters', async () => {
    const { facts } = await boundAndRead('public')
    expect(facts).toMatchObject({ tagged: true, language: 'en-GB' })
    expect(facts.title).toBe('Agenda and reports – Pŵyllgor “Lleoedd”, 26 July 2017')
  })

  test('is the same bytes when it is bound again', async () => {
    const { order } = sampleOrder('restricted')
    const [one, other] = [await binder.bind(order), await binder.bind(order)]
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0)
  })

  test('stamps "This page is intentionally left blank" with its number', async () => {
    const { facts } = await boundAndRead('public')
    const blank = facts.pages.find(({ label }) => label === '6')
    expect(blank?.text).toBe('This page is intentionally left blank\nPage 6')
  })
})

describe('what a paper may not bring into a pack', () => {
  const script = '<</S /JavaScript /JS (app.alert\\(1\\))>>'
  const link = (target: string) => `<</Type /Annot /Subtype /Link /Rect [60 60 90 90] ${target}>>`
  const dangerous = makePdf({
    pages: 2,
    catalog:
      '/OpenAction 1001 0 R /Names <</JavaScript <</Names [(a) 1001 0 R]>> /EmbeddedFiles <</Names [(b) 1002 0 R]>>>>',
    page: `/AA <</O 1001 0 R>> /Annots [1003 0 R 1004 0 R 1005 0 R 1006 0 R 1007 0 R]`,
    objects: [
      script,
      '<</Type /Filespec /F (payload.exe)>>',
      link('/A <</S /Launch /F (calc.exe)>>'),
      link('/A <</S /URI /URI (javascript:alert)>>'),
      '<</Type /Annot /Subtype /FileAttachment /Rect [1 1 9 9] /FS 1002 0 R>>',
      link('/A <</S /URI /URI (https://brackenshire.example/plan)>>'),
      link('/Dest [13 0 R /Fit]'),
    ],
  })

  test('scripts, programs and attachments stay behind; links to the web and within the paper come along', async () => {
    const { pdf } = await binder.bind(orderOf(dangerous, 2))
    const objects = (await PDFDocument.load(pdf)).context
      .enumerateIndirectObjects()
      .map(([, one]) => `${one}`)
    const everything = objects.join('\n')
    expect(everything).not.toMatch(
      /JavaScript|app\.alert|Launch|calc\.exe|payload|EmbeddedFile|\/AA|OpenAction|FileAttachment/,
    )
    expect(everything).toContain('https://brackenshire.example/plan')
    expect(objects.filter((one) => one.includes('/Dest ['))).toHaveLength(1)
    expect(objects.filter((one) => /\/Type \/Page\b/.test(one))).toHaveLength(2)
  })
})

describe('the binder', () => {
  test('names the paper that has other pages than were planned', async () => {
    await expect(binder.bind(orderOf(makePdf({ pages: 3 }), 2))).rejects.toThrow(
      'paper.pdf has 3 pages, and 2 were planned',
    )
  })

  test('names the paper that it cannot open', async () => {
    const broken = makePdf({ pages: 1, password: 'secret' })
    await expect(binder.bind(orderOf(broken, 1))).rejects.toThrow(/paper.pdf cannot be bound: .*password/)
  })

  test('refuses a bookmark to a page that is not there', async () => {
    const bookmarks = [{ title: 'Nowhere', at: 9, children: [] }]
    await expect(binder.bind(orderOf(makePdf({ pages: 1 }), 1, { bookmarks }))).rejects.toThrow('page 9')
  })
})

describe('checking a pack', () => {
  type Tampering = (facts: PackFacts, manifest: Manifest) => [PackFacts, Manifest]
  const pageLabelled =
    (label: string, change: Partial<PackFacts['pages'][number]>): Tampering =>
    (facts, manifest) => [
      { ...facts, pages: facts.pages.map((page) => (page.label === label ? { ...page, ...change } : page)) },
      manifest,
    ]
  const CASES: [check: string, Tampering][] = [
    ['pages', (facts, manifest) => [{ ...facts, pages: facts.pages.slice(0, -1) }, manifest]],
    ['numbers', pageLabelled('7', { stampedNumber: '8' })],
    ['labels', pageLabelled('7', { label: '17', stampedNumber: '17' })],
    ['agenda', pageLabelled('i', { text: '6. Review 6 1 - 12' })],
    [
      'bookmarks',
      (facts, manifest) => [
        { ...facts, outline: facts.outline.filter((one) => one.title !== '8. Review 8') },
        manifest,
      ],
    ],
    ['letters', pageLabelled('1', { stampedLetter: 'A' })],
    ['right-hand starts', (facts, manifest) => [facts, { ...manifest, inputs: manifest.inputs.slice(1) }]],
    ['notices', pageLabelled('11 - 14', { text: 'Page 11 - 14' })],
    [
      'agenda links',
      (facts, manifest) => [
        { ...facts, links: facts.links.map((link) => ({ ...link, page: (link.page ?? 0) + 2 })) },
        manifest,
      ],
    ],
    [
      'links',
      (facts, manifest) => [
        { ...facts, links: [...facts.links, { on: 3, words: 'see above', page: null, address: null }] },
        manifest,
      ],
    ],
    ['tags', (facts, manifest) => [{ ...facts, tags: { ...facts.tags, astray: 1 } }, manifest]],
    ['nothing outside', (facts, manifest) => [{ ...facts, outside: ['It holds a script.'] }, manifest]],
    ['description', (facts, manifest) => [{ ...facts, tagged: false }, manifest]],
  ]

  test.each(CASES)('fails "%s" where they do not agree', async (check, tamper) => {
    const { facts, manifest } = await boundAndRead('public')
    const outcome = checkPack(...tamper(facts, manifest))
    expect(outcome.ok).toBe(false)
    expect(outcome.checks.find(({ name }) => name === check)).toMatchObject({ ok: false })
  })
})
