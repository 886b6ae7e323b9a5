import { SCANNED } from '../../domain/papers/scanned.ts'
import { roleInWords, takenAs } from '../../domain/submissions/sent-file.ts'
import type { SubmittedFile } from '../../domain/work-programme/meeting.ts'

/** What is told to somebody who may not read a file of what was found in it. */
const NOT_FOR_THEM = 'What was noticed in it is shown to those who may read it.'

/** What was found of a file, in ready words: what to look at stands open, and the rest opens when it is wanted. */
export function findingsView(files: readonly SubmittedFile[], file: SubmittedFile, mayRead: boolean) {
  const { warnings = [], leftOut = [], accessibility, scanned, sha256 } = file
  const advice = mayRead ? (accessibility?.advice ?? []).map(({ words }) => words) : []
  const role = roleInWords(files, file)
  return {
    notes: mayRead || warnings.length === 0 ? warnings : [NOT_FOR_THEM],
    advice,
    adviceHeading: adviceHeading(advice.length, role),
    safety: scanned === undefined ? '' : SCANNED[scanned],
    factsHeading: `${role}: how it was taken`,
    facts: [
      `${takenAs(file)}.`,
      ...(mayRead ? leftOut : []),
      ...(accessibility !== undefined && mayRead && advice.length === 0
        ? ['Nothing was found in it that stands in the way of people who cannot see it.']
        : []),
    ],
    sha256,
  }
}

const adviceHeading = (count: number, role: string): string =>
  `${role}: ${count === 1 ? 'one thing stands' : `${count} things stand`} in the way of people who cannot see it`
