import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { JPEG } from '../support/jpeg.ts'
import { BOX, page, SECRET, warningsOf, words } from '../support/leaky-pdf.ts'
import { makePdf, type PdfWanted, streamObject, updatePdf } from '../support/make-pdf.ts'

describe('a file that was saved upon itself', () => {
  const first = makePdf({ pages: 1, lines: () => ['The contract goes to Acme Ltd for 1.2 million'] })
  const drawing = streamObject('', 'BT /F1 12 Tf 60 700 Td (The contract goes to one bidder) Tj ET')

  test('is told to hold the words that it showed before', async () => {
    const [told = ''] = await warningsOf(updatePdf(first, { 11: drawing }))
    expect(told).toMatch(/earlier version of itself, with 5 words of page 1 .* print it to PDF/)
    expect(told).not.toContain('Acme')
  })

  test('is fit where nothing that it showed is gone', async () => {
    expect(await warningsOf(updatePdf(first, { 1500: '<</Title (Signed)>>' }))).toEqual([])
  })
})

describe('what a file says of people and places', () => {
  const author: PdfWanted = { pages: 1, trailer: '/Info 1001 0 R', objects: ['<</Author (J Bloggs)>>'] }
  test('leaves its author out of the pack, and no warning is made of that', async () => {
    const found = await inspectPdf(makePdf(author))
    expect(found).toMatchObject({ verdict: 'fit', leftOut: [expect.stringContaining('author')] })
    expect(JSON.stringify(found)).not.toContain('Bloggs')
  })

  const PATH = String.raw`C:\\Users\\jbloggs\\Reports\\draft.docx`
  const TOLD: [what: string, told: RegExp, PdfWanted][] = [
    ['a path in its properties', /properties say where it/, { ...author, objects: [`<</Title (${PATH})>>`] }],
    [
      'a link to a file on a server',
      /Page 1: a link leads to a file/,
      {
        pages: 1,
        page: String.raw`/Annots [<</Subtype /Link /Rect [60 700 200 780] /A <</S /GoToR /F (\\\\fs01\\social-care\\case.pdf)>>>>]`,
      },
    ],
    [
      'a path as a picture’s description',
      /Page 1: a picture’s description is the path/,
      {
        pages: 1,
        catalog: '/StructTreeRoot 1001 0 R',
        objects: [`<</K 1002 0 R>>`, `<</S /Figure /P 1001 0 R /Pg 10 0 R /Alt (${PATH})>>`],
      },
    ],
    [
      'a hidden field that is filled in',
      /field that is not shown/,
      {
        pages: 1,
        page: '/Annots [<</Subtype /Widget /FT /Tx /T (a) /V (Agreed) /F 2 /Rect [1 1 99 20] /AP <</N 1001 0 R>>>>]',
        objects: [streamObject('/Subtype /Form /BBox [0 0 9 9]', '')],
      },
    ],
    [
      'words with a shape that somebody drew',
      /Page 1: there are comments/,
      {
        pages: 1,
        page: '/Annots [<</Subtype /Square /C [1 0 0] /Contents (jbloggs says no) /Rect [60 100 200 180]>>]',
      },
    ],
    [
      'a National Insurance number',
      /Page 1: there is what looks like a National Insurance number/,
      { pages: 1, lines: () => ['QQ 12 34 56 C is no number', 'AB 12 34 56 C is one'] },
    ],
  ]
  test.each(TOLD)('is warned about: %s', async (_, told, wanted) => {
    const warnings = await warningsOf(wanted)
    expect(warnings).toContainEqual(expect.stringMatching(told))
    expect(warnings.join()).not.toMatch(/jbloggs|fs01|AB 12/)
  })

  test('says where the paper calls itself exempt', async () => {
    const exempt = makePdf({ pages: 1, lines: () => ['NOT FOR PUBLICATION', 'Sale of the depot'] })
    expect(await inspectPdf(exempt)).toMatchObject({ markedSecret: 'Page 1' })
    expect(await inspectPdf(makePdf({ pages: 1 }))).toMatchObject({ markedSecret: null })
  })

  /** A page whose words are set in a font with this map of codes to letters. */
  const mapped = (map: string, drawing: string): PdfWanted => ({
    pages: 1,
    lines: () => [],
    drawing: '/Fm Do',
    resources: '/XObject <</Fm 1001 0 R>>',
    objects: [
      streamObject('/Subtype /Form /BBox [0 0 600 900] /Resources <</Font <</F1 1002 0 R>>>>', drawing),
      '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 1003 0 R>>',
      streamObject('', map),
    ],
  })

  test('reads words in which one glyph stands for several letters', async () => {
    const ligatures = '2 beginbfchar <01> <00660069> <02> <006600660069> endbfchar'
    const said = `${words('Con\\001dential')} ${words('Contact O\\002cer: 01632 960123', 680)}`
    expect(await inspectPdf(makePdf(mapped(ligatures, said)))).toMatchObject({
      markedSecret: 'Page 1',
      warnings: [],
    })
  })

  test('looks through a page whose map of letters leads beyond all letters', async () => {
    const beyond = '1 beginbfrange <20> <7e> <dbffdfff> endbfrange'
    const told = await warningsOf(mapped(beyond, `${SECRET} 0 g ${BOX}`))
    expect(told).toContainEqual(expect.stringMatching(/lies under a box/))
  })
})

describe('a photograph', () => {
  const short = (value: number) => [value >> 8, value & 0xff]
  const entry = (tag: number, kind: number, value: number) => [
    ...short(tag),
    ...short(kind),
    0,
    0,
    0,
    1,
    ...short(0),
    ...short(value),
  ]
  const exif = [
    ...Buffer.from('Exif\0\0MM\0*'),
    0,
    0,
    0,
    8,
    ...short(1),
    ...entry(0x8825, 4, 26),
    0,
    0,
    0,
    0,
    ...short(1),
    ...entry(2, 5, 44),
    0,
    0,
    0,
    0,
  ]
  const plain = Buffer.from(JPEG, 'base64')
  const taken = Buffer.concat([
    plain.subarray(0, 2),
    Buffer.from([0xff, 0xe1, ...short(exif.length + 2), ...exif]),
    plain.subarray(2),
  ])
  const jpeg = (bytes: Buffer) =>
    streamObject(
      '/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
      bytes.toString('latin1'),
    )
  const pdf = makePdf(
    page('q 90 0 0 90 60 400 cm /Im Do Q', {
      resources: '/XObject <</Im 1001 0 R>>',
      objects: [jpeg(taken)],
    }),
  )

  test('that says where it was taken is told of, and comes into the pack without that and else unchanged', async () => {
    expect(await warningsOf(pdf)).toContainEqual(
      expect.stringMatching(/^Pages 1 and 2: a picture says where it was taken/),
    )
    const file = {
      kind: 'file' as const,
      name: 'The report',
      pdf,
      pages: 2,
      firstNumber: 1,
      letter: 'A',
      mark: null,
    }
    const pack = Buffer.from(
      (
        await pdfBinder().bind({
          title: 'Pack',
          language: 'en-GB',
          front: new Uint8Array(),
          leaves: [file],
          bookmarks: [],
        })
      ).pdf,
    )
    expect(pack.includes('Exif')).toBe(false)
    expect(pack.includes(plain)).toBe(true)
  })
})
