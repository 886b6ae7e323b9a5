import { expect, test } from 'vitest'
import {
  bound,
  contentTags,
  openBound,
  openPack,
  pairsIn,
  stream,
  tagsIn,
  type Written,
  writtenPaper,
} from '../support/open-pack.ts'

const marked = (count: number): string =>
  Array.from({ length: count }, (_, at) => `/P <</MCID ${at}>> BDC\nEMC`).join('\n')

test('trap 2: keys of content are offset by the highest that is seen, in pages, annotations and pictures alike', async () => {
  /** A page, a link and a picture with the keys given; ParentTreeNextKey lies. */
  const keyed = (page: number, link: number, picture: number, more: Partial<Written> = {}) =>
    writtenPaper({
      pages: [
        {
          own: `/StructParents ${page} /Annots [101 0 R] /Resources <</XObject <</X 102 0 R /Y 103 0 R>>>>`,
          drawing: `${marked(1)} /X Do /Y Do`,
        },
      ],
      catalog: '/StructTreeRoot 110 0 R',
      ...more,
      objects: {
        101: `<</Type /Annot /Subtype /Text /Rect [9 9 20 20] /StructParent ${link}>>`,
        102: stream(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] /StructParents ${picture}`, marked(1)),
        // The tree does not know this key, and no other file's may answer to it.
        103: stream(`/Type /XObject /Subtype /Form /BBox [0 0 9 8] /StructParents ${picture + 1}`, marked(1)),
        110: '<</Type /StructTreeRoot /K [111 0 R 112 0 R 113 0 R] /ParentTree 114 0 R /ParentTreeNextKey 1>>',
        111: '<</S /P /P 110 0 R /T (text) /Pg 10 0 R /K 0>>',
        112: '<</S /Annot /P 110 0 R /T (note) /K <</Type /OBJR /Obj 101 0 R /Pg 10 0 R>>>>',
        113: '<</S /Figure /P 110 0 R /T (picture) /K <</Type /MCR /Stm 102 0 R /Pg 10 0 R /MCID 0>>>>',
        114: '<</Kids [115 0 R]>>',
        115: `<</Limits [${page} ${picture}] /Nums [${page} [111 0 R] ${link} 112 0 R ${picture} [113 0 R]]>>`,
      },
    })
  const pack = await openBound([
    keyed(0, 7, 9),
    keyed(-3, -1, 4),
    keyed(0, 1, 2),
    keyed(0, 7, 9, { catalog: '' }),
    keyed(0, 1, 2),
  ])
  const answers = contentTags(pack)
  const owners = new Map(
    tagsIn(pack).map(({ dict }) => [dict, `${pack.say(dict, 'P.T')} ${pack.say(dict, 'T')}`]),
  )
  const told = pack.pages.map((page) =>
    [
      answers(pack.say(page, 'StructParents'), 0),
      answers(pack.say(page, 'Annots.0.StructParent'), null),
      answers(pack.say(page, 'Resources.XObject.X.StructParents'), 0),
      answers(pack.say(page, 'Resources.XObject.Y.StructParents'), 0),
    ].map((tag) => (tag === undefined ? 'nothing' : owners.get(tag))),
  )
  const own = (name: string) => [`${name} text`, `${name} note`, `${name} picture`, 'nothing']
  const untagged = ['nothing', 'nothing', 'nothing', 'nothing']
  expect(told).toEqual([own('1.pdf'), own('2.pdf'), own('3.pdf'), untagged, own('5.pdf')])
  const keys = pairsIn(pack, pack.find(pack.catalog, 'StructTreeRoot.ParentTree'), 'Nums').map(
    ([key]) => +`${key}`,
  )
  expect(keys).toEqual([...new Set(keys)].toSorted((one, other) => one - other))
})

test('trap 3: content is found in every shape that K takes, and nulls of the parent tree stay in their places', async () => {
  const element = (title: string, kids: string) => `<</S /P /P 110 0 R /T (${title}) /Pg 10 0 R /K ${kids}>>`
  const shapes = writtenPaper({
    pages: [
      { own: '/StructParents 0 /Annots [101 0 R]', drawing: marked(10) },
      { own: '/StructParents 2', drawing: marked(3) },
    ],
    catalog: '/StructTreeRoot 110 0 R',
    objects: {
      101: '<</Type /Annot /Subtype /Text /Rect [9 9 20 20] /StructParent 1>>',
      110: '<</Type /StructTreeRoot /K 130 0 R /ParentTree 131 0 R>>',
      111: element('integer', '1'),
      112: element('reference to an integer', '132 0 R'),
      113: element('marked content', '<</Type /MCR /Pg 20 0 R /MCID 2>>'),
      114: element('reference to marked content', '133 0 R'),
      115: element('object', '<</Type /OBJR /Obj 101 0 R>>'),
      116: element('reference to an array', '134 0 R'),
      117: element('without content', '[]'),
      118: '<</S /Span /P 116 0 R /T (element) /Pg 10 0 R /K [9]>>',
      130: '[111 0 R 112 0 R 113 0 R 114 0 R 115 0 R 116 0 R 117 0 R]',
      131: '<</Nums [0 135 0 R 1 115 0 R 2 [116 0 R null 113 0 R]]>>',
      132: '3',
      133: '<</Type /MCR /MCID 5>>',
      134: '[7 118 0 R 136 0 R <</Type /MCR /Pg 20 0 R /MCID 0>>]',
      135: '[null 111 0 R null 112 0 R null 114 0 R null 116 0 R 116 0 R 118 0 R]',
      136: '8',
    },
  })
  const tags = tagsIn(await openBound([shapes, shapes])).filter(({ depth }) => depth > 1)
  const shown = (page: number) => [
    ['integer', [`${page}/1`], []],
    ['reference to an integer', [`${page}/3`], []],
    ['marked content', [`${page + 1}/2`], []],
    ['reference to marked content', [`${page}/5`], []],
    ['object', [`${page}/object`], []],
    ['reference to an array', [`${page}/7`, `${page}/8`, `${page + 1}/0`], []],
    ['element', [`${page}/9`], []],
    ['without content', [], []],
  ]
  expect(tags.map(({ words, content, wrong }) => [words, content, wrong])).toEqual([...shown(1), ...shown(3)])
})

test('trap 4: the pack has one Document, and in it one Part for each file, in its language', async () => {
  const tagged = (language: string, root: string, more: Record<number, string> = {}, map = '') =>
    writtenPaper({
      pages: [{ own: '/StructParents 0', drawing: marked(1) }],
      catalog: `/StructTreeRoot 110 0 R ${language}`,
      objects: {
        110: `<</Type /StructTreeRoot /K ${root} /ParentTree <</Nums [0 [113 0 R]]>> ${map}>>`,
        113: `<</S /P /P ${more[111] === undefined ? 110 : 111} 0 R /T (text) /Pg 10 0 R /K 0>>`,
        ...more,
      },
    })
  const pack = await openBound(
    [
      tagged('/Lang (cy)', '[113 0 R]'),
      tagged('/Lang (en-GB)', '[111 0 R]', { 111: '<</S /Document /P 110 0 R /Lang (fr) /K 113 0 R>>' }),
      writtenPaper({ pages: [{}] }),
      tagged(
        '/Lang (cy)',
        '111 0 R',
        { 111: '<</S /Whole /P 110 0 R /K [113 0 R]>>' },
        '/RoleMap <</Whole /Document>>',
      ),
      tagged('', '[112 0 R 113 0 R]', { 112: '<</S /H1 /P 110 0 R /T (heading) /K []>>' }),
    ],
    { front: tagged('/Lang (en-GB)', '113 0 R').pdf },
  )
  const tags = tagsIn(pack)
  expect(tags.flatMap(({ wrong }) => wrong)).toEqual([])
  const told = tags.map(({ type, depth, dict }) => [depth, type, pack.say(dict, 'Lang')])
  const part = (language: string | null) => [
    [1, 'Part', language],
    [2, 'P', null],
  ]
  expect(told).toEqual([
    [0, 'Document', 'en-GB'],
    ...[...part('en-GB'), ...part('cy'), ...part('fr'), ...part('cy')],
    [1, 'Part', null],
    [2, 'H1', null],
    [2, 'P', null],
  ])
  expect(pack.say(pack.catalog, 'MarkInfo.Marked')).toBe('true')
})

test('trap 5: roles are compared by what they come to in the end, and clashes are renamed in their file only', async () => {
  const roled = (roles: string, classes: string) =>
    writtenPaper({
      pages: [{ own: '/StructParents 0', drawing: marked(3) }],
      catalog: '/StructTreeRoot 110 0 R',
      objects: {
        110: `<</Type /StructTreeRoot /K 111 0 R /ParentTree <</Nums [0 [112 0 R 113 0 R 114 0 R]]>> /RoleMap <<${roles}>> /ClassMap <<${classes}>>>>`,
        111: '<</Type /StructElem /S /Document /P 110 0 R /C /Wide /K [112 0 R 113 0 R 114 0 R]>>',
        112: '<</S /Head#20line /P 111 0 R /Pg 10 0 R /C [/Wide /Tall] /K 0>>',
        113: '<</S /Body /P 111 0 R /Pg 10 0 R /C /Wide /K 1>>',
        114: '<</S /P /P 111 0 R /Pg 10 0 R /K 2>>',
        120: '<</O /Layout /Width 10>>',
      },
    })
  const tall = '/Tall <</O /Layout /Height 5>>'
  const pdf = await bound([
    roled('/Head#20line /H1 /Body /Text /Text /P', `/Wide 120 0 R ${tall}`),
    roled('/Head#20line /H2 /Body /P', `/Wide <</O /Layout /Width 20>> ${tall}`),
    roled('/Head#20line /Title1 /Title1 /H1 /Body /P /P /Quote', `/Wide <</O /Layout /Width 10>> ${tall}`),
  ])
  const pack = await openPack(pdf)
  const tags = tagsIn(pack)
  const typesOf = (file: number) => tags.slice(2 + 4 * file, 5 + 4 * file).map(({ type }) => type)
  expect([0, 1, 2].map(typesOf)).toEqual([
    ['H1', 'P', 'P'],
    ['H2', 'P', 'P'],
    ['H1', 'P', 'Quote'],
  ])
  const root = pack.find(pack.catalog, 'StructTreeRoot')
  // A reader that knows the standard types does not look them up.
  expect(pack.say(root, 'RoleMap.P')).toBeNull()
  expect(pack.say(root, 'RoleMap.Body')).toBe('P')
  expect([3, 7, 11].map((at) => pack.say(tags[at]?.dict, 'S'))).toEqual(['Body', 'Body', 'Body'])
  const widths = tags
    .slice(1)
    .map(({ dict }) => pack.list(dict, 'C').map((name) => pack.say(root, `ClassMap.${pack.say(name)}.Width`)))
  const wide = (width: string) => [[width], [width, null], [width], []]
  expect(widths).toEqual([...wide('10'), ...wide('20'), ...wide('10')])
})

test('trap 6: identifiers, the headers that name them, and the tree that finds them have one prefix per file', async () => {
  const table = writtenPaper({
    pages: [{ own: '/StructParents 0', drawing: marked(2) }],
    catalog: '/StructTreeRoot 110 0 R',
    objects: {
      110: '<</Type /StructTreeRoot /K 111 0 R /ParentTree <</Nums [0 [112 0 R 113 0 R]]>> /IDTree <</Kids [115 0 R 116 0 R]>>>>',
      111: '<</S /Document /P 110 0 R /ID (node00000001) /K [112 0 R 113 0 R]>>',
      112: '<</S /TH /P 111 0 R /Pg 10 0 R /ID (node00000012) /K 0>>',
      113: '<</S /TD /P 111 0 R /Pg 10 0 R /ID <E9> /K 1 /A [<</O /Table /Headers [(node00000012) 117 0 R]>> 118 0 R]>>',
      115: '<</Limits [(node00000001) (node00000012)] /Names [(node00000001) 111 0 R (node00000012) 112 0 R]>>',
      116: '<</Limits [<E9> <E9>] /Names [<E9> 113 0 R]>>',
      117: '(node00000001)',
      118: '<</O /Table /Headers 119 0 R>>',
      119: '[<E9>]',
    },
  })
  const pack = await openBound(Array.from({ length: 11 }, () => table))
  const pairs = pairsIn(pack, pack.find(pack.catalog, 'StructTreeRoot.IDTree'), 'Names')
  const named = new Map(pairs.map(([id, element]) => [pack.say(id), pack.find(element)]))
  const bytes = pairs.map(([id]) => Buffer.from(pack.say(id) ?? '', 'latin1').toString('hex'))
  expect(bytes).toHaveLength(33)
  expect(bytes).toEqual([...new Set(bytes)].toSorted())
  for (const part of pack.list(pack.catalog, 'StructTreeRoot.K.0.K')) {
    const [heading, cell] = pack.list(part, 'K')
    const headers = [...pack.list(cell, 'A.0.Headers'), ...pack.list(cell, 'A.1.Headers')].map((id) =>
      pack.say(id),
    )
    expect(headers.map((id) => named.get(id))).toEqual([heading, part, cell].map((one) => pack.find(one)))
    const own = [part, heading, cell].map((one) => pack.say(one, 'ID'))
    expect(own).toEqual([headers[1], headers[0], headers[2]])
  }
})
