import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { pdfReader } from '../../functions/adapters/paper/pdf-reader.ts'
import type { Leaf } from '../../functions/ports/pdf-binder.ts'
import { makePdf, type PdfWanted } from '../support/make-pdf.ts'

const reader = pdfReader()

async function reasonAgainst(bytes: Uint8Array): Promise<string> {
  const findings = await inspectPdf(bytes)
  return findings.verdict === 'unfit' ? findings.reasons.join(' ') : findings.verdict
}

describe('an upload', () => {
  test('is fit when it is a plain report', async () => {
    const plain = { verdict: 'fit', pages: 3, warnings: [] }
    expect(await reader.inspect(makePdf({ pages: 3 }))).toMatchObject(plain)
  })

  test('is refused when it needs a password, and only warned about when it was restricted', async () => {
    expect(await reasonAgainst(makePdf({ pages: 1, password: 'secret' }))).toContain('without a password')
    const restricted = await inspectPdf(makePdf({ pages: 2, password: '' }))
    expect(restricted).toMatchObject({ verdict: 'fit-with-warnings', pages: 2 })
    expect(restricted.warnings.join()).toContain('restrictions')
  })

  const WARNED: [what: string, told: string, PdfWanted][] = [
    ['scripts', 'JavaScript', { pages: 1, catalog: '/OpenAction <</S /JavaScript /JS (1)>>' }],
    ['attachments', 'attached', { pages: 1, catalog: '/Names <</EmbeddedFiles <</Names []>>>>' }],
    ['an XFA form', 'XFA', { pages: 1, catalog: '/AcroForm <</XFA (x) /Fields []>>' }],
    [
      'comments',
      'comments',
      { pages: 1, page: '/Annots [<</Subtype /Text /Rect [1 1 9 9] /Contents (Is this true?)>>]' },
    ],
    [
      'a redaction not applied',
      'blacked out',
      { pages: 1, page: '/Annots [<</Subtype /Redact /Rect [1 1 9 9]>>]' },
    ],
  ]
  test.each(WARNED)('is warned about when it holds %s', async (_, told, wanted) => {
    const findings = await inspectPdf(makePdf(wanted))
    expect(findings.verdict).toBe('fit-with-warnings')
    expect(findings.warnings.join()).toContain(told)
  })

  test('is refused when what was filled into its form would not be seen', async () => {
    const field = '<</Subtype /Widget /FT /Tx /V (Agreed) /Rect [1 1 99 20]>>'
    expect(await reasonAgainst(makePdf({ pages: 1, page: `/Annots [${field}]` }))).toContain(
      'print it to PDF',
    )
  })

  const HARMFUL: [what: string, told: string, PdfWanted][] = [
    ['pages without a size', 'Page 1 has no size', { pages: 1, size: [0, 0] }],
    ['pages larger than any paper', 'larger than any paper', { pages: 1, size: [1e9, 1e9] }],
    ['more pages than anybody reads', 'more than 3000 pages', { pages: 3001 }],
    ['no pages', 'no pages', { pages: 0 }],
  ]
  test.each(HARMFUL)('is refused when it has %s', async (_, told, wanted) => {
    expect(await reasonAgainst(makePdf(wanted))).toContain(told)
  })

  test('is refused, and not waited for, when reading it takes too long', async () => {
    const hasty = pdfReader({ patience: 1 })
    const findings = await hasty.inspect(makePdf({ pages: 2000 }))
    expect(findings).toMatchObject({ verdict: 'unfit', reasons: [expect.stringContaining('takes too long')] })
  })
})

// The corpus of real and hostile files is too large for the repository, and lies beside the checkout.
const corpus = join(import.meta.dirname, '../../../shared/corpus')

describe.skipIf(!existsSync(corpus))('every file of the corpus beside the checkout', () => {
  test('is judged without harm, and what is fit binds into one pack with every page in its place', async () => {
    const files = ['pdf', 'hostile-pdf'].flatMap((folder) =>
      readdirSync(join(corpus, folder)).map((name) => join(corpus, folder, name)),
    )
    const leaves: Leaf[] = []
    let next = 1
    for (const name of files) {
      const pdf = new Uint8Array(readFileSync(name))
      const findings = await inspectPdf(pdf)
      if (findings.verdict === 'unfit') continue
      const { pages } = findings
      leaves.push({
        kind: 'file',
        name,
        pdf,
        pages,
        firstNumber: next,
        letter: 'A',
        mark: 'Not for publication',
      })
      next += pages
    }
    const order = { title: 'Everything', language: 'en-GB', front: new Uint8Array(), leaves, bookmarks: [] }
    const facts = await reader.read((await pdfBinder().bind(order)).pdf)
    expect(leaves.length).toBeGreaterThan(80)
    expect(facts.pages.map(({ stampedNumber }) => stampedNumber)).toEqual(
      Array.from({ length: next - 1 }, (_, at) => `${at + 1}`),
    )
  }, 180_000)
})
