import { type PDFContext, PDFHexString, type PDFRef } from '@cantoo/pdf-lib'

/** How the pages from an index on are labelled, until the next such entry. */
export type LabelRun =
  | { at: number; style: 'roman' }
  | { at: number; style: 'number'; first: number }
  /** One page that stands for several numbers: `7 - 28`. */
  | { at: number; style: 'words'; words: string }

/** Writes the page labels (ISO 32000, 12.4.2), by which viewers find page 45 as page 45. */
export function writePageLabels(context: PDFContext, runs: LabelRun[]): PDFRef {
  const entries = runs.flatMap((run) => [context.obj(run.at), context.obj(labelOf(run))])
  return context.register(context.obj({ Nums: entries }))
}

function labelOf(run: LabelRun) {
  if (run.style === 'roman') return { S: 'r' }
  return run.style === 'number' ? { S: 'D', St: run.first } : { P: PDFHexString.fromText(run.words) }
}
