import { expect, it, test } from 'vitest'
import { lookedInto } from '../support/clean-copy.ts'
import {
  aDocx,
  heading,
  type Links,
  type Parts,
  paragraph,
  SPACES,
  STYLES,
  stylesXml,
} from '../support/office-files.ts'
import { aJpegTakenAt } from '../support/pictures-with-talk.ts'

const BY = 'w:id="1" w:author="Officer One" w:date="2026-03-01T09:00:00Z"'
const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const deleted = (words: string): string => `<w:del ${BY}><w:r><w:delText>${words}</w:delText></w:r></w:del>`
const inserted = (words: string): string => `<w:ins ${BY}>${run(words)}</w:ins>`

it('counts tracked changes and comments, and accepts and drops all of them', async () => {
  const { marks, copy } = await lookedInto(
    aDocx(
      `<w:p><w:pPr><w:pPrChange ${BY}><w:pPr/></w:pPrChange></w:pPr>${run('Spend is ')}${deleted('SECRET1')}${inserted('lower')}
         <w:commentRangeStart w:id="0"/>${run('here')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
       <w:p><w:moveFrom ${BY}>${run('SECRET2')}</w:moveFrom><w:moveTo ${BY.replace('One', 'Two')}>${run('moved')}</w:moveTo></w:p>
       <w:tbl><w:tr><w:trPr><w:del ${BY}/></w:trPr><w:tc>${paragraph('SECRET3')}</w:tc></w:tr>
         <w:tr><w:tc>${paragraph('kept')}</w:tc><w:tc><w:tcPr><w:cellDel ${BY}/></w:tcPr>${paragraph('SECRET4')}</w:tc></w:tr></w:tbl>`,
      { c1: ['comments', 'comments.xml'], h1: ['header', 'header1.xml'], p1: ['people', 'people.xml'] },
      {
        'word/comments.xml': `<w:comments ${SPACES}><w:comment w:id="0" w:author="Officer Three"><w:p>${run('SECRET5')}</w:p></w:comment></w:comments>`,
        'word/people.xml': '<people>SECRET6</people>',
        'word/header1.xml': `<w:hdr ${SPACES}><w:p>${deleted('SECRET7')}</w:p></w:hdr>`,
      },
    ),
  )
  expect(marks).toEqual({ changes: 8, comments: 1, people: 3 })
  expect(copy).not.toMatch(/SECRET|Officer (?:One|Two|Three)|w:(?:ins|del|moveTo|pPrChange|comment)/)
  for (const words of ['Spend is', 'lower', 'here', 'moved', 'kept']) expect(copy).toContain(words)
})

it('runs a paragraph whose end was deleted on into the next', async () => {
  const { copy } = await lookedInto(
    aDocx(
      `<w:p><w:pPr><w:rPr><w:del ${BY}/></w:rPr></w:pPr>${run('One ')}</w:p><w:p>${run('sentence.')}</w:p>`,
    ),
  )
  expect(copy.match(/<w:p>/g)).toHaveLength(1)
  expect(copy).toMatch(/One .*sentence\./)
})

it('tells where text is hidden, by its own look or its style, and leaves it out', async () => {
  const { told, copy } = await lookedInto(
    aDocx(
      heading('Background') +
        paragraph('SECRET1', '<w:vanish/>') +
        heading('Costs') +
        paragraph('SECRET2', '<w:rStyle w:val="Quiet"/>') +
        paragraph('Plain words', '<w:rStyle w:val="Quiet"/><w:vanish w:val="0"/>'),
      STYLES,
      stylesXml(
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Quiet"><w:basedOn w:val="Base"/></w:style>',
      ),
    ),
  )
  expect(told).toContain('hidden text under “Background” and under “Costs”')
  expect(copy).not.toContain('SECRET')
  expect(copy).toContain('Plain words')
})

const field = (instruction: string, result: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

test.each([
  'DDEAUTO c:\\evil.exe "/k"',
  'INCLUDETEXT "/etc/passwd"',
  'INCLUDEPICTURE "https://evil.example/x"',
  'LINK Excel.Sheet',
])('keeps what a field shows, and does not run it: %s', async (instruction) => {
  const { told, copy } = await lookedInto(aDocx(field(instruction, 'as it reads') + field('PAGE', '7')))
  expect(told).toContain('fields that fetch')
  expect(copy).toContain('as it reads')
  expect(copy).not.toContain(instruction.split(' ')[0])
  expect(copy).toContain('>PAGE<')
})

it('is not fooled by a field whose instruction is put together by others, or that is never closed', async () => {
  const { copy } = await lookedInto(
    aDocx(
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('DDE')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> cmd SECRET</w:instrText></w:r></w:p>${paragraph('The report')}`,
    ),
  )
  expect(copy).not.toMatch(/DDE|SECRET|QUOTE/)
  expect(copy).not.toContain('fldChar')
})

it('keeps no path that a field would work out', async () => {
  const { copy, told } = await lookedInto(
    aDocx(
      `${field('FILENAME \\p', 'Report.docx')}<w:p><w:fldSimple w:instr=" AUTHOR ">${run('A post')}</w:fldSimple></w:p>`,
    ),
  )
  expect(copy).not.toMatch(/FILENAME|AUTHOR/)
  expect(copy).toContain('Report.docx')
  expect(told).toBe('')
})

const PICTURE = (attribute: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="C:\\Users\\SECRET\\map.png"/><pic:pic><pic:blipFill><a:blip ${attribute}/><a:srcRect l="20000"/></pic:blipFill></pic:pic></wp:inline></w:drawing></w:r></w:p>`

test.each<[what: string, told: string | null, links: Links, parts: Parts, body: string]>([
  ['a macro', 'macros', { m: ['vbaProject', 'vbaProject.bin'] }, { 'word/vbaProject.bin': 'SECRET' }, ''],
  [
    'an embedded file',
    'a file embedded',
    { e: ['package', 'embeddings/book.xlsx'] },
    { 'word/embeddings/book.xlsx': 'SECRET' },
    '<w:p><w:r><w:object><v:shape><v:imagedata r:id="none"/></v:shape><o:OLEObject r:id="e" ProgID="SECRET"/></w:object></w:r></w:p>',
  ],
  [
    'another document',
    'takes in another document',
    { a: ['aFChunk', 'chunk.html'] },
    { 'word/chunk.html': 'SECRET' },
    '<w:altChunk r:id="a"/>',
  ],
  [
    'a linked picture',
    'Picture 2 is a link',
    { l: ['image', 'file:///SECRET/map.png', 'External'], i: ['image', 'media/i.png'] },
    { 'word/media/i.png': 'x' },
    PICTURE('r:embed="i"') + PICTURE('r:link="l"'),
  ],
  [
    'a cropped picture',
    'was cropped',
    { i: ['image', 'media/i.jpg'] },
    { 'word/media/i.jpg': aJpegTakenAt('SECRET') },
    PICTURE('r:embed="i"'),
  ],
  [
    'a photograph with its place',
    'where it was taken',
    { i: ['image', 'media/i.jpg'] },
    { 'word/media/i.jpg': aJpegTakenAt('SECRET') },
    PICTURE('r:embed="i"'),
  ],
  [
    'a path for a description',
    'only the name of a file',
    { i: ['image', 'media/i.jpg'] },
    { 'word/media/i.jpg': aJpegTakenAt('') },
    PICTURE('r:embed="i"'),
  ],
  [
    'a template on the web',
    'template on the web',
    { s: ['settings', 'settings.xml'] },
    {
      'word/settings.xml': `<w:settings ${SPACES}><w:attachedTemplate r:id="t"/><w:docVars><w:docVar w:val="SECRET"/></w:docVars></w:settings>`,
      'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="https://SECRET.example/t.dotm" TargetMode="External"/></Relationships>`,
    },
    '',
  ],
  [
    'a link to a drive',
    'links to files on a computer',
    { h: ['hyperlink', 'file:///S:/SECRET/plan.docx', 'External'] },
    {},
    `<w:p><w:hyperlink r:id="h">${run('the plan')}</w:hyperlink></w:p>`,
  ],
  [
    'the workbook behind a chart',
    'workbook behind a chart',
    { c: ['chart', 'charts/chart1.xml'] },
    {
      'word/charts/chart1.xml': `<c:chartSpace ${SPACES}><c:externalData r:id="w"/></c:chartSpace>`,
      'word/charts/_rels/chart1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="w" Type="x/package" Target="../embeddings/b.xlsx"/></Relationships>`,
      'word/embeddings/b.xlsx': 'SECRET',
    },
    '<w:p><w:r><w:drawing><wp:inline><c:chart r:id="c"/></wp:inline></w:drawing></w:r></w:p>',
  ],
  [
    'data of the author',
    null,
    { x: ['customXml', '../customXml/item1.xml'] },
    { 'customXml/item1.xml': '<x>SECRET</x>', 'docProps/custom.xml': '<x>SECRET</x>' },
    `<w:p w:rsidR="00SECRET">${run('words')}</w:p>`,
  ],
])('%s stays behind', async (_, words, links, parts, body) => {
  const { told, copy } = await lookedInto(aDocx(`${paragraph('The report')}${body}`, links, parts))
  if (words === null) expect(told).toBe('')
  else expect(told).toContain(words)
  expect(copy).not.toMatch(/SECRET|Testshire/)
  expect(copy).toContain('The report')
})

it('reads a document by its namespaces, whatever prefixes it uses', async () => {
  const body = `${paragraph('kept')}<w:p>${deleted('SECRET')}</w:p>`.replaceAll('w:', 'q:')
  const document = `<q:document ${SPACES.replace('xmlns:w=', 'xmlns:q=')}><q:body>${body}</q:body></q:document>`
  const { marks, copy } = await lookedInto(aDocx('', {}, { 'word/document.xml': document }))
  expect(marks.changes).toBe(1)
  expect(copy).not.toContain('SECRET')
  expect(copy).toContain('kept')
})

it('finds nothing in an ordinary report', async () => {
  const { told, marks } = await lookedInto(
    aDocx(
      heading('Background') +
        paragraph('Members asked for figures.') +
        field('TOC \\o "1-3"', 'Background 1'),
      STYLES,
      stylesXml(),
    ),
  )
  expect(told).toBe('')
  expect(marks).toEqual({ changes: 0, comments: 0, people: 0 })
})
