import type { Accessibility } from '../domain/papers/accessibility.ts'
import {
  type Findings,
  type IntakeChoices,
  NO_CHOICES,
  type OpenChoice,
  type Scanned,
} from '../domain/papers/findings.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'
import { type Answer, done, type Refusal } from '../domain/refusal.ts'
import { judgeSecrecy, type SecrecyClaim } from '../domain/submissions/receive-report.ts'
import type { Original, Secrecy, SubmittedFile } from '../domain/work-programme/meeting.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Hasher } from '../ports/hasher.ts'
import type { LyingAt } from '../ports/malware-scanner.ts'
import { type IntakeTools, judgePaper } from './judge-paper.ts'

export interface UploadedFile {
  name: string
  /** Fetches it: one file at a time is held, and not a whole upload. */
  read(): Promise<Uint8Array>
  secrecy: SecrecyClaim
  /** What its sender chose where the file leaves a choice; nothing is chosen unless they say so. */
  choices?: IntakeChoices
  /** Where it lies as it was sent, if it came past the program. */
  liesAt?: LyingAt
}

/** A file that may be kept: a PDF, whatever it was sent as. */
export interface CheckedFile {
  file: UploadedFile
  kind: PaperKind
  secrecy: Secrecy | null
  pages: number
  warnings: string[]
  leftOut: string[]
  accessibility: Accessibility
  scanned: Scanned
  choices: OpenChoice[]
  /** The PDF that was made of it; null where it is one that is bound as it came. */
  made: Uint8Array | null
}

/**
 * Judges every file before any is kept, so that an officer hears of all that is wrong at once. The report comes first,
 * then its appendices. `waiting` where another part of the pipeline is still at one of them.
 */
export async function checkFiles(
  tools: IntakeTools,
  files: readonly UploadedFile[],
): Promise<Answer<CheckedFile[]> | 'waiting'> {
  const refusals: Refusal[] = []
  const checked: CheckedFile[] = []
  let isWaiting = false
  for (const [at, file] of files.entries()) {
    const secrecy = judgeSecrecy(file.secrecy)
    if ('refused' in secrecy) refusals.push(...secrecy.refused)
    const { name, choices = NO_CHOICES, liesAt = null } = file
    const bytes = await file.read()
    const role = at === 0 ? 'report' : 'appendix'
    const isSecret = 'done' in secrecy && secrecy.done !== null
    const findings = await judgePaper(tools, { name, bytes, role, choices, isSecret, liesAt })
    if (findings.verdict === 'waiting') isWaiting = true
    else if (findings.verdict === 'unfit') refusals.push(...unfit(name, findings))
    else if ('done' in secrecy) {
      const { pdf, ...found } = findings
      checked.push({ file, secrecy: secrecy.done, ...found, made: pdf === bytes ? null : pdf })
    }
  }
  if (isWaiting) return 'waiting'
  return refusals.length > 0 ? { refused: refusals } : done(checked)
}

/** A reason that leaves a choice is the only one: nothing further was looked at. */
const unfit = (name: string, { reasons, choices }: Extract<Findings, { verdict: 'unfit' }>): Refusal[] =>
  reasons.map((reason, at) => ({
    message: `${name}: ${reason}`,
    ...(choices[at] === undefined ? {} : { choice: choices[at] }),
  }))

/**
 * Keeps files under their own hash: the same file sent twice is kept once, and nothing is overwritten. What a PDF was
 * made of is kept as it came, and always where the public has no way to it: it may hold what the PDF leaves out.
 */
export async function keepFiles(
  stores: { open: DocumentStore; restricted: DocumentStore; sha256: Hasher },
  folder: string,
  checked: readonly CheckedFile[],
): Promise<SubmittedFile[]> {
  const files: SubmittedFile[] = []
  for (const [
    at,
    { file, secrecy, pages, warnings, leftOut, made, accessibility, scanned, choices, kind },
  ] of checked.entries()) {
    const store = secrecy === null ? stores.open : stores.restricted
    const pdf = made ?? (await file.read())
    const sha256 = stores.sha256(pdf)
    const key = `${folder}/${sha256}.pdf`
    await store.put(key, pdf)
    // A PDF that is bound as it came is its own original.
    const original: Original | null = made === null ? null : await keepOriginal(stores, folder, file, kind)
    files.push({
      role: at === 0 ? 'report' : 'appendix',
      name: file.name,
      pages,
      sha256,
      store: store.name,
      key,
      secrecy,
      accessibility,
      scanned,
      ...(warnings.length === 0 ? {} : { warnings }),
      ...(leftOut.length === 0 ? {} : { leftOut }),
      ...(choices.length === 0 ? {} : { choices }),
      ...(original === null ? {} : { original }),
    })
  }
  return files
}

async function keepOriginal(
  { restricted, sha256 }: { restricted: DocumentStore; sha256: Hasher },
  folder: string,
  file: UploadedFile,
  kind: PaperKind,
): Promise<Original> {
  const bytes = await file.read()
  const hash = sha256(bytes)
  const key = `${folder}/${hash}.${kind}`
  await restricted.put(key, bytes)
  return { kind, sha256: hash, key }
}
