import { expect, it, test } from 'vitest'
import { lookIntoOffice } from '../../functions/adapters/paper/office/look-into-office.ts'
import { officeReader } from '../../functions/adapters/paper/office/office-reader.ts'
import { aDocx, paragraph, SPACES, zipOf } from '../support/office-files.ts'

const withDocument = (xml: string): Uint8Array => aDocx('', {}, { 'word/document.xml': xml })
const withType = (declared: string, words: string): Uint8Array =>
  withDocument(
    `<?xml version="1.0"?><!DOCTYPE d [${declared}]><w:document ${SPACES}><w:body>${paragraph(words)}</w:body></w:document>`,
  )

test.each<[what: string, told: string, bytes: Uint8Array]>([
  ['an entity bomb', 'files made to do harm', withType('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">', '&b;')],
  [
    'an entity that reads a file',
    'files made to do harm',
    withType('<!ENTITY e SYSTEM "file:///etc/passwd">', '&e;'),
  ],
  [
    'an entity that fetches',
    'files made to do harm',
    withType('<!ENTITY e SYSTEM "http://127.0.0.1/">', '&e;'),
  ],
  ['a type of its own that declares nothing', 'files made to do harm', withType('', 'words')],
  [
    'tables hundreds deep',
    'within each other',
    aDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(500)}${'</w:tc></w:tr></w:tbl>'.repeat(500)}`),
  ],
  ['more elements than any report', 'far more than a report can need', aDocx('<w:p/>'.repeat(1_300_000))],
  ['a part that unfolds without end', 'far more than a report can need', aDocx(' '.repeat(60 * 1024 * 1024))],
  [
    'two thousand page breaks',
    'more page breaks',
    aDocx('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'.repeat(2000)),
  ],
  ['a document that breaks off', 'damaged', withDocument(`<w:document ${SPACES}><w:body>`)],
  ['a document that is another thing', 'damaged', withDocument(`<x:workbook ${SPACES}/>`)],
  ['no list of types', 'damaged', zipOf({ 'word/document.xml': `<w:document ${SPACES}/>` })],
  [
    'ten thousand parts',
    'far more than a report can need',
    aDocx('', {}, Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`word/${at}.xml`, 'x']))),
  ],
  ['no zip at all', 'damaged', new Uint8Array(Buffer.from('PK\x03\x04 and no more'))],
])('refuses %s, in plain words', async (_, told, bytes) => {
  const found = await lookIntoOffice(bytes, 'docx')
  expect(found.was === 'refused' && found.because).toContain(told)
})

it('looks in a worker that is stopped when it takes too long', async () => {
  const endless = new URL('data:text/javascript,import "node:worker_threads"; for (;;) {}')
  const found = await officeReader(endless, { patience: 300, megabytes: 64 }).look(aDocx(''), 'docx')
  expect(found.was === 'refused' && found.because).toContain('takes too long')
})

it('answers from the worker as it does without one', async () => {
  const bytes = aDocx(paragraph('words'))
  expect(await officeReader().look(bytes, 'docx')).toEqual(await lookIntoOffice(bytes, 'docx'))
})
