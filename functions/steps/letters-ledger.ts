import { municipalYear } from '../domain/calendar/municipal-year.ts'
import { allocateLetters, type LetterLedger } from '../domain/pack/letters.ts'
import type { Meeting } from '../domain/work-programme/meeting.ts'
import type { Register } from '../ports/register.ts'
import { changeRecord } from './change-record.ts'

/** Letters run on per committee through the municipal year: one ledger for each. */
const ledgerKey = (meeting: Meeting): string => `letters/${meeting.committee}/${municipalYear(meeting.date)}`

const NO_LETTERS_YET: LetterLedger = { allocations: [] }

const lettersOf = ({ allocations }: LetterLedger, meeting: Meeting): Record<string, string> =>
  Object.fromEntries(
    allocations.filter((one) => one.meeting === meeting.key).map(({ item, letter }) => [item, letter]),
  )

/** Item key → letter, of those items of a meeting that have one. */
export async function readLetters(
  { register }: { register: Register },
  meeting: Meeting,
): Promise<Record<string, string>> {
  const ledger = await register.read<LetterLedger>(ledgerKey(meeting))
  return lettersOf(ledger?.value ?? NO_LETTERS_YET, meeting)
}

/** Gives the next letters to those items of a meeting that have none, for good. Answers all of its letters. */
export async function giveLetters(
  tools: { register: Register },
  meeting: Meeting,
  items: readonly string[],
): Promise<Record<string, string>> {
  const wanted = items.map((item) => ({ meeting: meeting.key, item }))
  await tools.register.create(ledgerKey(meeting), NO_LETTERS_YET)
  const ledger = await changeRecord<LetterLedger, LetterLedger>(tools, ledgerKey(meeting), (standing) => {
    const next = allocateLetters(standing, wanted)
    return next.allocations.length === standing.allocations.length
      ? { keep: standing }
      : { next, answer: next }
  })
  if (ledger === undefined) throw new Error(`The letters ledger ${ledgerKey(meeting)} is gone`)
  return lettersOf(ledger, meeting)
}
