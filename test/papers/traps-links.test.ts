import { PDFName, PDFTextField } from '@cantoo/pdf-lib'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { pageAddress } from '../../functions/domain/pack/page-address.ts'
import {
  bound,
  inViewer,
  link,
  openBound,
  openPack,
  pairsIn,
  stream,
  writtenPaper,
} from '../support/open-pack.ts'

type Destination = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]['dest']

/** The page, from 1, to which a destination leads in a viewer. */
async function pageOf(viewer: PDFDocumentProxy, dest: Destination): Promise<number | null> {
  const place = typeof dest === 'string' ? await viewer.getDestination(dest) : dest
  return place === null ? null : 1 + (await viewer.getPageIndex(place[0]))
}

/** Where a page's links lead: to pages, from 1, and to addresses. */
async function linksOf(viewer: PDFDocumentProxy, page: number): Promise<(number | string | null)[]> {
  const annotations: { dest?: Destination; url?: string }[] = await (
    await viewer.getPage(page)
  ).getAnnotations()
  return Promise.all(annotations.map(({ dest, url }) => url ?? pageOf(viewer, dest ?? null)))
}

test('trap 7: named places of the old dictionary and of the name tree lead home, and other words stay as they are', async () => {
  const named = (catalog: string, dest: string, objects: Record<number, string> = {}) =>
    writtenPaper({
      pages: [{ own: '/Annots [101 0 R 102 0 R 103 0 R 104 0 R]' }, {}],
      catalog: `${catalog} /Outlines 120 0 R`,
      objects: {
        101: link(`/Dest ${dest} /Contents (Chapter 1)`),
        102: link(`/A <</S /GoTo /D ${dest}>>`),
        103: link('/A <</S /URI /URI (https://brackenshire.example/Chapter%201)>>'),
        104: link('/Dest (Nowhere)'),
        120: '<</First 121 0 R /Last 121 0 R /Count 1>>',
        121: `<</Title (Chapter 1) /Parent 120 0 R /Dest ${dest}>>`,
        ...objects,
      },
    })
  const old = named('/Dests <</Chapter#201 [20 0 R /Fit] /zeta <</D [10 0 R /Fit]>>>>', '/Chapter#201')
  const tree = named('/Names <</Dests 130 0 R>>', '(Chapter 1)', {
    130: '<</Kids [131 0 R 132 0 R]>>',
    131: '<</Limits [(Chapter 1) (Chapter 1)] /Names [(Chapter 1) 133 0 R]>>',
    132: '<</Limits [(Zeta) <E9>] /Names [(Zeta) [10 0 R /Fit] <E9> [10 0 R /Fit]]>>',
    133: '<</D [20 0 R /XYZ 0 842 0]>>',
  })
  const bookmarks = [1, 3, 5].map((at) => ({ title: `Report ${at}`, at, children: [] }))
  const pdf = await bound([old, tree, tree], { bookmarks })
  const viewer = await inViewer(pdf)
  for (const first of [1, 3, 5]) {
    const address = 'https://brackenshire.example/Chapter%201'
    expect(await linksOf(viewer, first)).toEqual([first + 1, first + 1, address, null])
  }
  const own = (await viewer.getOutline()).flatMap(({ items }) => items)
  expect(await Promise.all(own.map(({ dest }) => pageOf(viewer, dest)))).toEqual([2, 4, 6])
  const pack = await openPack(pdf)
  expect(own.map(({ title }) => title)).toEqual(Array(3).fill('Chapter 1'))
  expect(pack.say(pack.pages[0], 'Annots.0.Contents')).toBe('Chapter 1')
  const names = pairsIn(pack, pack.find(pack.catalog, 'Names.Dests'), 'Names').map(([name]) =>
    Buffer.from(pack.say(name) ?? '', 'latin1').toString('hex'),
  )
  expect(names).toHaveLength(8)
  expect(names).toEqual([...new Set(names)].toSorted())
})

test('trap 8: each file has one field above its own, every field is written once, and none calculates', async () => {
  const form = writtenPaper({
    pages: [{ own: '/Annots [101 0 R 103 0 R]' }, { own: '/Annots [104 0 R 106 0 R]' }],
    catalog:
      '/AcroForm <</Fields [101 0 R 102 0 R 105 0 R] /CO [101 0 R] /DA (/Helv 9 Tf 0 g) /DR <</Font <</Helv 3 0 R>>>>>>',
    objects: {
      101: '<</Type /Annot /Subtype /Widget /FT /Tx /T (Total) /V (42) /Rect [9 9 90 30] /AP <</N 107 0 R>> /AA <</C 108 0 R>>>>',
      102: '<</FT /Tx /T (Name) /V (Clerk) /Kids [103 0 R 104 0 R]>>',
      103: '<</Type /Annot /Subtype /Widget /Parent 102 0 R /Rect [9 40 90 60] /AP <</N 107 0 R>>>>',
      104: '<</Type /Annot /Subtype /Widget /Parent 102 0 R /Rect [9 40 90 60] /AP <</N 107 0 R>>>>',
      105: '<</T (Address) /Kids [106 0 R]>>',
      106: '<</Type /Annot /Subtype /Widget /Parent 105 0 R /FT /Tx /T (Town) /V (Bracken) /DA (/Helv 7 Tf) /Rect [9 70 90 90] /AP <</N 107 0 R>>>>',
      107: stream('/Type /XObject /Subtype /Form /BBox [0 0 81 21]', 'BT /Helv 9 Tf (as it looked) Tj ET'),
      108: '<</S /JavaScript /JS (AFSimple_Calculate\\("SUM"\\))>>',
    },
  })
  const pack = await openBound([form, form])
  const fields = pack.document.getForm().getFields()
  const told = fields.map((field) => [field.getName(), field instanceof PDFTextField && field.getText()])
  const own = told.map(([name, text]) => [`${name}`.replace(/^[^.]+\./, ''), text])
  const once = [
    ['Address.Town', 'Bracken'],
    ['Name', 'Clerk'],
    ['Total', '42'],
  ]
  expect(own.toSorted()).toEqual([...once, ...once].toSorted())
  expect(new Set(told.map(([name]) => name)).size).toBe(6)
  expect(pack.list(pack.catalog, 'AcroForm.Fields')).toHaveLength(2)
  const widgets = pack.pages.flatMap((page) => pack.list(page, 'Annots'))
  expect(widgets.map((one) => pack.data(one, 'AP.N'))).toEqual(
    Array(8).fill(expect.stringContaining('as it looked')),
  )
  for (const widget of widgets) {
    const siblings = pack.list(widget, 'Parent.Kids').map(String)
    expect(siblings.filter((one) => one === `${widget}`)).toHaveLength(1)
  }
  expect(
    fields.map(({ acroField }) => pack.say(acroField.getInheritableAttribute(PDFName.of('DA')))).toSorted(),
  ).toEqual(['/Helv 7 Tf', '/Helv 9 Tf 0 g', '/Helv 9 Tf 0 g'].flatMap((one) => [one, one]))
  expect(pack.objects.map(([, one]) => `${one}`).join()).not.toMatch(/JavaScript|Calculate|\/CO\b|\/AA\b/)
})

test('an annotation that two pages share is shown on both, once each', async () => {
  const paper = writtenPaper({
    pages: [{ own: '/Annots 101 0 R' }, { own: '/Annots 101 0 R' }],
    objects: {
      101: '[102 0 R 102 0 R]',
      102: '<</Type /Annot /Subtype /Square /Rect [9 9 90 90] /Contents (Look here)>>',
    },
  })
  const pack = await openBound([paper])
  expect(pack.pages.map((page) => pack.list(page, 'Annots').length)).toEqual([1, 1])
  expect(pack.pages.map((page) => pack.say(page, 'Annots.0.Contents'))).toEqual(['Look here', 'Look here'])
})

test('trap 9: a layer that was hidden stays hidden, and one that showed still shows', async () => {
  const layered = (how: string) =>
    writtenPaper({
      pages: [{ own: '/Resources <</Properties <</Draft 101 0 R /Plan 102 0 R>>>>' }],
      catalog: `/OCProperties <</OCGs [101 0 R 102 0 R] /D <<${how}>>>>`,
      objects: { 101: '<</Type /OCG /Name (Draft)>>', 102: '<</Type /OCG /Name (Plan)>>' },
    })
  const pdf = await bound([
    layered('/OFF [101 0 R] /Order [101 0 R 102 0 R]'),
    layered('/BaseState /OFF /ON [102 0 R] /Order [(Maps) [101 0 R]]'),
    layered('/ON [101 0 R 102 0 R]'),
    layered('/BaseState /OFF'),
  ])
  const pack = await openPack(pdf)
  const config = new Map([...(await (await inViewer(pdf)).getOptionalContentConfig({}))])
  const shown = pack.pages.map((page) =>
    ['Draft', 'Plan'].map((name) => {
      const layer = pack.given(page, `Resources.Properties.${name}`)?.replace(/ 0 R$/, 'R')
      const { name: own, visible } = config.get(layer) ?? {}
      return own === name ? visible : own
    }),
  )
  expect(shown).toEqual([
    [false, true],
    [false, true],
    [true, true],
    [false, false],
  ])
})

test('trap 16: bookmarks lead from agenda to item, report and the report’s own, closed where they were closed', async () => {
  const report = writtenPaper({
    pages: [{}, {}],
    catalog: '/Outlines 120 0 R',
    objects: {
      120: '<</First 121 0 R /Last 124 0 R /Count 4>>',
      121: '<</Title (Open) /Parent 120 0 R /Next 124 0 R /First 122 0 R /Last 123 0 R /Count 2 /Dest [10 0 R /Fit]>>',
      122: '<</Title (Under open) /Parent 121 0 R /Next 123 0 R /Dest [20 0 R /Fit]>>',
      123: '<</Title (Second under open) /Parent 121 0 R /Prev 122 0 R>>',
      124: '<</Title <FEFF00540177> /Parent 120 0 R /Prev 121 0 R /First 125 0 R /Last 126 0 R /Count -3 /Dest [20 0 R /Fit]>>',
      125: '<</Title (Under closed) /Parent 124 0 R /Next 126 0 R>>',
      126: '<</Title (Open under closed) /Parent 124 0 R /Prev 125 0 R /First 127 0 R /Last 127 0 R /Count 1>>',
      // A circle: it goes round no second time.
      127: '<</Title (Deepest) /Parent 126 0 R /Next 121 0 R>>',
    },
  })
  const appendix = writtenPaper({ pages: [{}] })
  const children = [
    { title: 'Report', at: 1, children: [] },
    { title: 'Appendix 1', at: 3, children: [] },
  ]
  const bookmarks = [
    { title: 'Agenda', at: 'front' as const, children: [] },
    { title: '6. Roads', at: 1, children },
  ]
  const pdf = await bound([report, appendix], { front: writtenPaper({ pages: [{}, {}] }).pdf, bookmarks })
  const viewer = await inViewer(pdf)
  type Lines = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>
  const told = async (lines: Lines, depth: number): Promise<string[]> => {
    const all = lines.map(async ({ title, dest, items, count }) => [
      `${'  '.repeat(depth)}${title} | ${await pageOf(viewer, dest)} | ${count ?? 0}`,
      ...(await told(items, depth + 1)),
    ])
    return (await Promise.all(all)).flat()
  }
  expect(await told(await viewer.getOutline(), 0)).toEqual([
    'Agenda | 1 | 0',
    '6. Roads | 3 | -2',
    '  Report | 3 | -4',
    '    Open | 3 | 2',
    '      Under open | 4 | 0',
    '      Second under open | null | 0',
    '    Tŷ | 4 | -3',
    '      Under closed | null | 0',
    '      Open under closed | null | 1',
    '        Deepest | null | 0',
    '  Appendix 1 | 5 | 0',
  ])
  const pack = await openPack(pdf)
  expect(pack.say(pack.catalog, 'Outlines.Count')).toBe('2')
})

test('trap 17: the front sheet’s page ranges are links to the pages stamped so, and one that leads nowhere is refused', async () => {
  const front = (...addresses: string[]) =>
    writtenPaper({
      pages: [{ own: `/Annots [${addresses.map((one) => link(`/A <</S /URI /URI (${one})>>`)).join(' ')}]` }],
    }).pdf
  const report = writtenPaper({ pages: [{}, {}, {}] })
  const web = 'https://brackenshire.example/page/2'
  const pdf = await bound([report, report], {
    front: front(pageAddress(1), pageAddress(6), pageAddress(3), web),
  })
  const viewer = await inViewer(pdf)
  const labels = await viewer.getPageLabels()
  const targets = await linksOf(viewer, 1)
  expect(targets.map((to) => (typeof to === 'number' ? labels?.[to - 1] : to))).toEqual(['1', '6', '3', web])
  const written = (await openPack(pdf)).objects.map(([, one]) => `${one}`)
  expect(written.join()).toContain(web)
  expect(written.join()).not.toContain('pack.invalid')
  const astray = [
    pageAddress(7),
    pageAddress(0),
    'https://pack.invalid/page/',
    'https://pack.invalid/page/NaN',
  ]
  const outcomes = astray.map((one) =>
    bound([report, report], { front: front(one) }).then(() => 'bound', String),
  )
  const refused = expect.stringMatching(/front matter|agenda/i)
  expect(await Promise.all(outcomes)).toEqual([refused, refused, refused, refused])
})
