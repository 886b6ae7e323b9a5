import { asSent } from '../domain/papers/accessibility.ts'
import type { Findings, IntakeChoices, Judgement, Scanned } from '../domain/papers/findings.ts'
import { unclaimedSecrecy } from '../domain/papers/marked-secret.ts'
import { nameLies, noReport, type PaperKind } from '../domain/papers/paper-kind.ts'
import type { KindTeller } from '../ports/kind-teller.ts'
import type { LyingAt } from '../ports/malware-scanner.ts'
import type { OfficeReader } from '../ports/office-reader.ts'
import type { PictureConverter } from '../ports/picture-converter.ts'
import type { WordConverter } from '../ports/word-converter.ts'
import { lookForHarm, type ScannerTools } from './look-for-harm.ts'
import { isOlder, lookInto, renewed } from './look-into-paper.ts'
import { readScans, type ScanTools } from './read-scans.ts'

/** What looks at papers. None of it needs a store. */
export interface IntakeTools extends ScannerTools, ScanTools {
  tellKind: KindTeller
  office: OfficeReader
  converter: WordConverter
  pictureConverter: PictureConverter
  paperLimits: PaperLimits
}

/** How large a paper may be. */
export interface PaperLimits {
  bytes: number
  pages: number
  /** Of these, so many are read by machine at most. */
  scannedPages: number
}

export interface SentPaper {
  name: string
  bytes: Uint8Array
  /** A report is a document; an appendix may be more than that. */
  role: 'report' | 'appendix'
  choices: IntakeChoices
  /** Sent as exempt or confidential, so that the public never reads it; null where nobody was asked. */
  isSecret: boolean | null
  /** Where it lies as it was sent, if it came past the program; null where it came through it. */
  liesAt: LyingAt | null
}

/** A paper on its way to becoming a PDF: what is known so far. */
interface Underway {
  kind: PaperKind
  name: string
  warnings: string[]
  /** What goes on: the paper as it was sent, or a clean one that was made of it. */
  bytes: Uint8Array
  /** What that is: an older kind is written anew as another. */
  readAs: PaperKind
}

/**
 * Judges a file as officers send them: tells what it is, looks into it, looks for harm, makes a PDF of it where it is
 * none, and holds that to what a pack needs. Never throws for bad input, and changes nothing of its words unless its
 * sender chose so.
 */
export async function judgePaper(tools: IntakeTools, paper: SentPaper): Promise<Findings> {
  const { bytes, name } = paper
  if (bytes.length > tools.paperLimits.bytes) return unfit(null, tooLarge(tools.paperLimits.bytes))
  const told = await tools.tellKind(bytes)
  if ('refused' in told) return unfit(null, told.refused)
  const { kind } = told
  const wrong = paper.role === 'report' ? noReport(kind) : null
  if (wrong !== null) return unfit(kind, wrong)
  const seen = await lookInto(tools, { bytes, kind }, paper.choices)
  if ('refused' in seen) return unfit(kind, seen.refused)
  const harm = await lookForHarm(tools, paper)
  if (harm === 'waiting') return { verdict: 'waiting' }
  if ('refused' in harm) return unfit(kind, harm.refused)
  const opened = isOlder(kind) ? await renewed(tools, { bytes, kind, name }, paper.choices) : seen
  if (opened === 'waiting') return { verdict: 'waiting' }
  if ('refused' in opened) return unfit(kind, opened.refused)
  if (opened.undecided !== null)
    return { ...unfit(kind, opened.undecided), warnings: opened.warnings, choices: ['acceptChanges'] }
  const lie = nameLies(name, kind)
  const underway: Underway = {
    kind,
    name,
    bytes: opened.bytes,
    readAs: opened.kind,
    warnings: [...(lie === null ? [] : [lie]), ...harm.warnings, ...opened.warnings],
  }
  const pdf = await asPdf(tools, underway)
  if ('verdict' in pdf) return pdf
  const all = [...underway.warnings, ...pdf.warnings]
  return judgedPdf(tools, pdf.pdf, { ...underway, warnings: all, scanned: harm.scanned, sent: paper })
}

/** The same, where nothing is looked at elsewhere. */
export async function judgeNow(tools: IntakeTools, paper: SentPaper): Promise<Judgement> {
  const findings = await judgePaper(tools, paper)
  if (findings.verdict === 'waiting')
    throw new Error('A file is looked at elsewhere, and nobody asks again for it')
  return findings
}

const unfit = (kind: PaperKind | null, ...reasons: string[]) => ({
  verdict: 'unfit' as const,
  kind,
  pages: null,
  reasons,
  warnings: [],
  choices: [],
})

async function asPdf(
  tools: IntakeTools,
  { bytes, kind, readAs, name }: Underway,
): Promise<{ pdf: Uint8Array; warnings: string[] } | Findings> {
  if (readAs === 'pdf') return { pdf: bytes, warnings: [] }
  if (readAs === 'jpg' || readAs === 'png') {
    const page = await tools.pictureConverter.convert({ bytes, kind: readAs, name })
    return 'refused' in page ? unfit(kind, page.refused) : page
  }
  const converted = await tools.converter.convert({ bytes, kind: readAs, name })
  if (converted.was === 'waiting') return { verdict: 'waiting' }
  return converted.was === 'refused' ? unfit(kind, converted.because) : { pdf: converted.pdf, warnings: [] }
}

async function judgedPdf(
  tools: ScanTools & Pick<IntakeTools, 'paperLimits'>,
  pdf: Uint8Array,
  {
    kind,
    warnings,
    scanned,
    sent,
  }: Omit<Underway, 'bytes' | 'name' | 'readAs'> & { scanned: Scanned; sent: SentPaper },
): Promise<Findings> {
  const madeFrom = kind === 'pdf' ? null : kind
  const found = await tools.reader.inspect(pdf, madeFrom)
  const before = [...warnings, ...found.warnings]
  if (found.verdict === 'unfit')
    return {
      verdict: 'unfit',
      kind,
      pages: found.pages,
      reasons: found.reasons,
      warnings: before,
      choices: [],
    }
  const { pages } = found
  const most = tools.paperLimits.pages
  if (pages > most) return { ...unfit(kind, tooLong(pages, most)), pages }
  const reading = { isChosen: sent.choices.readScans, most: tools.paperLimits.scannedPages }
  const seen = await readScans(tools, { pdf, found, madeFrom }, reading)
  if (seen === 'waiting') return { verdict: 'waiting' }
  const { leftOut, markedSecret } = seen.found
  const all = [...warnings, ...seen.warnings, ...seen.found.warnings]
  const { isSecret, choices: chosen } = sent
  const unclaimed = unclaimedSecrecy(markedSecret, { isSecret, confirmedOpen: chosen.confirmedOpen })
  if (unclaimed !== null && 'held' in unclaimed)
    return { ...unfit(kind, unclaimed.held), pages, warnings: all, choices: ['confirmedOpen'] }
  if (unclaimed !== null) all.unshift(unclaimed.noted)
  const verdict = all.length === 0 ? 'fit' : 'fit-with-warnings'
  const accessibility = asSent(kind, seen.found.accessibility)
  const { choices } = seen
  return { verdict, kind, pages, warnings: all, leftOut, accessibility, scanned, choices, pdf: seen.pdf }
}

const tooLarge = (most: number): string =>
  `The file is larger than ${Math.floor(most / 1024 / 1024)} MB, more than a pack can hold. Make its pictures smaller (in Word: File, Compress Pictures), or send it in parts.`

const tooLong = (pages: number, most: number): string =>
  `The file has ${pages} pages, and ${most} are taken. Send the part that members need to read, or send it in parts.`
