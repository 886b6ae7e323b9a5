import { PAPER_KINDS, type PaperKind } from '../../domain/papers/paper-kind.ts'
import type { KindTeller, Told } from '../../ports/kind-teller.ts'
import { openZip, type ZipLimits, ZipTrouble } from './office/zip-archive.ts'
import { ZIP_TROUBLE } from './office/zip-words.ts'

/** How far into a file PDF readers look for its header. */
const HEADER_WITHIN = 1024

/**
 * Tells what a file is by what is in it. A file that is two things at once is what its first bytes say. An office
 * document may unfold to so many bytes, all its parts together.
 */
export const kindTeller =
  ({ mostUnpacked }: { mostUnpacked: number }): KindTeller =>
  (bytes) =>
    tellKind(bytes, { entries: MOST_PARTS, unpacked: mostUnpacked })

async function tellKind(bytes: Uint8Array, limits: ZipLimits): Promise<Told> {
  if (bytes.length === 0) return { refused: EMPTY }
  const start = Buffer.from(bytes.subarray(0, HEADER_WITHIN)).toString('latin1')
  if (start.startsWith('MZ')) return { refused: PROGRAM }
  if (start.startsWith('PK\x03\x04')) return kindOfZip(bytes, limits)
  if (start.startsWith('\xD0\xCF\x11\xE0')) return kindOfCompound(bytes)
  const kind = BEGINNINGS.find(({ is }) => is.test(start))?.kind
  if (kind !== undefined) return { kind }
  const other = OTHERS.find(({ is }) => is.test(start))
  if (other !== undefined) return { refused: other.told }
  const text = plainText(bytes)
  if (text === null) return { refused: UNKNOWN }
  return isTable(text) ? { kind: 'csv' } : { refused: PLAIN_TEXT }
}

const BEGINNINGS: { is: RegExp; kind: PaperKind }[] = [
  { is: /^\x89PNG\r\n/, kind: 'png' },
  { is: /^\xFF\xD8\xFF/, kind: 'jpg' },
  { is: /^(?:\xEF\xBB\xBF)?\s*\{\\rtf/, kind: 'rtf' },
  { is: /%PDF-/, kind: 'pdf' },
]

const EMPTY = 'The file is empty. Look at it on your computer, and send the one with the report in it.'
const PROGRAM =
  'This is a program, not a report, and it was not opened. Send the report itself, as a Word document or a PDF.'
const PLAIN_TEXT =
  'This is plain text, which has neither headings nor pages. Put it into a Word document, and send that.'
const UNKNOWN =
  'This is no kind of file that is taken. Send the report as a Word document or a PDF; appendices may be spreadsheets, presentations or pictures too.'

const OTHERS: { is: RegExp; told: string }[] = [
  { is: /^(?:\x7FELF|#!)/, told: PROGRAM },
  {
    is: /^(?:GIF8|II\*\0|MM\0\*|BM|RIFF....WEBP|....ftyphei[cf])/s,
    told: 'This is a picture of a kind that is not taken. Save it as JPEG or PNG, or put it into a Word document, and send that.',
  },
  {
    is: /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)/i,
    told: 'This is a web page. Print it to PDF from the browser, and send that.',
  },
  {
    is: /^(?:Rar!|7z\xBC\xAF)/,
    told: 'This is a packed folder. Unpack it, and send the files that are in it.',
  },
]

/** More than a document, a spreadsheet or a presentation ever has. */
const MOST_PARTS = 5000

/** A document's parts lie in folders named after its program. */
const PARTS: { holds: (names: string[]) => boolean; kind: PaperKind }[] = [
  { holds: hasPart('word/'), kind: 'docx' },
  { holds: hasPart('xl/'), kind: 'xlsx' },
  { holds: hasPart('ppt/'), kind: 'pptx' },
  { holds: (names) => names[0] === 'mimetype' && names.includes('content.xml'), kind: 'odt' },
]

function hasPart(folder: string): (names: string[]) => boolean {
  // A spreadsheet inside a document lies in the document's own folder.
  return (names) => names.some((name) => name.startsWith(folder) && name.endsWith('.xml'))
}

async function kindOfZip(bytes: Uint8Array, limits: ZipLimits): Promise<Told> {
  try {
    const { names, read } = await openZip(bytes, limits)
    const kind = PARTS.find(({ holds }) => holds(names))?.kind
    if (kind === undefined)
      return {
        refused: 'This is a zip folder, not a report. Unpack it, and send the files that are in it.',
      }
    if (kind !== 'odt') return { kind }
    const type = Buffer.from((await read('mimetype')) ?? []).toString('latin1')
    return /opendocument\.text/.test(type)
      ? { kind }
      : {
          refused:
            'This is an OpenDocument file, but no text. Save it as PDF from the program it was made in, and send that.',
        }
  } catch (fault) {
    if (fault instanceof ZipTrouble) return { refused: ZIP_TROUBLE[fault.kind] }
    throw fault
  }
}

/** Names of the streams that office programs keep in a compound file (MS-CFB), as its directory spells them. */
function kindOfCompound(bytes: Uint8Array): Told {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const holds = (name: string): boolean => file.includes(Buffer.from(`${name}\0`, 'utf16le'))
  if (holds('EncryptedPackage')) return { refused: ZIP_TROUBLE.encrypted }
  if (holds('WordDocument')) return { kind: 'doc' }
  if (holds('Workbook') || holds('Book')) return { kind: 'xls' }
  return {
    refused: holds('PowerPoint Document')
      ? 'This is an older presentation. Save it as PowerPoint Presentation (.pptx) or as PDF, and send that.'
      : `This is an older office file of a kind that is not taken. Save it as ${PAPER_KINDS.docx.words} or as PDF, and send that.`,
  }
}

/** The file's words, where it is nothing but words; null where it is not. */
function plainText(bytes: Uint8Array): string | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const text = new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(
    bytes.subarray(0, 1024 * 1024),
  )
  return [...text.slice(0, 4096)].every((one) => one >= ' ' || '\t\r\n\f'.includes(one)) ? text : null
}

/** A table has the same separators in each of its lines, or nearly: a cell may hold one in quotes. */
function isTable(text: string): boolean {
  const lines = text
    .split(/\r\n|\r|\n/)
    .slice(0, 50)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '')
  if (lines.length < 2) return false
  return [',', ';', '\t'].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const [first = 0] = counts
    return first > 0 && counts.filter((count) => count === first).length >= 0.9 * lines.length
  })
}
