import { type PDFContext, type PDFDict, PDFDocument, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'
import { type PageBoxes, pageBoxes } from './page-boxes.ts'
import { walkPageTree } from './page-tree.ts'
import { asDict, name } from './pdf-objects.ts'

/** One page of an opened file. */
export interface OpenPage extends PageBoxes {
  /** How other objects of the file point to the page; null where nothing can. */
  ref: PDFRef | null
  dict: PDFDict
  /** An entry of the page, whether its own or inherited from the page tree. */
  entry(key: string): PDFObject | undefined
}

export interface OpenPdf {
  context: PDFContext
  catalog: PDFDict
  pages: OpenPage[]
  /** It had restrictions (an owner's password), which opening it lifted. */
  wasLocked: boolean
}

/** What a person is told of a file that cannot be bound: what, why, and what to do. */
export interface CannotOpen {
  cannot: string
}

/**
 * Opens a PDF file for binding, or says why it cannot be bound. Intake and the binder both open files here,
 * so that what is judged fit also binds. Objects are found by scanning the file, so a broken cross-reference
 * table does no harm.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | CannotOpen> {
  const loaded = await load(bytes)
  if ('cannot' in loaded) return loaded
  const { context } = loaded
  const catalog = asDict(context, context.trailerInfo.Root)
  if (catalog === null) return { cannot: DAMAGED }
  const found = walkPageTree(context, catalog.get(name('Pages')))
  if ('cannot' in found) return found
  const pages: OpenPage[] = []
  for (const [at, { ref, dict, inherited }] of found.pages.entries()) {
    const entry = (key: string) => dict.get(name(key)) ?? inherited.get(key)
    const boxes = pageBoxes(context, entry)
    if ('cannot' in boxes) return { cannot: `Page ${at + 1} ${boxes.cannot}` }
    pages.push({ ref, dict, entry, ...boxes })
  }
  return { context, catalog, pages, wasLocked: loaded.wasLocked }
}

export const DAMAGED =
  'The file is damaged and cannot be read as a PDF. Save it as PDF again from the program it was written in, and send that.'

const NEEDS_PASSWORD =
  'The file cannot be opened without a password, so members and the public could not read it. Save it again without a password, and send that.'

async function load(bytes: Uint8Array): Promise<{ context: PDFContext; wasLocked: boolean } | CannotOpen> {
  const options = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY }
  try {
    const plain = await PDFDocument.load(bytes, { ...options, ignoreEncryption: true })
    if (!plain.isEncrypted) return { context: plain.context, wasLocked: false }
  } catch {
    return { cannot: DAMAGED }
  }
  try {
    // A file that opens with the empty password is only restricted by its owner; anyone can read it.
    const unlocked = await PDFDocument.load(bytes, { ...options, password: '' })
    return unlocked.isEncrypted ? { cannot: NEEDS_PASSWORD } : { context: unlocked.context, wasLocked: true }
  } catch {
    return { cannot: NEEDS_PASSWORD }
  }
}
