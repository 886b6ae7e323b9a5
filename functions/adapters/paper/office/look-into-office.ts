import type { OfficeFindings, OpenOfficeKind } from '../../../ports/office-reader.ts'
import { nothingFound } from './found.ts'
import { cleanOdt } from './odt/clean-odt.ts'
import { readPackage } from './ooxml/read-package.ts'
import { cleanWorkbook } from './sheets/clean-workbook.ts'
import { cleanSlides } from './slides/clean-slides.ts'
import { cleanWord } from './word/clean-word.ts'
import { TooManyPages } from './word/count-pages.ts'
import { XmlTrouble, type XmlTroubleKind } from './xml/read-xml.ts'
import { openZip, ZipTrouble } from './zip-archive.ts'
import { ZIP_TROUBLE } from './zip-words.ts'

/** A long report with a picture on every page stays well below. */
const LIMITS = { entries: 3000, unpacked: 400 * 1024 * 1024 }

const CLEANERS = { docx: cleanWord, xlsx: cleanWorkbook, pptx: cleanSlides, odt: cleanOdt }

/**
 * Looks into an office document and makes a clean one of it. May take long, and much memory, for a file made to do harm:
 * run it where it can be stopped.
 */
export async function lookIntoOffice(bytes: Uint8Array, kind: OpenOfficeKind): Promise<OfficeFindings> {
  try {
    const found = nothingFound()
    const cleaned = await CLEANERS[kind](readPackage(await openZip(bytes, LIMITS)), found)
    if (typeof cleaned === 'string') return { was: 'refused', because: NOTHING_TO_PRINT[cleaned] }
    const { changes, comments, warnings } = found
    const people = new Set([...changes.people, ...comments.people]).size
    const marks = { changes: changes.count, comments: comments.count, people }
    return { was: 'looked-into', marks, warnings: [...warnings], cleaned }
  } catch (fault) {
    if (fault instanceof ZipTrouble) return { was: 'refused', because: ZIP_TROUBLE[fault.kind] }
    if (fault instanceof XmlTrouble) return { was: 'refused', because: XML_TROUBLE[fault.kind] }
    if (fault instanceof TooManyPages) return { was: 'refused', because: TOO_MANY_PAGES }
    throw fault
  }
}

const XML_TROUBLE: Record<XmlTroubleKind, string> = {
  malformed:
    'The file is damaged: a part of it is missing or cannot be read. Open it in the program it was written in, save it again, and send that.',
  'declares-type':
    'The file holds definitions that no office program writes, as files made to do harm do, and it was not opened. Copy the report into a new document, and send that.',
  'too-deep':
    'Tables or shapes in the file lie within each other hundreds deep, as in files made to do harm, and it was not opened. Copy the report into a new document, and send that.',
  'too-much': ZIP_TROUBLE['over-full'],
}

const NOTHING_TO_PRINT = {
  'all-hidden':
    'Everything in the file is hidden, so there is nothing to print. Unhide what is to be read, and send it again.',
  'not-worked-out':
    'The workbook has formulas that were never worked out, beside cells that are hidden. Open it in Excel, so that every cell shows its figure, save it, and send that.',
}
const TOO_MANY_PAGES =
  'The document has more page breaks than a pack can hold pages. Take out those that are not needed, or send it in parts.'
