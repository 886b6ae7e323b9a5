import { inflateSync } from 'node:zlib'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import type { Leaf } from '../../functions/ports/pdf-binder.ts'
import { A3_LANDSCAPE, A4_LANDSCAPE, type PdfWanted } from '../support/make-pdf.ts'
import { aPaper, bound, inViewer, openPack, orderOf, stream, writtenPaper } from '../support/open-pack.ts'

/** A page's text as it is read, and what marks each piece of it as content. */
async function piecesOn(page: PDFPageProxy) {
  const viewport = page.getViewport({ scale: 1 })
  const open: string[] = []
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  return items.flatMap((item) => {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop()
      else open.push('tag' in item ? `${item.tag}` : '')
      return []
    }
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform.map(Number)
    const [left = 0, top = 0] = viewport.convertToViewportPoint(e, f)
    const [right = 0, end = 0] = viewport.convertToViewportPoint(e + a, f + b)
    const width = item.width * page.userUnit
    const middle = left + width / 2 - viewport.width / 2
    return [
      {
        words: item.str,
        marked: [...open],
        fromFoot: viewport.height - top,
        middle,
        width,
        size: right - left,
        tilt: top - end,
      },
    ]
  })
}

test('trap 10: numbers are kept as they were written', async () => {
  const odd = [
    '595.275590551181102',
    '841.889763779527559',
    '-.002',
    '4.',
    '00.50',
    '+17.25',
    '.00000012',
    '-0.0',
  ]
  const paper = writtenPaper({
    pages: [
      {
        own: '/MediaBox [-.002 -0.0 595.275590551181102 841.889763779527559] /CropBox [4. 00.50 +17.25 500.123456789]  /Resources <</ExtGState <</G 102 0 R>>>> /Annots [101 0 R]',
      },
    ],
    objects: {
      101: '<</Type /Annot /Subtype /Square /Rect [1.10 2.20 30.30 40.40] /C [.3 .30 0.300] /AA <<>>>>',
      102: '<</Type /ExtGState /LW .00000012 /ML 10.000000000000000001>>',
    },
  })
  const file = Buffer.from(await bound([paper])).toString('latin1')
  const containers = [...file.matchAll(/\/ObjStm.*?stream\n(.*?)\nendstream/gs)]
  const objects = containers
    .map(([, packed = '']) => inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'))
    .join('\n')
  const more = ['500.123456789', '[1.10 2.20 30.30 40.40]', '[.3 .30 0.300]', '10.000000000000000001']
  for (const written of [...odd, ...more]) expect(objects).toContain(written)
})

const SHAPES: [name: string, wanted: Omit<PdfWanted, 'pages'>][] = [
  ['upright', {}],
  ['landscape', { size: A4_LANDSCAPE }],
  ['A3', { size: A3_LANDSCAPE }],
  ['turned right', { rotate: 90 }],
  ['upside down', { rotate: 180 }],
  ['turned left', { rotate: 270 }],
  ['turned by less than nothing', { rotate: -90, size: A4_LANDSCAPE }],
  ['turned more than once', { rotate: 450, size: A3_LANDSCAPE }],
  ['cropped', { cropBox: [50, 60, 450, 600] }],
  ['cropped, with corners told the other way', { cropBox: [450, 600, 50, 60], rotate: 90 }],
  ['cropped to more than there is', { cropBox: [-500, 100, 400, 5000] }],
  ['offset', { corner: [-100, 300] }],
  ['offset, cropped and turned', { corner: [-100, 300], cropBox: [0, 350, 400, 1000], rotate: 270 }],
  ['in larger units', { size: [300, 421], userUnit: 2 }],
  [
    'in larger units, offset, cropped and turned',
    { size: [300, 421], corner: [7, 9], cropBox: [20, 20, 280, 400], userUnit: 2, rotate: 90 },
  ],
]

test('trap 12: the number stands at the foot of every page as it is read, and shared resources stay as they were', async () => {
  const viewer = await inViewer(await bound(SHAPES.map(([, wanted]) => aPaper({ pages: 1, ...wanted }))))
  for (const [at, [name]] of SHAPES.entries()) {
    const pieces = await piecesOn(await viewer.getPage(at + 1))
    const stamp = pieces.filter(({ words }) => words === `Page ${at + 1}`)
    expect.soft(stamp, name).toHaveLength(1)
    expect.soft(Math.abs(stamp[0]?.middle ?? 99), `${name}: off the middle`).toBeLessThan(1)
    expect.soft(Math.abs(stamp[0]?.tilt ?? 99), `${name}: not level`).toBeLessThan(0.01)
    expect.soft(stamp[0]?.size, `${name}: too small or backwards`).toBeGreaterThan(8)
    expect.soft(stamp[0]?.size, `${name}: too large`).toBeLessThan(14)
    expect.soft(stamp[0]?.fromFoot, `${name}: off the page`).toBeGreaterThan(8)
    expect.soft(stamp[0]?.fromFoot, `${name}: not at the foot`).toBeLessThan(40)
  }
  const own = '/Resources 101 0 R'
  const sharing = writtenPaper({
    pages: [
      { own, drawing: 'BT /PackhorseRegular 12 Tf 60 700 Td (Own words) Tj ET /X Do' },
      { own, drawing: '0.1 g 0 0 595 842 re f' },
    ],
    objects: {
      101: '<</Font 102 0 R /XObject <</X 103 0 R>>>>',
      102: '<</PackhorseRegular 3 0 R>>',
      103: stream(
        '/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources 101 0 R',
        'BT /PackhorseRegular 9 Tf (inner) Tj ET',
      ),
    },
  })
  const pdf = await bound([sharing])
  const words = (await piecesOn(await (await inViewer(pdf)).getPage(1))).map((piece) => piece.words)
  expect.soft(words).toEqual(expect.arrayContaining(['Own words', 'inner', 'Page 1']))
  const pack = await openPack(pdf)
  expect(pack.say(pack.pages[0], 'Resources.XObject.X.Resources.Font')).toMatch(
    /^<<\s*\/PackhorseRegular \d+ 0 R\s*>>$/,
  )
  const backings = pack.pages.map((page) => / re f/.test(pack.data(pack.list(page, 'Contents').at(-1))))
  expect(backings).toEqual([false, true])
})

test('trap 13: a number is an artifact that nothing in the page can move, swallow or claim', async () => {
  const drawings = [
    '',
    'q q 9 0 0 9 50 50 cm',
    'Q Q Q 9 0 0 9 50 50 cm',
    'q Q Q 9 0 0 9 50 50 cm q q',
    '3 0 0 3 9 9 cm 0 0 1 1 re W n 3 Tr',
    'BT /F1 12 Tf 9 0 0 9 200 200 Tm 300 Tz 90 Ts (open) Tj',
    '/P <</MCID 0>> BDC /Span BMC BT ET',
    'EMC EMC ET',
    'q 9 0 0 9 50 50 cm q q BT /F1 9 Tf (Q \\) Q) Tj <51> Tj [(Q)] TJ ET',
    'q 9 0 0 9 50 50 cm q q BI /W 3 /H 1 /BPC 8 /CS /G ID Q Q EI',
    'q 9 0 0 9 50 50 cm q q /Q gs % Q Q ET',
  ]
  const pdf = await bound(drawings.map((drawing) => writtenPaper({ pages: [{ drawing }] })))
  const [viewer, pack] = [await inViewer(pdf), await openPack(pdf)]
  const stamps = []
  for (const [at] of drawings.entries()) {
    const pieces = await piecesOn(await viewer.getPage(at + 1))
    const { words = '', ...place } = pieces.find((one) => one.words.startsWith('Page ')) ?? {}
    stamps.push({ words, ...place })
  }
  const round = (value = Number.NaN) => Math.round(value * 10) / 10
  const [clear] = stamps
  for (const [at, { words, marked, fromFoot, middle, size }] of stamps.entries()) {
    expect.soft([words, marked], drawings[at]).toEqual([`Page ${at + 1}`, ['Artifact']])
    const places = [fromFoot, size, Math.abs(middle ?? 99) < 1 ? 0 : middle]
    expect.soft(places.map(round), drawings[at]).toEqual([clear?.fromFoot, clear?.size, 0].map(round))
  }
  for (const page of pack.pages) {
    const [first, ...rest] = pack.list(page, 'Contents').map((one) => pack.data(one))
    expect(first).toMatch(/^q\s/)
    expect(rest.at(-1)).toContain('/Artifact <</Type /Pagination /Subtype /Footer>> BDC')
  }
})

test('trap 14: stamps are in an embedded part of a font with every Latin letter, and titles tell any letter', async () => {
  const from = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at))
  const letters = [...from(0x20, 0x7e), ...from(0xc0, 0x17f), ...'ẀẁẂẃẄẅỲỳ‘’“”–']
  const marks = Array.from(
    { length: Math.ceil(letters.length / 30) },
    (_, at) => `|${letters.slice(30 * at, 30 * at + 30).join('')}|`,
  )
  const order = orderOf(marks.map(() => aPaper({ pages: 1 })))
  const leaves = order.leaves.map(
    (leaf, at): Leaf => (leaf.kind === 'file' ? { ...leaf, mark: marks[at] ?? null } : leaf),
  )
  const title = 'Adolygiad o’r Ŵyl – 26 Gorffennaf'
  const pdf = await bound([], { leaves, bookmarks: [{ title, at: 1, children: [] }] })
  const viewer = await inViewer(pdf)
  const told = []
  for (const [at] of marks.entries()) {
    const stamps = (await piecesOn(await viewer.getPage(at + 1))).filter(({ marked }) => marked.length > 0)
    const words = stamps.map((piece) => piece.words).join('')
    // Letters of two fonts are two pieces of one line.
    const mark = stamps.slice(stamps.findIndex((piece) => piece.words.startsWith('|')))
    const edges = mark.flatMap(({ middle, width }) => [middle - width / 2, middle + width / 2])
    const middle = (Math.min(...edges) + Math.max(...edges)) / 2
    told.push({
      words: words.slice(words.indexOf('|'), words.lastIndexOf('|') + 1),
      centred: Math.abs(middle) < 1,
    })
  }
  expect(told).toEqual(marks.map((words) => ({ words, centred: true })))
  const pack = await openPack(pdf)
  const files = pack.objects.filter(([, one]) => pack.find(one, 'FontFile2') !== undefined)
  expect(files.length).toBeGreaterThan(0)
  for (const [, one] of files) {
    expect(pack.say(one, 'FontName')).toMatch(/^[A-Z]{6}\+OpenSans/)
    expect(Number(pack.say(one, 'FontFile2.Length'))).toBeLessThan(40_000)
  }
  expect(pack.given(pack.catalog, 'Outlines.First.Title')).toMatch(/^<feff/i)
  expect(pack.say(pack.catalog, 'Outlines.First.Title')).toBe(title)
})

test('trap 15: front matter is labelled i, ii, …, and every other page by the number that is stamped on it', async () => {
  const words = { lines: () => ['words'] }
  const front = aPaper({ pages: 3, ...words }).pdf
  const file = (firstNumber: number, pages: number): Leaf => {
    const { pdf } = aPaper({ pages, ...words })
    return { kind: 'file', name: `${firstNumber}.pdf`, pdf, pages, firstNumber, letter: null, mark: null }
  }
  const notice = (from: number, to: number): Leaf => ({
    kind: 'notice',
    pdf: aPaper({ pages: 1, ...words }).pdf,
    from,
    to,
  })
  const leaves = [
    file(1, 3),
    { kind: 'blank' as const, number: 4 },
    notice(5, 8),
    file(9, 2),
    notice(11, 11),
    file(15, 2),
    file(17, 1),
  ]
  const viewer = await inViewer(await bound([], { front, leaves }))
  const stamped = []
  for (let at = 1; at <= viewer.numPages; at += 1) {
    const pieces = await piecesOn(await viewer.getPage(at))
    stamped.push(pieces.find((one) => one.words.startsWith('Page '))?.words.slice('Page '.length))
  }
  const numbers = ['1', '2', '3', '4', '5 - 8', '9', '10', '11', '15', '16', '17']
  expect(await viewer.getPageLabels()).toEqual(['i', 'ii', 'iii', 'iv', ...numbers])
  expect(stamped).toEqual([undefined, undefined, undefined, undefined, ...numbers])
})
