import { type Day, dayNumber } from '../calendar/day.ts'
import type { Scanned } from './findings.ts'

/** Said of every file, to whoever relies on it: what nobody looked at is never taken for clean. */
export const SCANNED: Record<Scanned, string> = {
  clean: 'Looked through for harmful software: none was found.',
  'not-scanned': 'Not looked through for harmful software.',
}

/** What is said of a file that a scanner should have looked at, and did not. */
export const notLookedThrough = (because: string): string =>
  `The file was not looked through for harmful software: ${because}. Have your IT department look at it before you open it on another computer.`

/** Days after which a scanner whose signatures are fetched daily has missed too many: new harm is a matter of hours. */
const OLDEST = 7

/** What whoever looks after the machine is told of signatures that are no longer fetched; null while they are. */
export function oldSignatures(from: Day | null, today: Day): string | null {
  const days = from === null ? 0 : dayNumber(today) - dayNumber(from)
  return days <= OLDEST
    ? null
    : `The malware scanner’s signatures are ${days} days old, so it does not know newer harm. Start freshclam, and look why it stopped.`
}

/** Why a file is not taken where only what was looked through is. */
export const mustBeLookedThrough = (because: string): string =>
  `The file was not looked through for harmful software, and only files that were are taken here: ${because}. Send it again later; if that does not help, send this message to your IT department.`

/** `by` is the scanner's name for what it found. */
export const infected = (by: string): string =>
  `The file holds harmful software (${by}), and was not opened. Do not open it again on your computer, tell your IT department, and send a clean copy.`
