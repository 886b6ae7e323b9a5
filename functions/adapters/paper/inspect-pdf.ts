import { markedSecret } from '../../domain/papers/marked-secret.ts'
import type { PaperKind } from '../../domain/papers/paper-kind.ts'
import type { PdfBinder } from '../../ports/pdf-binder.ts'
import type { PdfFindings } from '../../ports/pdf-reader.ts'
import { accessibilityOf } from './accessibility-of.ts'
import { unseenFormValues } from './form-values.ts'
import { warnOfLeaks } from './leaks/warn-of-leaks.ts'
import { type Looked, lookThrough } from './look-through.ts'
import { damaged, type OpenPdf, openPdf, toldOf } from './open-pdf.ts'
import { UnfoldsTooFar } from './pdf/filters.ts'
import { openDocument } from './pdf/pdf-document.ts'
import { PdfStream, textOfName } from './pdf/values.ts'
import { isWhole } from './pdf/whole-pages.ts'
import { pdfBinder } from './pdf-binder.ts'
import { openSans } from './stamp-fonts.ts'
import { warningsOf } from './warn-of-contents.ts'

const MEGABYTE = 1024 * 1024

/** What all streams together may unfold to. A long report of colour scans stays well below. */
const MOST_IN_ALL = 4096 * MEGABYTE

/**
 * Judges a file by doing what the binder will do: opens it, binds it alone, opens the outcome and unfolds
 * all that is in it. What passes here also binds. May take long, and much memory, for a file made to do harm:
 * run it where it can be stopped.
 */
export async function inspectPdf(bytes: Uint8Array, madeFrom: PaperKind | null = null): Promise<PdfFindings> {
  if (!isPdf(bytes)) return unfit(NOT_A_PDF)
  const opened = openPdf(bytes)
  if ('cannot' in opened) return unfit(opened.cannot)
  const pages = opened.pages.length
  // Before the file can be blamed: fonts that are not there are a fault of ours.
  const binder = pdfBinder({ fonts: openSans() })
  try {
    const looked = lookThrough(opened)
    const warnings = [...warningsOf(opened), ...warnOfLeaks(bytes, opened, looked, madeFrom)]
    const early = troubleInRepair(opened) ?? unseenFormValues(opened)
    const { trouble, mended } =
      early === null ? await tryBinding(binder, bytes, pages) : { trouble: early, mended: 0 }
    if (mended > 0) warnings.push(MENDED)
    if (trouble !== null) return { verdict: 'unfit', pages, reasons: [trouble], warnings }
    return {
      verdict: warnings.length > 0 ? 'fit-with-warnings' : 'fit',
      pages,
      warnings,
      leftOut: leftOut(looked),
      accessibility: accessibilityOf(opened, looked),
      markedSecret: markedSecret(looked.pages.slice(0, 1).map(({ top }) => ({ where: 'Page 1', text: top }))),
    }
  } catch (fault) {
    return unfit(toldOf(fault))
  }
}

/** What a file says of its author stays out of the pack, as all that it says of itself. */
const leftOut = ({ properties }: Looked): string[] => (properties.author === null ? [] : [AUTHOR])

const AUTHOR =
  'The file’s properties name its author. The pack leaves that out; the file itself still says it, to whoever gets it.'

/** How far into a file PDF readers look for its header. */
const HEADER_WITHIN = 1024

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-')

const unfit = (reason: string): PdfFindings => ({
  verdict: 'unfit',
  pages: null,
  reasons: [reason],
  warnings: [],
})

/** A file that breaks off may still open; a page without its drawing or its fonts is a page that is lost. */
function troubleInRepair({ document, pages }: OpenPdf): string | null {
  if (!document.wasRepaired) return null
  const at = pages.findIndex((page) => !isWhole(document, page))
  return at === -1 ? null : damaged(`a part of page ${at + 1} is missing`)
}

/** Binds the file alone, and looks whether the outcome is whole. */
async function tryBinding(
  binder: PdfBinder,
  pdf: Uint8Array,
  pages: number,
): Promise<{ trouble: string | null; mended: number }> {
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
    const bound = await binder.bind(order)
    return { trouble: troubleInStreams(bound.pdf), mended: bound.mended }
  } catch (fault) {
    const cause = fault instanceof Error ? (fault.cause ?? fault) : fault
    return { trouble: toldOf(cause, 'a part of it cannot be read'), mended: 0 }
  }
}

function troubleInStreams(pack: Uint8Array): string | null {
  const document = openDocument(pack)
  let unfolded = 0
  for (const num of document.numbers()) {
    const stream = document.get(num)
    if (!(stream instanceof PdfStream)) continue
    const isPicture = textOfName(stream.dict.get('Subtype')) === 'Image'
    try {
      unfolded += document.decode(stream, 'whole').data.length
    } catch (fault) {
      if (fault instanceof UnfoldsTooFar) throw fault
      return damaged(isPicture ? 'a picture in it cannot be read' : 'a part of it cannot be read')
    }
    if (unfolded > MOST_IN_ALL) throw new UnfoldsTooFar('Its streams unfold to more than any real file')
  }
  return null
}

const NOT_A_PDF =
  'This is not a PDF file. Save the report as PDF from the program it was written in, and send that.'
const MENDED =
  'What is drawn on a page was damaged, and was put in order as far as it can be. Look at every page in the pack before it goes out, or save the file as PDF again and send that.'
