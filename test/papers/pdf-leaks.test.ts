import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { JPEG } from '../support/jpeg.ts'
import { makePdf, type PdfWanted, streamObject, updatePdf } from '../support/make-pdf.ts'

/** Words of a report, from the left edge on at this height. */
const words = (said: string, height = 700, set = '') => `BT ${set} /F1 12 Tf 60 ${height} Td (${said}) Tj ET`
const SECRET = words('The family lives at Moor Cottage')
const BOX = '55 695 300 20 re f'
const page = (drawing: string, more: Partial<PdfWanted> = {}): PdfWanted => ({
  pages: 2,
  lines: (number) => (number === 1 ? ['A report like any other'] : []),
  drawing: `q ${drawing} Q`,
  ...more,
})

async function warningsOf(wanted: PdfWanted | Uint8Array): Promise<string[]> {
  const { warnings } = await inspectPdf(wanted instanceof Uint8Array ? wanted : makePdf(wanted))
  return warnings
}

const annotated = (entries: string, ...objects: string[]): Partial<PdfWanted> => ({
  page: `/Annots [<</Type /Annot /Rect [50 690 400 720] ${entries}>>]`,
  objects,
})
const layered = (state: string): Partial<PdfWanted> => ({
  catalog: `/OCProperties <</OCGs [1001 0 R] /D <<${state}>>>>`,
  resources: '/Properties <</Notes 1001 0 R>>',
  objects: ['<</Type /OCG /Name (Notes)>>'],
})
const picture = streamObject(
  '/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  '\x80',
)
const withPicture: Partial<PdfWanted> = { resources: '/XObject <</Im 1001 0 R>>', objects: [picture] }
/** A page from a scanner: it shows something, in 60 points to the inch. */
const scanned = Array.from({ length: (500 / 8) * 700 }, (_, at) =>
  String.fromCharCode((at * at * 31) % 251),
).join('')
const scan = streamObject(
  '/Subtype /Image /Width 500 /Height 700 /ColorSpace /DeviceGray /BitsPerComponent 1',
  scanned,
)
const withScan: Partial<PdfWanted> = { resources: '/XObject <</Im 1001 0 R>>', objects: [scan] }
const PAGE_SIZED = 'q 595 0 0 842 0 0 cm /Im Do Q'
/** A pattern, and a box that is filled with it. */
const patterned = (pattern: string, ...objects: string[]): Partial<PdfWanted> => ({
  resources: '/Pattern <</P 1001 0 R>>',
  objects: [pattern, ...objects],
})
const tile = (drawing: string) =>
  streamObject(
    '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 2 /YStep 2 /Resources <<>>',
    drawing,
  )
const shading = (extend: string) =>
  `<</ShadingType 2 /ColorSpace /DeviceGray /Coords [60 0 200 0] ${extend} /Function <</FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.5] /N 1>>>>`
const PATTERN_BOX = `/Pattern cs /P scn ${BOX}`
const half: Partial<PdfWanted> = { resources: '/ExtGState <</Half <</ca 0.5>> /Mixed <</BM /Multiply>>>>' }
const FORM = streamObject(
  '/Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 1 0 10]',
  '0 g 55 685 300 20 re f',
)

describe('words that nobody sees', () => {
  const HIDDEN: [what: string, told: RegExp, PdfWanted][] = [
    ['under a black box', /^Pages 1 and 2: 12 words lie under a box/, page(`${SECRET} 0 g ${BOX}`)],
    ['under a white box', /12 words lie under a box/, page(`${SECRET} 1 g ${BOX}`)],
    [
      'under a box that is part of a form',
      /12 words lie under a box/,
      page(`${SECRET} q /Fm Do Q`, { resources: '/XObject <</Fm 1001 0 R>>', objects: [FORM] }),
    ],
    [
      'under a box turned a quarter',
      /12 words lie under a box/,
      page(`${SECRET} q 0 1 -1 0 400 690 cm 0 0 30 350 re f Q`),
    ],
    [
      'under a shape with round corners',
      /12 words lie under a box/,
      page(`${SECRET} 50 685 m 400 685 l 410 690 410 715 400 720 c 50 720 l h f`),
    ],
    ['under a thick line', /12 words lie under a box/, page(`${SECRET} 20 w 50 704 m 400 704 l S`)],
    [
      'under one word of black',
      /^Pages 1 and 2: 4 words lie under a box/,
      page(`${SECRET} 150 695 55 20 re f`),
    ],
    [
      'under a picture',
      /12 words lie under a picture/,
      page(`${SECRET} q 350 0 0 30 50 690 cm /Im Do Q`, withPicture),
    ],
    [
      'under a filled square of an annotation',
      /12 words lie under a box/,
      page(SECRET, annotated('/Subtype /Square /IC [0 0 0] /C [0 0 0]')),
    ],
    [
      'under a black marker',
      /12 words lie under a box/,
      page(SECRET, annotated('/Subtype /Highlight /C [0 0 0] /QuadPoints [50 720 400 720 50 690 400 690]')),
    ],
    [
      'under an annotation with a look',
      /12 words lie under a box/,
      page(
        SECRET,
        annotated(
          '/Subtype /FreeText /Contents (Withheld) /AP <</N 1001 0 R>>',
          streamObject('/Subtype /Form /BBox [0 0 100 100]', '1 g 0 0 100 100 re f'),
        ),
      ),
    ],
    [
      'under a picture as large as the page that shows nothing',
      /12 words lie under a picture/,
      page(`${SECRET} ${PAGE_SIZED}`, { ...withPicture, lines: () => [] }),
    ],
    [
      'under a picture with a mask that masks nothing',
      /12 words lie under a picture/,
      page(`${SECRET} q 350 0 0 30 50 690 cm /Im Do Q`, {
        ...withPicture,
        objects: [
          picture.replace('<<', '<</SMask 1002 0 R '),
          picture.replace('\x80', '\xff').replace('<<', '<</Decode [0 1] '),
        ],
      }),
    ],
    [
      'under a picture among the drawing',
      /12 words lie under a picture/,
      page(`${SECRET} q 350 0 0 30 50 690 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q`),
    ],
    [
      'in a layer that a rule hides',
      /12 words are in a layer/,
      page(`/OC /Notes BDC ${SECRET} EMC`, {
        ...layered('/OFF [1001 0 R]'),
        resources: '/Properties <</Notes 1002 0 R>>',
        objects: ['<</Type /OCG /Name (Notes)>>', '<</Type /OCMD /VE [/And 1001 0 R]>>'],
      }),
    ],
    [
      'under a pattern without holes',
      /12 words lie under a box/,
      page(`${SECRET} ${PATTERN_BOX}`, patterned(tile('0.2 g 0 0 2 2 re f 1 g 0 0 1 1 re f'))),
    ],
    [
      'under a pattern that shades',
      /12 words lie under a box/,
      page(
        `${SECRET} ${PATTERN_BOX}`,
        patterned('<</PatternType 2 /Shading 1002 0 R>>', shading('/Extend [true true]')),
      ),
    ],
    [
      'under a shading',
      /12 words lie under a box/,
      page(`${SECRET} q ${BOX.replace(' f', ' W n')} /Sh sh Q`, {
        resources: '/Shading <</Sh 1001 0 R>>',
        objects: [shading('/Extend [true true]')],
      }),
    ],
    [
      'under a box that is painted strip by strip',
      /12 words lie under a box/,
      page(
        `${SECRET} 0 g ${Array.from({ length: 12 }, (_, at) => `55 ${693 + 2 * at} 300 2 re f`).join(' ')}`,
      ),
    ],
    [
      'under a box that lets next to nothing through',
      /12 words lie under a box/,
      page(`${SECRET} /Dense gs 0 g ${BOX}`, { resources: '/ExtGState <</Dense <</ca 0.98>>>>' }),
    ],
    [
      'not drawn at all',
      /12 words are in the file and are not drawn/,
      page(words('The family lives at Moor Cottage', 700, '3 Tr')),
    ],
    [
      'white on white',
      /12 words have the colour of what they stand on/,
      page(words('The family lives at Moor Cottage', 700, '1 g')),
    ],
    [
      'black on black, of a line that goes on beside it',
      /^Pages 1 and 2: 6 words have the colour/,
      page(`0 g 110 695 80 20 re f ${SECRET}`),
    ],
    ['black on black', /12 words have the colour/, page(`0 g ${BOX} ${SECRET}`)],
    [
      'too small to read',
      /12 words are too small/,
      page('BT /F1 0.5 Tf 60 700 Td (The family lives at Moor Cottage) Tj ET'),
    ],
    ['beyond the edge', /12 words lie outside/, page(words('The family lives at Moor Cottage', 900))],
    ['cropped away', /12 words lie outside/, page(SECRET, { cropBox: [0, 0, 595, 600], lines: () => [] })],
    ['clipped away', /12 words are cut off/, page(`q 300 100 50 50 re W n ${SECRET} Q`)],
    [
      'in a layer that is off',
      /12 words are in a layer that is not shown/,
      page(`/OC /Notes BDC ${SECRET} EMC`, layered('/OFF [1001 0 R]')),
    ],
  ]
  test.each(HIDDEN)('are told of when they are %s', async (_, told, wanted) => {
    const warnings = await warningsOf(wanted)
    expect(warnings).toContainEqual(expect.stringMatching(told))
    expect(warnings.join()).not.toContain('Moor')
  })

  const SEEN: [what: string, PdfWanted][] = [
    ['words on the shading of a table', page(`0.9 g ${BOX} 0 g ${SECRET}`)],
    ['words on a page painted white', page(`1 g 0 0 595 842 re f 0 g ${SECRET}`)],
    ['white words on a dark bar', page(`0 0 0.4 rg ${BOX} 1 g ${SECRET}`)],
    ['words marked with a see-through box', page(`${SECRET} /Half gs 1 1 0 rg ${BOX}`, half)],
    ['words marked with a pen that mixes', page(`${SECRET} /Mixed gs 1 1 0 rg ${BOX}`, half)],
    [
      'words in a table with thin rules',
      page(`${SECRET} ${Array.from({ length: 12 }, (_, at) => `${55 + 25 * at} 704 25 0.5 re f`).join(' ')}`),
    ],
    [
      'words under a mask among the drawing',
      page(`${SECRET} q 350 0 0 30 50 690 cm BI /W 8 /H 1 /IM true /BPC 1 ID U EI Q`),
    ],
    ['words in a frame and underlined', page(`${SECRET} ${BOX.replace(' f', ' S')} 60 697 200 1 re f`)],
    ['words beside a box that is clipped', page(`${SECRET} q 400 690 20 20 re W n ${BOX} Q`)],
    ['words written again upon the box', page(`${SECRET} 1 g ${BOX} 0 g ${SECRET}`)],
    ['words in a layer that is on', page(`/OC /Notes BDC ${SECRET} EMC`, layered('/ON [1001 0 R]'))],
    [
      'a scan with the words that a machine read',
      page(`${PAGE_SIZED} ${words('The words of the scan', 700, '3 Tr')}`, {
        ...withScan,
        lines: () => [],
      }),
    ],
    [
      'a scan over the words that a machine read',
      page(`${SECRET} ${PAGE_SIZED}`, { ...withScan, lines: () => [] }),
    ],
    ['words under a hatching', page(`${SECRET} ${PATTERN_BOX}`, patterned(tile('0.2 g 0 0 1 2 re f')))],
    [
      'words beyond the end of a shading',
      page(
        `${SECRET} ${PATTERN_BOX}`,
        patterned('<</PatternType 2 /Shading 1002 0 R>>', shading('').replace('60 0 200', '300 0 350')),
      ),
    ],
    ['words marked with black ink that mixes away', page(`${SECRET} /Mixed gs 0.5 g ${BOX}`, half)],
    [
      'a link over its words',
      page(SECRET, annotated('/Subtype /Link /A <</S /URI /URI (https://council.example)>>')),
    ],
  ]
  test.each(SEEN)('are not made up of %s', async (_, wanted) => {
    expect(await warningsOf(wanted)).toEqual([])
  })
})

describe('a picture as large as the page', () => {
  test('laid upon one page of a report is told of: its words are in the font of the other pages', async () => {
    const report: PdfWanted = {
      pages: 2,
      lines: (number) =>
        number === 1 ? Array.from({ length: 8 }, () => 'A report like any other') : ['The family lives here'],
      ...withScan,
    }
    const pdf = updatePdf(makePdf(report), {
      14: streamObject('', `${SECRET} ${PAGE_SIZED}`),
    })
    expect(await warningsOf(pdf)).toContainEqual(
      expect.stringMatching(/^Page 2: 6 words lie under a picture/),
    )
  })
})

describe('a hatching made of letters', () => {
  test('is no hidden word, however its tiles overlap', async () => {
    const tiles: PdfWanted = {
      pages: 1,
      resources: '/Font <</F3 1001 0 R>>',
      drawing: 'BT /F3 10 Tf 60 400 Td (AA) Tj ET 0 g 50 390 100 40 re f',
      objects: [
        '<</Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 65 /LastChar 65 /Widths [10] /CharProcs <</A 1002 0 R>> /Encoding <</Differences [65 /A]>>>>',
        streamObject('', '10 0 d0 0 0 5 5 re f'),
      ],
    }
    expect(await warningsOf(tiles)).toEqual([])
  })
})

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
