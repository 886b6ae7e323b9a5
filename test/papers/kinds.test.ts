import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { kindTeller } from '../../functions/adapters/paper/tell-kind.ts'
import { nameLies, type PaperKind } from '../../functions/domain/papers/paper-kind.ts'
import { makePdf } from '../support/make-pdf.ts'

const tellKind = kindTeller({ mostUnpacked: 1024 * 1024 * 1024 })
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const zipOf = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])))
/** The beginning of a compound file, and a directory that names one stream (MS-CFB). */
const compoundWith = (stream: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'),
      Buffer.from(`${stream}\0`, 'utf16le'),
    ]),
  )

describe('what a file is, by its content', () => {
  const TAKEN: [PaperKind, Uint8Array][] = [
    ['pdf', makePdf({ pages: 1 })],
    ['docx', zipOf('[Content_Types].xml', 'word/document.xml', 'word/embeddings/xl/sheet.xml')],
    ['xlsx', zipOf('[Content_Types].xml', 'xl/workbook.xml')],
    ['pptx', zipOf('[Content_Types].xml', 'ppt/presentation.xml')],
    [
      'odt',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.text'),
        'content.xml': strToU8('<x/>'),
      }),
    ],
    ['doc', compoundWith('WordDocument')],
    ['xls', compoundWith('Workbook')],
    ['rtf', bytesOf('{\\rtf1 Report}')],
    ['csv', bytesOf('Ward,Spend\r\n"North, upper",12\r\nSouth,9\r\n')],
    ['csv', bytesOf('Ward;Spend\nSt. Asaph\xE9;12\n')],
    ['jpg', bytesOf('\xFF\xD8\xFF\xE0')],
    ['png', bytesOf('\x89PNG\r\n\x1A\n')],
  ]
  test.each(TAKEN)('%s', async (kind, bytes) => {
    expect(await tellKind(bytes)).toEqual({ kind })
  })

  const REFUSED: [what: string, told: string, bytes: Uint8Array][] = [
    ['an empty file', 'The file is empty', bytesOf('')],
    ['a program that says it is a PDF', 'This is a program', bytesOf('MZ\x90\0%PDF-1.4')],
    ['a web page', 'This is a web page', bytesOf('<!DOCTYPE html><p>Report')],
    ['plain text', 'This is plain text', bytesOf('Report of the director, on roads')],
    ['an older picture', 'This is a picture of a kind', bytesOf('GIF89a')],
    ['a zip folder', 'This is a zip folder', zipOf('report.pdf')],
    ['an archive that breaks off', 'damaged', zipOf('word/document.xml').subarray(0, 40)],
    ['an archive that leads elsewhere', 'lead elsewhere', zipOf('word/document.xml', '../../evil.sh')],
    ['a document with a password', 'without a password', compoundWith('EncryptedPackage')],
    ['an older presentation', 'older presentation', compoundWith('PowerPoint Document')],
    ['something else', 'no kind of file', bytesOf('\x00\x01\x02\x03')],
  ]
  test.each(REFUSED)('refuses %s, with what to do', async (_, told, bytes) => {
    const answer = await tellKind(bytes)
    expect('refused' in answer ? answer.refused : answer.kind).toContain(told)
  })

  test('a name that says something else is said so, and one that agrees is not', () => {
    expect(nameLies('Report FINAL.pdf', 'docx')).toContain('is a Word document')
    expect(nameLies('Report.DOCX', 'docx')).toBeNull()
    expect(nameLies('Report', 'pdf')).toBeNull()
  })
})
