import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import type { Accessibility } from '../../functions/domain/papers/accessibility.ts'
import { makePdf, type PdfWanted, streamObject } from '../support/make-pdf.ts'

async function accessibilityOf(wanted: PdfWanted): Promise<Accessibility> {
  const found = await inspectPdf(makePdf(wanted))
  if (found.verdict === 'unfit') throw new Error(found.reasons.join())
  return found.accessibility
}

const adviceOf = async (wanted: PdfWanted): Promise<Record<string, string>> =>
  Object.fromEntries((await accessibilityOf(wanted)).advice.map(({ rule, words }) => [rule, words]))

/** A file's elements: each its type, its page from 1, and more entries. Kids are numbered as they come, from 1. */
type Element = [type: string, page: number, more?: string]
const PAGE_ID = (page: number) => 10 + 3 * (page - 1)
const ELEMENT_ID = (at: number) => 1003 + at

function tagged(pages: number, elements: Element[], more: Partial<PdfWanted> = {}): PdfWanted {
  const tops = elements.flatMap(([, , more = ''], at) =>
    more.includes('/P ') ? [] : [`${ELEMENT_ID(at)} 0 R`],
  )
  return {
    pages,
    lines: () => [],
    drawing: '/P <</MCID 0>> BDC BT /F1 12 Tf 60 700 Td (The report) Tj ET EMC',
    catalog: '/Lang (en-GB) /MarkInfo <</Marked true>> /StructTreeRoot 1001 0 R',
    trailer: '/Info 1002 0 R',
    ...more,
    objects: [
      `<</Type /StructTreeRoot /RoleMap <</Bild /Figure>> /K [${tops.join(' ')}]>>`,
      '<</Title (Budget monitoring)>>',
      ...elements.map(([type, page, entries = '']) => {
        const parent = entries.includes('/P ') ? '' : '/P 1001 0 R'
        return `<</Type /StructElem /S /${type} ${parent} /Pg ${PAGE_ID(page)} 0 R ${entries}>>`
      }),
      ...(more.objects ?? []),
    ],
  }
}

/** A table of so many rows of two cells, as its elements from the place `at` on. */
function table(at: number, page: number, cells: string[]): Element[] {
  const rows = cells.map((_, row) => `${ELEMENT_ID(at + 1 + 3 * row)} 0 R`)
  return [
    ['Table', page, `/K [${rows.join(' ')}]`],
    ...cells.flatMap((cell, row): Element[] => {
      const own = at + 1 + 3 * row
      return [
        ['TR', page, `/P ${ELEMENT_ID(at)} 0 R /K [${ELEMENT_ID(own + 1)} 0 R ${ELEMENT_ID(own + 2)} 0 R]`],
        [cell, page, `/P ${ELEMENT_ID(own)} 0 R`],
        [cell, page, `/P ${ELEMENT_ID(own)} 0 R`],
      ]
    }),
  ]
}

describe('a paper for those who cannot see it', () => {
  test('is told to be sound where its tags say all that they should', async () => {
    const sound = tagged(2, [
      ['H1', 1],
      ['H2', 1],
      ['Bild', 2, '/Alt (Spending rose in every quarter)'],
      ...table(3, 2, ['TH', 'TD']),
    ])
    const { advice, headings, figures, tables } = await accessibilityOf(sound)
    expect(advice.map(({ rule }) => rule)).toEqual(['font-not-embedded'])
    expect({ headings, figures, tables }).toMatchObject({
      headings: { total: 2, firstLevel: 1, skipped: [] },
      figures: { total: 1 },
      tables: { total: 1, withoutHeaders: { count: 0 } },
    })
  })

  const LINK =
    '/Type /Annot /Subtype /Link /Rect [50 690 400 720] /A <</S /URI /URI (https://council.example)>>'
  const FAULTS: [rule: string, told: RegExp, PdfWanted][] = [
    ['not-tagged', /^Its headings, lists and tables/, { pages: 1 }],
    [
      'figure-without-description',
      /^Pages 2 and 4 to 6: 4 pictures .* View Alt Text/,
      tagged(
        6,
        [2, 4, 5, 6].map((page) => ['Bild', page]),
      ),
    ],
    [
      'figure-description-says-nothing',
      /^Page 1: a picture is described by no more/,
      tagged(1, [['Figure', 1, '/Alt (Picture 3)']]),
    ],
    [
      'table-without-headers',
      /^Page 2: a table has no header row.* Repeat Header Rows/,
      tagged(2, table(0, 2, ['TD', 'TD'])),
    ],
    [
      'table-without-headers',
      /^Page 1: a table has no header row/,
      tagged(1, [['H1', 1], ['H2', 1], ...table(2, 1, ['TD', 'TD', 'TD']), ['H1', 1]]),
    ],
    ['no-headings', /no headings .* style Heading 1/, tagged(4, [['P', 1]])],
    [
      'heading-skipped',
      /^Page 2: a heading of level 4 follows one of level 1.*style Heading 2/,
      tagged(2, [
        ['H1', 1],
        ['H4', 2],
      ]),
    ],
    ['first-heading', /first heading is of level 2/, tagged(1, [['H2', 1]])],
    ['no-title', /no title/, tagged(1, [['H1', 1]], { trailer: '' })],
    [
      'untagged-words',
      /^Page 1: some of the words are in no tag/,
      tagged(1, [['H1', 1]], { lines: () => ['In no tag'] }),
    ],
    [
      'list-without-tag',
      /^Page 1: bullets are typed/,
      tagged(1, [['P', 1]], { lines: () => ['\x95 one', '\x95 two', '\x95 three'] }),
    ],
    [
      'link-without-words',
      /^Page 1: a link has no words/,
      tagged(1, [['H1', 1]], { page: `/Annots [<<${LINK.replace('690', '10').replace('720', '30')}>>]` }),
    ],
    [
      'link-without-tag',
      /^Page 1: a link is in no tag/,
      tagged(1, [['H1', 1]], { page: `/Annots [<<${LINK}>>]` }),
    ],
    [
      'bare-address',
      /^Page 1: a link is a bare web address/,
      {
        pages: 1,
        page: `/Annots [<<${LINK}>>]`,
        drawing: 'BT /F1 12 Tf 60 700 Td (https://council.example) Tj ET',
      },
    ],
    [
      'low-contrast',
      /^Page 1: some words stand out too little/,
      { pages: 1, drawing: '0.9 g 50 690 300 30 re f BT 0.6 g /F1 12 Tf 60 700 Td (Faint words) Tj ET 0 g' },
    ],
    ['font-not-embedded', /^Page 1: .* its font Helvetica/, { pages: 1 }],
    [
      'letters-unknown',
      /^Page 1: the file does not say which letters/,
      {
        pages: 1,
        resources:
          '/Font <</F2 <</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<</Subtype /CIDFontType2>>]>>>>',
        drawing: 'BT /F2 12 Tf 60 700 Td <00210022> Tj ET',
      },
    ],
    ['no-bookmarks', /longer than 20 pages/, { pages: 21 }],
    [
      'claim-not-kept',
      /PDF\/UA/,
      tagged(1, [['Figure', 1]], {
        catalog: `/Lang (en-GB) /MarkInfo <</Marked true>> /StructTreeRoot 1001 0 R /Metadata ${ELEMENT_ID(1)} 0 R`,
        objects: [streamObject('/Type /Metadata', '<rdf:RDF><pdfuaid:part>1</pdfuaid:part></rdf:RDF>')],
      }),
    ],
  ]
  test.each(FAULTS)('is told of %s, with the next act', async (rule, told, wanted) => {
    expect((await adviceOf(wanted))[rule]).toMatch(told)
  })

  const GOOD: [what: string, rule: string, PdfWanted][] = [
    [
      'a table that only lays out one column',
      'table-without-headers',
      tagged(1, [
        ['Table', 1],
        ['TR', 1, '/P 1003 0 R'],
        ['TD', 1, '/P 1004 0 R'],
      ]),
    ],
    [
      'the block of labels that a report opens with',
      'table-without-headers',
      tagged(1, [...table(0, 1, ['TD', 'TD', 'TD']), ['H1', 1]]),
    ],
    [
      'white words on a dark ground',
      'low-contrast',
      {
        pages: 1,
        drawing: '0 0 0.4 rg 50 690 300 30 re f BT 1 g /F1 12 Tf 60 700 Td (White words) Tj ET 0 g',
      },
    ],
    [
      'words on a picture',
      'low-contrast',
      {
        pages: 1,
        drawing:
          '0.5 g BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI q 300 0 0 30 50 690 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q BT 0.6 g /F1 12 Tf 60 700 Td (Words) Tj ET 0 g',
      },
    ],
    [
      'a running head that is marked as decoration',
      'untagged-words',
      tagged(1, [['H1', 1]], { drawing: '/Artifact BMC BT /F1 12 Tf 60 800 Td (Page head) Tj ET EMC' }),
    ],
  ]
  test.each(GOOD)('is not told of %s', async (_, rule, wanted) => {
    expect(await adviceOf(wanted)).not.toHaveProperty(rule)
  })

  test('that is a scan is told by its pages, with and without words behind them', async () => {
    const scan = (words: string): PdfWanted => ({
      pages: 3,
      lines: () => [],
      drawing: `q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q ${words}`,
    })
    expect(await accessibilityOf(scan(''))).toMatchObject({ imageOnlyPages: [1, 2, 3], scannedPages: [] })
    const read = scan('BT 3 Tr /F1 12 Tf 60 700 Td (The words that a machine read here) Tj ET')
    expect(await accessibilityOf(read)).toMatchObject({ imageOnlyPages: [], scannedPages: [1, 2, 3] })
  })
})
