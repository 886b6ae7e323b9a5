import { inflateSync } from 'node:zlib'
import { PDFRawStream } from '@cantoo/pdf-lib'
import type { PdfFindings } from '../../ports/pdf-reader.ts'
import { decodeStream } from './decode-stream.ts'
import { unseenFormValues } from './form-values.ts'
import { notAPdf } from './not-a-pdf.ts'
import { DAMAGED, type OpenPdf, openPdf } from './open-pdf.ts'
import { asName, name } from './pdf-objects.ts'
import { plainBinder } from './plain-binder.ts'
import { warningsOf } from './warn-of-contents.ts'

const MEGABYTE = 1024 * 1024

/** The largest file that is taken in. */
const LARGEST_FILE = 200 * MEGABYTE

/** How much one stream, and all streams together, may unfold to. A colour scan of A3 stays well below. */
const MOST_IN_ONE = 256 * MEGABYTE
const MOST_IN_ALL = 4096 * MEGABYTE
const MOST_IN_OBJECTS = 64 * MEGABYTE

/**
 * Judges a file by doing what the binder will do: opens it, binds it alone, opens the outcome and unfolds
 * all that is in it. What passes here also binds. May take long, and much memory, for a file made to do harm:
 * run it where it can be stopped.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfFindings> {
  const foreign = notAPdf(bytes)
  if (foreign !== null) return unfit(foreign)
  if (bytes.length > LARGEST_FILE) return unfit(TOO_LARGE)
  if (unfoldsTooFar(bytes)) return unfit(TOO_MUCH)
  const opened = await openPdf(bytes)
  if ('cannot' in opened) return unfit(opened.cannot)
  const pages = opened.pages.length
  const warnings = warningsOf(opened)
  const trouble = unseenFormValues(opened) ?? (await troubleInBinding(bytes, pages))
  if (trouble !== null) return { verdict: 'unfit', pages, reasons: [trouble], warnings }
  return { verdict: warnings.length > 0 ? 'fit-with-warnings' : 'fit', pages, warnings }
}

const unfit = (reason: string): PdfFindings => ({
  verdict: 'unfit',
  pages: null,
  reasons: [reason],
  warnings: [],
})

/** Binds the file alone, and looks whether the outcome is whole. */
async function troubleInBinding(pdf: Uint8Array, pages: number): Promise<string | null> {
  const file = {
    kind: 'file' as const,
    name: 'the file',
    pdf,
    pages,
    firstNumber: 1,
    letter: 'A',
    mark: null,
  }
  const order = { title: 'Trial', language: 'en', front: new Uint8Array(), leaves: [file], bookmarks: [] }
  try {
    const bound = await openPdf((await plainBinder().bind(order)).pdf)
    if ('cannot' in bound || bound.pages.length !== pages) return DAMAGED
    return troubleInStreams(bound)
  } catch (fault) {
    return isTooMuch(fault) ? TOO_MUCH : DAMAGED
  }
}

function troubleInStreams({ context }: OpenPdf): string | null {
  let unfolded = 0
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    try {
      unfolded += decodeStream(object, MOST_IN_ONE).length
    } catch (fault) {
      if (isTooMuch(fault)) return TOO_MUCH
      const picture = asName(context, object.dict.get(name('Subtype'))) === 'Image'
      return picture ? DAMAGED_PICTURE : DAMAGED
    }
    if (unfolded > MOST_IN_ALL) return TOO_MUCH
  }
  return null
}

/**
 * Whether the file's own lists of objects unfold to more than any real file's. Opening reads them whole, so
 * they are tried before.
 */
function unfoldsTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const kind of ['/ObjStm', '/XRef']) {
    for (let at = file.indexOf(kind); at !== -1; at = file.indexOf(kind, at + kind.length)) {
      const start = file.indexOf('stream', at)
      if (start === -1 || start > at + 1024) continue
      const data = start + 'stream'.length + (file[start + 'stream'.length] === 0x0d ? 2 : 1)
      if (inflatesBeyond(file.subarray(data))) return true
    }
  }
  return false
}

function inflatesBeyond(bytes: Uint8Array): boolean {
  try {
    inflateSync(bytes, { maxOutputLength: MOST_IN_OBJECTS })
    return false
  } catch (fault) {
    return isTooMuch(fault)
  }
}

const isTooMuch = (fault: unknown): boolean =>
  fault instanceof RangeError || (fault instanceof Error && isTooMuch(fault.cause))

const TOO_LARGE =
  'The file is larger than 200 MB, more than a pack can hold. Scan it again at 300 dots to the inch or make its pictures smaller, and send that.'
const TOO_MUCH =
  'The file unfolds to far more than its pages can need, as files made to do harm do, and it was not read further. Save it as PDF again from the program it was written in, and send that.'
const DAMAGED_PICTURE =
  'A picture in the file is damaged and would be missing from the pack. Save it as PDF again from the program it was written in, and send that.'
