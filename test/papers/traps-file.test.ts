import type { PDFDict } from '@cantoo/pdf-lib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type PackWriter, packWriter } from '../../functions/adapters/paper/pdf/pack-writer.ts'
import { dictOf, nameOf } from '../../functions/adapters/paper/pdf/values.ts'
import { pdfBinder } from '../../functions/adapters/paper/pdf-binder.ts'
import { openSans } from '../../functions/adapters/paper/stamp-fonts.ts'
import {
  aPaper,
  bound,
  inViewer,
  link,
  openBound,
  openPack,
  orderOf,
  stream,
  tagsIn,
  writtenPaper,
} from '../support/open-pack.ts'

test('trap 1: every page has its number before anything is copied, so a link never drags in a copy of a page', async () => {
  const paper = writtenPaper({
    pages: [
      { own: '/Annots [101 0 R 102 0 R 103 0 R] /StructParents 0', drawing: '/P <</MCID 0>> BDC EMC' },
      {},
      {},
    ],
    catalog: '/StructTreeRoot 110 0 R /Outlines 120 0 R',
    objects: {
      101: link('/Dest [30 0 R /Fit]'),
      102: link('/A <</S /GoTo /D [20 0 R /XYZ 0 0 0]>>'),
      // A page that was taken out of the file's page tree, and lies there still.
      103: link('/Dest [130 0 R /Fit]'),
      110: '<</Type /StructTreeRoot /K 111 0 R /ParentTree <</Nums [0 [111 0 R]]>>>>',
      111: '<</S /P /P 110 0 R /Pg 30 0 R /K [<</Type /MCR /Pg 10 0 R /MCID 0>> <</Type /MCR /Pg 130 0 R /MCID 0>>]>>',
      120: '<</First 121 0 R /Last 121 0 R /Count 1>>',
      121: '<</Title (On) /Parent 120 0 R /Dest [30 0 R /Fit]>>',
      130: '<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 131 0 R>>',
      131: stream('', '(taken out)'),
    },
  })
  const bookmarks = [{ title: 'Report', at: 4, children: [] }]
  const pack = await openBound([paper, paper], { bookmarks })
  expect(pack.objects.filter(([, one]) => pack.say(one, 'Type') === 'Page')).toHaveLength(6)
  expect(pack.objects.some(([, one]) => pack.data(one).includes('taken out'))).toBe(false)
  const targets = [
    pack.find(pack.pages[3], 'Annots.0.Dest.0'),
    pack.find(pack.pages[3], 'Annots.1.A.D.0'),
    pack.find(pack.catalog, 'Outlines.First.First.Dest.0'),
    pack.find(tagsIn(pack).at(-1)?.dict, 'Pg'),
  ]
  expect(targets.map((page) => pack.pages.indexOf(page as PDFDict))).toEqual([5, 4, 5, 5])
})

test('trap 11: a picture or font that many files hold is in the pack once, and one that only looks like it is not', async () => {
  const noise = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at * 7) % 251)).toString('latin1')
  const picture = (more: string) =>
    stream(
      `/Type /XObject /Subtype /Image /Width 30 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8 ${more}`,
      noise,
    )
  const scan = (mask: string, decoded: string) =>
    writtenPaper({
      pages: [
        {
          own: '/Resources <</XObject <</Seal 101 0 R /Plan 102 0 R>> /Font <</F1 105 0 R>>>>',
          drawing: '/Seal Do /Plan Do',
        },
      ],
      objects: {
        101: picture(''),
        102: picture(`/SMask 103 0 R /Decode ${decoded}`),
        103: picture(`/Decode ${mask}`),
        104: '<</Type /FontDescriptor /FontName /ABCDEF+Sans /Flags 32 /FontFile2 106 0 R>>',
        105: '<</Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Sans /FontDescriptor 104 0 R>>',
        106: stream('/Length1 3000', noise),
      },
    })
  const pack = await openBound([
    scan('[0 1]', '[0 1]'),
    scan('[0 1]', '[0 1]'),
    scan('[1 0]', '[0 1]'),
    scan('[0 1]', '[1 0]'),
  ])
  const groups = (path: string) => {
    const refs = pack.pages.map((page) =>
      pack.given(pack.find(page, path.replace(/\.\w+$/, '')), path.replace(/^.*\./, '')),
    )
    return refs.map((ref) => refs.indexOf(ref))
  }
  expect(groups('Resources.XObject.Seal')).toEqual([0, 0, 0, 0])
  expect(groups('Resources.XObject.Plan')).toEqual([0, 0, 2, 3])
  expect(groups('Resources.XObject.Plan.SMask')).toEqual([0, 0, 2, 0])
  expect(groups('Resources.Font.F1.FontDescriptor.FontFile2')).toEqual([0, 0, 0, 0])
  expect(pack.pages.map((page) => pack.data(page, 'Resources.XObject.Plan.SMask') === noise)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(pack.objects.filter(([, one]) => pack.say(one, 'Subtype') === 'Image')).toHaveLength(6)
})

test('trap 18: the same order gives the same bytes on any day, and the file’s identity tells its inputs', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const front = aPaper({ pages: 2, tagged: true }).pdf
  const papers = [aPaper({ pages: 3, tagged: true }), aPaper({ pages: 2, rotate: 90 })]
  const boundOn = (day: string, order = orderOf(papers, { front }), fonts = openSans()) => {
    vi.setSystemTime(new Date(day))
    return pdfBinder({ fonts }).bind(order)
  }
  const [one, other] = [await boundOn('2026-11-23'), await boundOn('2031-02-03T04:05:06Z')]
  expect(Buffer.compare(one.pdf, other.pdf)).toBe(0)
  const pack = await openPack(one.pdf)
  const everything = [
    ...pack.objects.map(([, object]) => `${object}\n${pack.data(object)}`),
    Buffer.from(one.pdf),
  ].join('\n')
  expect(everything).not.toMatch(/\(D:\d{4}|CreationDate|ModDate|CreateDate|ModifyDate|\b20(26|31)-/)
  expect(everything).toContain('/ObjStm')
  expect(everything).not.toContain('/Linearized')
  const idOf = async ({ pdf }: { pdf: Uint8Array }) =>
    /\/ID ?\[<(\w+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1]
  const { regular, bold } = openSans()
  const ids = [
    one,
    await boundOn('2026-11-23', orderOf(papers, { front: papers[1]?.pdf ?? front })),
    await boundOn('2026-11-23', orderOf(papers.toReversed(), { front })),
    await boundOn('2026-11-23', orderOf(papers, { front, title: 'Other' })),
    await boundOn(
      '2026-11-23',
      orderOf(papers, { front, bookmarks: [{ title: 'Report', at: 1, children: [] }] }),
    ),
    await boundOn('2026-11-23', orderOf(papers, { front }), { regular: bold, bold: regular }),
  ]
  expect(new Set(await Promise.all(ids.map(idOf))).size).toBe(6)
})

test('trap 19: metadata tells title and language, and never says that a scan can be read aloud', async () => {
  const claim = (part: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="${part}"/></rdf:RDF></x:xmpmeta>`
  const claiming = writtenPaper({
    pages: [
      {
        own: '/StructParents 0 /Metadata 101 0 R /Resources <</XObject <</X 102 0 R>>>>',
        drawing: '/Figure <</MCID 0>> BDC /X Do EMC',
      },
    ],
    catalog: '/StructTreeRoot 110 0 R /Metadata 101 0 R /MarkInfo <</Marked true>> /Lang (en-GB)',
    objects: {
      101: stream('/Type /Metadata /Subtype /XML', claim('1')),
      102: stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Metadata 101 0 R', '0 0 9 9 re f'),
      110: '<</Type /StructTreeRoot /K 111 0 R /ParentTree <</Nums [0 [111 0 R]]>>>>',
      111: '<</S /Figure /P 110 0 R /Pg 10 0 R /K 0>>',
    },
  })
  const scan = aPaper({ pages: 1, drawing: '9 9 500 500 re f', lines: () => [] })
  const title = 'Pŵyllgor “Lleoedd” <Roads & bins>'
  const pdf = await bound([claiming, scan], { title, language: 'cy', front: claiming.pdf })
  const { metadata, info } = await (await inViewer(pdf)).getMetadata()
  expect([metadata?.get('dc:title'), metadata?.get('dc:language')].flat()).toEqual([title, 'cy'])
  expect(info).toMatchObject({ Title: title, Language: 'cy' })
  const pack = await openPack(pdf)
  expect(pack.say(pack.catalog, 'ViewerPreferences.DisplayDocTitle')).toBe('true')
  const everything = pack.objects.map(([, one]) => `${one}\n${pack.data(one)}`).join('\n')
  expect(everything).not.toMatch(/pdfua/i)
  expect(everything).not.toMatch(/\/(Alt|ActualText)\b/)
})

test('trap 20: what was written is never changed by what follows', async () => {
  const begun = (end: (writer: PackWriter) => void): Buffer => {
    const writer = packWriter()
    const catalog = writer.reserve()
    for (let at = 0; at < 300; at += 1) {
      writer.put(writer.reserve(), at)
      writer.putText(`picture ${at}`)
    }
    end(writer)
    writer.put(catalog, dictOf({ Type: nameOf('Catalog') }))
    return Buffer.from(writer.finish(catalog, catalog))
  }
  const short = begun(() => {})
  const long = begun((writer) => writer.putText('x'.repeat(100_000)))
  expect(sameUpTo(short, long)).toBeGreaterThan(short.indexOf('picture 299'))

  const words = (name: string) => aPaper({ pages: 200, tagged: true, lines: (page) => [`${name} ${page}`] })
  const [first, second] = [words('first'), words('second')]
  const [alone, both] = [Buffer.from(await bound([first])), Buffer.from(await bound([first, second]))]
  expect(sameUpTo(alone, both)).toBeGreaterThan(alone.indexOf('first 200'))
  expect(alone.indexOf('first 200')).toBeGreaterThan(0)
})

const sameUpTo = (one: Buffer, other: Buffer): number => one.findIndex((byte, at) => byte !== other[at])
