import type { IntakeChoices } from '../domain/papers/findings.ts'
import { hasMarks, settled, undecided } from '../domain/papers/marks.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'
import type { OfficeReader, OpenOfficeKind } from '../ports/office-reader.ts'
import type { OlderKind, WordConverter } from '../ports/word-converter.ts'

interface LookedInto {
  /** What goes on: what was sent, or a clean copy of it. */
  bytes: Uint8Array
  kind: PaperKind
  warnings: string[]
  /** What its sender has to choose; null where there is nothing, or it is chosen. */
  undecided: string | null
}

/** What lies inside an office document is judged before any scanner is believed: it may be made to get past one. */
export async function lookInto(
  { office }: { office: OfficeReader },
  { bytes, kind }: { bytes: Uint8Array; kind: PaperKind },
  { acceptChanges }: IntakeChoices,
): Promise<LookedInto | { refused: string }> {
  if (!isOpenOffice(kind)) return { bytes, kind, warnings: [], undecided: null }
  const looked = await office.look(bytes, kind)
  if (looked.was === 'refused') return { refused: looked.because }
  const { marks, warnings, cleaned } = looked
  const seen = { bytes: cleaned, kind, warnings, undecided: null }
  if (!hasMarks(marks)) return seen
  if (!acceptChanges) return { ...seen, undecided: undecided(marks) }
  return { ...seen, warnings: [settled(marks), ...warnings] }
}

/** An older paper is written anew first, by the office program behind its walls, and then looked into like any other. */
export async function renewed(
  tools: { office: OfficeReader; converter: WordConverter },
  paper: { bytes: Uint8Array; kind: OlderKind; name: string },
  choices: IntakeChoices,
): Promise<LookedInto | { refused: string } | 'waiting'> {
  const anew = await tools.converter.renew(paper)
  if (anew.was === 'waiting') return 'waiting'
  return anew.was === 'refused' ? { refused: anew.because } : lookInto(tools, anew, choices)
}

const OPEN_OFFICE: readonly PaperKind[] = ['docx', 'xlsx', 'pptx', 'odt'] satisfies OpenOfficeKind[]
const isOpenOffice = (kind: PaperKind): kind is OpenOfficeKind => OPEN_OFFICE.includes(kind)

const OLDER: readonly PaperKind[] = ['doc', 'rtf', 'xls'] satisfies OlderKind[]
export const isOlder = (kind: PaperKind): kind is OlderKind => OLDER.includes(kind)
