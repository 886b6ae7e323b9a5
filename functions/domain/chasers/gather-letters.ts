import type { Committee, Mailbox } from '../work-programme/committee.ts'
import type { DueChaser } from './choose-chasers.ts'
import type { DueDigest } from './choose-digests.ts'
import { person } from './recipients.ts'
import type { Role, Stage } from './stages.ts'

/** Everything one person is told in one round: one e-mail. */
export interface Letter {
  to: Mailbox
  role: Role
  /** In whose name it is written: where it concerns several, the most urgent matter's. */
  committee: Committee
  copy: Mailbox[]
  chasers: DueChaser[]
  digests: DueDigest[]
}

/** The more urgent comes first, in the mail and in its subject. */
const URGENCY: readonly Stage[] = [
  'decision-needed',
  'overdue',
  'due-today',
  'to-follow-due',
  'publication-day',
  'one-day-left',
  'three-days-left',
  'date-changed',
  'clearance',
  'reminder',
  'commission',
]

/** Puts what is due together, one letter a person, the most urgent first; in order of the addresses. */
export function gatherLetters(due: readonly DueChaser[], digests: readonly DueDigest[]): Letter[] {
  const letters = new Map<string, Letter>()
  const letterTo = ({ to, role, committee }: DueChaser | DueDigest): Letter => {
    const letter = letters.get(person(to.address)) ?? {
      to,
      role,
      committee,
      copy: [],
      chasers: [],
      digests: [],
    }
    letters.set(person(to.address), letter)
    return letter
  }
  const byUrgency = due.toSorted(
    (a, b) => URGENCY.indexOf(a.ask.stage) - URGENCY.indexOf(b.ask.stage) || (a.key < b.key ? -1 : 1),
  )
  for (const chaser of byUrgency) letterTo(chaser).chasers.push(chaser)
  for (const digest of digests) letterTo(digest).digests.push(digest)
  return [...letters.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, letter]) => ({ ...letter, copy: copiesOf(letter) }))
}

function copiesOf(letter: Letter): Mailbox[] {
  const copies = new Map<string, Mailbox>()
  for (const { copy } of letter.chasers) {
    for (const mailbox of copy) copies.set(person(mailbox.address), mailbox)
  }
  copies.delete(person(letter.to.address))
  return [...copies.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}

/** The name of the letter's most urgent matter. */
export const stageOf = (letter: Letter): string =>
  letter.chasers[0]?.ask.stage ?? `${letter.digests[0]?.digest.kind ?? 'monday'}-digest`
