import { expect, it, test } from 'vitest'
import { lookedInto } from '../support/clean-copy.ts'
import { aPptx, aXlsx, SPACES } from '../support/office-files.ts'

const cell = (at: string, words: string, style = 0): string =>
  `<x:c r="${at}" s="${style}" t="inlineStr"><x:is><x:t>${words}</x:t></x:is></x:c>`
const row = (number: number, cells: string, look = ''): string =>
  `<x:row r="${number}" ${look}>${cells}</x:row>`
const data = (...rows: string[]): string => `<x:sheetData>${rows.join('')}</x:sheetData>`

it('tells which sheets, rows and columns are hidden, and leaves them out', async () => {
  const { told, copy } = await lookedInto(
    aXlsx(
      [
        {
          name: 'Costs',
          content: `<x:cols><x:col min="2" max="2" hidden="1"/><x:col min="3" max="3" width="0"/></x:cols>${data(
            row(1, cell('A1', 'Ward') + cell('B1', 'SECRET1') + cell('C1', 'SECRET2') + cell('D1', 'Spend')),
            row(2, cell('A2', 'SECRET3'), 'hidden="1"'),
            row(3, cell('A3', 'SECRET4'), 'ht="0" customHeight="1"'),
            row(4, '<x:c r="A4" t="s"><x:v>1</x:v></x:c>'),
            row(5, '<x:c r="A5" t="s"><x:v>0</x:v></x:c>', 'hidden="1" outlineLevel="1"'),
          )}`,
        },
        { name: 'People', content: data(row(1, cell('A1', 'SECRET5'))), state: 'hidden' },
        { name: 'Very', content: data(row(1, cell('A1', 'SECRET6'))), state: 'veryHidden' },
      ],
      {
        links: { t: ['sharedStrings', 'sharedStrings.xml'] },
        parts: {
          'xl/sharedStrings.xml': `<x:sst ${SPACES}><x:si><x:t>SECRET7</x:t></x:si><x:si><x:t>North</x:t></x:si></x:sst>`,
        },
        workbook:
          '<x:definedNames><x:definedName name="_xlnm.Print_Area" localSheetId="1">SECRET8</x:definedName></x:definedNames>',
      },
    ),
    'xlsx',
  )
  expect(told).toContain('2 hidden sheets: “People” and “Very”')
  expect(told).toContain('Sheet “Costs”: rows 2–3 and 5 and columns B–C are hidden')
  expect(copy).not.toMatch(/SECRET|People/)
  for (const words of ['Ward', 'Spend', 'North']) expect(copy).toContain(words)
})

it('keeps what a merged cell shows although it begins in a hidden column', async () => {
  const content = `<x:cols><x:col min="1" max="1" hidden="1"/></x:cols>${data(row(1, cell('A1', 'Title')))}<x:mergeCells><x:mergeCell ref="A1:C1"/></x:mergeCells>`
  const { told, copy } = await lookedInto(aXlsx([{ name: 'Costs', content }]), 'xlsx')
  expect(copy).toContain('Title')
  expect(told).toBe('')
})

it('tells of cells that show nothing, and of white words on white', async () => {
  const { told, copy } = await lookedInto(
    aXlsx(
      [
        {
          name: 'Costs',
          content: data(
            row(
              1,
              cell('A1', 'SECRET', 1) + cell('B1', 'pale', 2) + cell('C1', 'Head', 3) + cell('D1', 'Plain'),
            ),
          ),
        },
      ],
      {
        links: { s: ['styles', 'styles.xml'] },
        parts: {
          'xl/styles.xml': `<x:styleSheet ${SPACES}><x:numFmts><x:numFmt numFmtId="170" formatCode=";;;"/></x:numFmts>
            <x:fonts><x:font/><x:font><x:color rgb="FFFFFFFF"/></x:font></x:fonts>
            <x:fills><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="solid"><x:fgColor rgb="FF1D4F5C"/></x:patternFill></x:fill></x:fills>
            <x:cellXfs><x:xf/><x:xf numFmtId="170"/><x:xf fontId="1" fillId="0"/><x:xf fontId="1" fillId="1"/></x:cellXfs></x:styleSheet>`,
        },
      },
    ),
    'xlsx',
  )
  expect(told).toContain('A1 holds something')
  expect(told).toContain('B1 has white words on white')
  expect(told).not.toMatch(/C1|D1/)
  expect(copy).not.toContain('SECRET')
})

test.each([
  ['externalLink', 'figures from other workbooks'],
  ['connections', 'connected to a source of data'],
  ['pivotCacheDefinition', 'data behind its pivot table'],
])('leaves out %s, and says so', async (type, words) => {
  const { told, copy } = await lookedInto(
    aXlsx(
      [
        {
          name: 'Costs',
          content: `${data(row(1, '<x:c r="A1"><x:f>[1]SECRET!A1</x:f><x:v>42</x:v></x:c>'))}<x:dataValidations><x:dataValidation><x:formula1>"SECRET"</x:formula1></x:dataValidation></x:dataValidations><x:headerFooter><x:oddFooter>&amp;Z&amp;F Page &amp;P</x:oddFooter></x:headerFooter>`,
        },
      ],
      { links: { o: [type, 'other.xml'] }, parts: { 'xl/other.xml': `<x:x ${SPACES}>SECRET</x:x>` } },
    ),
    'xlsx',
  )
  expect(told).toContain(words)
  expect(copy).not.toMatch(/SECRET|&amp;[ZF]/)
  expect(copy).toContain('>42<')
})

const SUM = data(
  row(1, '<x:c r="A1"><x:v>2</x:v></x:c>'),
  row(2, '<x:c r="A2"><x:f>SUM(A1:A1)</x:f><x:v/></x:c>'),
)

it('leaves a formula that was never worked out, and refuses one that may count what is left out', async () => {
  const { copy } = await lookedInto(aXlsx([{ name: 'Costs', content: SUM }]), 'xlsx')
  expect(copy).toContain('SUM(A1:A1)')
  const hidden = { name: 'Away', content: SUM, state: 'hidden' as const }
  await expect(lookedInto(aXlsx([{ name: 'Costs', content: SUM }, hidden]), 'xlsx')).rejects.toThrow(
    'never worked out',
  )
})

it('counts the notes in a workbook as comments', async () => {
  const { marks, copy } = await lookedInto(
    aXlsx([{ name: 'Costs', content: `${data(row(1, cell('A1', 'Ward')))}<x:legacyDrawing r:id="c"/>` }], {
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="x/comments" Target="../comments1.xml"/></Relationships>',
        'xl/comments1.xml': `<x:comments ${SPACES}><x:authors><x:author>SECRET</x:author></x:authors><x:commentList><x:comment ref="A1" authorId="0"/></x:commentList></x:comments>`,
      },
    }),
    'xlsx',
  )
  expect(marks).toEqual({ changes: 0, comments: 1, people: 1 })
  expect(copy).not.toContain('SECRET')
})

const shape = (words: string, x = 10): string =>
  `<p:sp><p:spPr><a:xfrm><a:off x="${x}" y="10"/><a:ext cx="100" cy="50"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`

it('tells which slides are hidden, have notes or something beside them, and leaves that out', async () => {
  const { told, copy, marks, names } = await lookedInto(
    aPptx(
      [
        {
          shapes: shape('Shown') + shape('SECRET1', 1200),
          links: { n: ['notesSlide', '../notesSlides/n1.xml'], k: ['comments', '../comments/c1.xml'] },
        },
        { shapes: shape('SECRET2'), show: '0' },
        { shapes: shape('Last') },
      ],
      {
        'ppt/notesSlides/n1.xml': `<p:notes ${SPACES}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>SECRET3</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>`,
        'ppt/comments/c1.xml': `<p:cmLst ${SPACES}><p:cm authorId="4"><p:text>SECRET4</p:text></p:cm></p:cmLst>`,
      },
    ),
    'pptx',
  )
  expect(told).toContain('Slide 1 has speaker notes')
  expect(told).toContain('Slide 2 is hidden')
  expect(told).toContain('Slide 1 has something beside the slide')
  expect(marks.comments).toBe(1)
  expect(copy).not.toContain('SECRET')
  expect(copy).toContain('Shown')
  expect(names.filter((name) => /slides\/slide\d/.test(name))).toHaveLength(2)
})
