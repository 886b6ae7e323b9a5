import type { Command } from 'commander'
import { CHOICE_WORDS, type IntakeChoices, type OpenChoice } from '../domain/papers/findings.ts'
import type { Refusal } from '../domain/refusal.ts'

/** What only the sender of a file can decide: nothing of it is done unless the line says so. */
export const addChoices = (command: Command): Command =>
  command
    .option('--accept-changes', 'accept every tracked change, and leave comments out')
    .option('--read-scans', 'have the words of scanned pages read by machine')

export const choicesOf = ({
  acceptChanges = false,
  readScans = false,
  confirmedOpen = false,
}: Partial<IntakeChoices>): IntakeChoices => ({ acceptChanges, readScans, confirmedOpen })

/** What a line has to say to make a choice. */
const ON_THE_LINE: Record<OpenChoice, string> = {
  acceptChanges: '--accept-changes',
  readScans: '--read-scans',
  confirmedOpen: '--confirmed-open',
}

/** What a file leaves to whoever sends it, and how it is said here. */
export const choiceLine = (choice: OpenChoice): string =>
  `Your choice: ${CHOICE_WORDS[choice]} (${ON_THE_LINE[choice]}).`

/** A refusal with how its choice is made here. */
export const withItsOption = (refusal: Refusal): Refusal =>
  refusal.choice === undefined
    ? refusal
    : { ...refusal, message: `${refusal.message} To choose that here: ${ON_THE_LINE[refusal.choice]}.` }
