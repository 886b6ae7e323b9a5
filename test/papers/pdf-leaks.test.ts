import { describe, expect, test } from 'vitest'
import {
  annotated,
  BOX,
  FORM,
  half,
  layered,
  PAGE_SIZED,
  PATTERN_BOX,
  page,
  patterned,
  picture,
  SECRET,
  shading,
  tile,
  warningsOf,
  withPicture,
  withScan,
  words,
} from '../support/leaky-pdf.ts'
import { makePdf, type PdfWanted, streamObject, updatePdf } from '../support/make-pdf.ts'

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
