import { expect, it } from 'vitest'
import { lookedInto } from '../support/clean-copy.ts'
import { anOdt } from '../support/office-files.ts'
import { aJpegTakenAt } from '../support/pictures-with-talk.ts'

it('accepts changes, drops comments and hidden words, and keeps what is read', async () => {
  const { told, copy, marks, names } = await lookedInto(
    anOdt(
      '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="G1" style:family="graphic"><style:graphic-properties fo:clip="rect(0cm, 2.5cm, 0cm, 0cm)"/></style:style><style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>',
      `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>SECRET1</dc:creator></office:change-info><text:p>SECRET2</text:p></text:deletion></text:changed-region></text:tracked-changes>
       <text:h>Costs</text:h>
       <text:p>Spend<text:change text:change-id="c"/> is <text:span text:style-name="T2">SECRET3</text:span>lower.<office:annotation><dc:creator>SECRET4</dc:creator><text:p>SECRET5</text:p></office:annotation></text:p>
       <text:section><text:section-source xlink:href="file:///SECRET/other.odt"/><text:p>Taken in</text:p></text:section>
       <text:p><draw:frame><draw:image xlink:href="https://SECRET.example/x.png"/></draw:frame><draw:frame><draw:image xlink:href="Pictures/a.jpg"/></draw:frame></text:p>
       <text:p><text:file-name>Report.odt</text:file-name><text:a xlink:href="file:///SECRET">the plan</text:a></text:p>
       <office:scripts><script:event-listener xlink:href="vnd.sun.star.script:SECRET"/></office:scripts>`,
      {
        'Pictures/a.jpg': aJpegTakenAt('SECRET'),
        'Basic/script.xml': 'SECRET',
        'meta.xml': '<x/>',
        'Thumbnails/t.png': 'SECRET',
      },
    ),
    'odt',
  )
  expect(marks).toEqual({ changes: 1, comments: 1, people: 2 })
  for (const words of [
    'hidden text under “Costs”',
    'fetched from other files',
    'A picture is a link',
    'macros',
    'where it was taken',
    'was cropped',
  ])
    expect(told).toContain(words)
  expect(copy).not.toContain('SECRET')
  for (const words of ['Spend', 'lower.', 'Taken in', 'Report.odt', 'the plan']) expect(copy).toContain(words)
  expect(names).toContain('Pictures/a.jpg')
  expect(names[0]).toBe('mimetype')
})

it('keeps a chart as a chart, and no other document within it', async () => {
  const chart = (body: string): string =>
    `<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body>${body}</o:body></o:document-content>`
  const { copy, names } = await lookedInto(
    anOdt(
      '',
      '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame><draw:frame><draw:object xlink:href="./Object 2"/></draw:frame></text:p>',
      {
        'Object 1/content.xml': chart('<o:chart/>'),
        'Object 2/content.xml': chart('<o:spreadsheet>SECRET</o:spreadsheet>'),
      },
    ),
    'odt',
  )
  expect(names).toContain('Object 1/content.xml')
  expect(copy).not.toMatch(/SECRET|Object 2/)
})
