import { OF_SCANS } from '../domain/papers/accessibility.ts'
import type { OpenChoice } from '../domain/papers/findings.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'
import { scansOffered, scansRead, scansTooMany, scansUnread } from '../domain/papers/scans.ts'
import type { PdfFindings, PdfReader } from '../ports/pdf-reader.ts'
import type { Progress } from '../ports/progress.ts'
import type { ReadScans, TextRecogniser } from '../ports/text-recogniser.ts'

export interface ScanTools {
  reader: Pick<PdfReader, 'inspect'>
  /** Reads pages that are pictures; null where nothing here does, and it is not offered. */
  recogniser: TextRecogniser | null
  progress: Progress
}

type Readable = Exclude<PdfFindings, { verdict: 'unfit' }>

export interface SeenScans {
  pdf: Uint8Array
  found: Readable
  warnings: string[]
  choices: OpenChoice[]
}

/**
 * Reads the words of scanned pages where their sender chose so, and looks at the outcome as at any file; else offers
 * it. A file sent as a picture is offered the same, but is not blamed for being one. `most` is how many pages of a file are
 * read: a longer one is taken as it is, for half of its words would claim that there are no others.
 */
export async function readScans(
  { reader, recogniser, progress }: ScanTools,
  { pdf, found, madeFrom }: { pdf: Uint8Array; found: Readable; madeFrom: PaperKind | null },
  { isChosen, most }: { isChosen: boolean; most: number },
): Promise<SeenScans | 'waiting'> {
  const scans = found.accessibility.imageOnlyPages
  const asItIs = { pdf, found: toldOnce(found, scans), choices: [] }
  if (scans.length === 0) return { ...asItIs, warnings: [] }
  const isPicture = madeFrom === 'jpg' || madeFrom === 'png'
  if (recogniser === null) return { ...asItIs, warnings: isPicture ? [] : [scansUnread(scans)] }
  if (scans.length > most) return { ...asItIs, warnings: [scansTooMany(scans, most)] }
  if (!isChosen)
    return { ...asItIs, warnings: isPicture ? [] : [scansOffered(scans)], choices: ['readScans'] }
  const read = await recogniser.read(pdf, scans, progress)
  if (read === 'waiting') return 'waiting'
  const seen = read.pdf === pdf ? found : await reader.inspect(read.pdf, madeFrom)
  // What cannot be bound with the words in it is bound without them.
  if (seen.verdict === 'unfit') {
    const warnings = scansRead({ read: [], doubtful: [], wordless: [], unread: scans })
    return { ...asItIs, warnings }
  }
  const warnings = scansRead(asSeen(read, seen.accessibility.imageOnlyPages))
  const once = toldOnce({ ...seen, leftOut: found.leftOut }, scans)
  return { pdf: read.pdf, found: once, warnings, choices: [] }
}

/** Scans are told of once, with what may be chosen: not as advice again. Their pages stay among the facts. */
const toldOnce = (found: Readable, told: readonly number[]): Readable => ({
  ...found,
  accessibility: {
    ...found.accessibility,
    advice: found.accessibility.advice.filter(
      ({ rule, pages }) => !OF_SCANS.has(rule) || pages.some((page) => !told.includes(page)),
    ),
  },
})

/** A page in which no words are found afterwards was not read, whatever was meant to be laid under it. */
function asSeen(read: ReadScans, still: readonly number[]): ReadScans {
  const lost = read.read.filter((page) => still.includes(page))
  const kept = (pages: readonly number[]): number[] => pages.filter((page) => !lost.includes(page))
  return { ...read, read: kept(read.read), doubtful: kept(read.doubtful), unread: [...read.unread, ...lost] }
}
